// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.Smsc;

/** What every channel keeps, with an SMS centre that others wrote at the other end. */
class SmsContractIT implements ChannelContract {
    private static Smsc smsc;

    @TempDir Path data;

    @BeforeAll
    static void startCentre() {
        smsc = new Smsc();
    }

    @AfterAll
    static void removeCentre() {
        smsc.close();
    }

    @Override
    public FarEnd farEnd() {
        return new SmsTown(smsc, data);
    }
}
