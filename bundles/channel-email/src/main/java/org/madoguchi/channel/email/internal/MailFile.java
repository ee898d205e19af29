// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A mail that was too large for the memory. */
final class MailFile implements RawMail {
    private final FileChannel channel;

    private MailFile(FileChannel channel) {
        this.channel = channel;
    }

    static MailFile open(Path file) throws IOException {
        return new MailFile(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public MailLines lines() throws IOException {
        return new MailLines(channel);
    }

    @Override
    public InputStream range(long begin, long end) {
        return new Range(begin, end);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Range extends InputStream {
        private long at;
        private final long end;
        private final byte[] single = new byte[1];

        Range(long begin, long end) {
            this.at = begin;
            this.end = end;
        }

        @Override
        public int read() {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int wanted = (int) Math.min(length, end - at);
            if (wanted <= 0) {
                return length == 0 ? 0 : -1;
            }
            try {
                int count = channel.read(ByteBuffer.wrap(buffer, offset, wanted), at);
                at += Math.max(count, 0);
                return count;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
