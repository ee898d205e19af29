// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

/** A real mail server of our own, as citizens and departments use it. */
final class MailServer extends org.madoguchi.test.MailServer {
    private MailServer() {}

    static MailServer start() {
        return new MailServer();
    }

    Post post() {
        return new Post(port("SMTP"), port("IMAP"), password());
    }
}
