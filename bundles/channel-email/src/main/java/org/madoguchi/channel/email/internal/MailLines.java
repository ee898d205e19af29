// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a mail with their places in it. Lines end with LF or CR LF; where the mail has no LF
 * at all, with CR. Of long lines only the begin is kept.
 */
final class MailLines {
    private static final int KEPT = 64 * 1024;

    private final ReadableByteChannel source;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).limit(0);
    private final byte[] line = new byte[KEPT];
    private final byte lineEnd;
    private int kept;
    private long position;
    private long begin;
    private long end;

    MailLines(ReadableByteChannel source) throws IOException {
        this.source = source;
        fill();
        boolean returns = false;
        boolean feeds = false;
        for (int i = 0; i < buffer.limit(); i++) {
            returns |= buffer.get(i) == '\r';
            feeds |= buffer.get(i) == '\n';
        }
        lineEnd = (byte) (returns && !feeds ? '\r' : '\n');
    }

    /** Goes to the next line; false at the end of the mail. */
    boolean next() throws IOException {
        begin = position;
        kept = 0;
        if (!buffer.hasRemaining() && !fill()) {
            end = position;
            return false;
        }
        int returns = 0;
        while (buffer.hasRemaining() || fill()) {
            byte b = buffer.get();
            position++;
            if (b == lineEnd) {
                end = position - 1 - returns;
                kept = (int) Math.min(kept, end - begin);
                return true;
            }
            returns = b == '\r' ? returns + 1 : 0;
            if (kept < KEPT) {
                line[kept++] = b;
            }
        }
        end = position;
        return true;
    }

    /** The line as it is, one character a byte, without its end; cut when it is very long. */
    String text() {
        return new String(line, 0, kept, StandardCharsets.ISO_8859_1);
    }

    boolean isBlank() {
        for (int i = 0; i < kept; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    boolean startsWithDashes() {
        return kept > 2 && line[0] == '-' && line[1] == '-';
    }

    /** Where the line begins. */
    long begin() {
        return begin;
    }

    /** Where the line ends, without the characters that end it. */
    long end() {
        return end;
    }

    /** Where the next line begins. */
    long position() {
        return position;
    }

    private boolean fill() throws IOException {
        buffer.clear();
        int count = source.read(buffer);
        buffer.flip();
        return count > 0;
    }
}
