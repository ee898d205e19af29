// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.MailServer;

/** What every channel keeps, with Postfix and Dovecot at the other end. */
class EmailContractIT implements ChannelContract {
    private static MailServer server;

    @TempDir Path spool;

    @BeforeAll
    static void startServer() {
        server = new MailServer();
    }

    @AfterAll
    static void removeServer() {
        server.close();
    }

    @Override
    public FarEnd farEnd() {
        return new MailTown(server, spool);
    }
}
