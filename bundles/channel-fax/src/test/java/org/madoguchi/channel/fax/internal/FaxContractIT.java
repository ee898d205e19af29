// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.Asterisk;

/** The contract of every channel, over a real telephone line. */
class FaxContractIT implements ChannelContract {
    private static Asterisk asterisk;

    @TempDir Path outbox;

    @BeforeAll
    static void startAsterisk() {
        asterisk = new Asterisk();
    }

    @AfterAll
    static void removeAsterisk() {
        asterisk.close();
    }

    @Override
    public FarEnd farEnd() {
        return new FaxTown(asterisk, outbox);
    }
}
