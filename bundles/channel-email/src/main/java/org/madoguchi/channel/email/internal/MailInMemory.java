// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/** A mail of ordinary size. */
record MailInMemory(byte[] bytes) implements RawMail {
    @Override
    public MailLines lines() throws IOException {
        return new MailLines(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    @Override
    public InputStream range(long begin, long end) {
        return new ByteArrayInputStream(bytes, (int) begin, (int) (end - begin));
    }

    @Override
    public void close() {
        // nothing is open
    }
}
