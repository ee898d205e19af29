// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FarEnd;

/** What every channel keeps. */
class FolderContractTest implements ChannelContract {
    @TempDir Path data;

    @Override
    public FarEnd farEnd() {
        return new OtherSystem(data);
    }
}
