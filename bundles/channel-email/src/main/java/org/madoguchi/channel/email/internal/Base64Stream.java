// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes base64 and gives everything that can be decoded: signs that do not belong there are left
 * out, padding may stand in the middle or be missing.
 */
final class Base64Stream extends InputStream {
    private static final int END = -1;
    private static final int PAD = -2;
    private static final int SPACE = -3;
    private static final int FOREIGN = -4;

    private final InputStream in;
    private final byte[] chunk = new byte[8192];
    private int chunkAt;
    private int chunkEnd;

    private int bits;
    private int bitCount;
    private boolean sound = true;

    Base64Stream(InputStream in) {
        this.in = in;
    }

    /** Whether nothing had to be left out so far. */
    boolean isSound() {
        return sound;
    }

    @Override
    public int read() throws IOException {
        while (bitCount < 8) {
            int sextet = nextSextet();
            if (sextet == END) {
                // six lone bits hold no byte
                sound &= bitCount < 6;
                bitCount = 0;
                return -1;
            } else if (sextet == PAD) {
                sound &= bitCount < 6;
                bitCount = 0;
            } else if (sextet == FOREIGN) {
                sound = false;
            } else if (sextet >= 0) {
                bits = (bits << 6 | sextet) & 0xffff;
                bitCount += 6;
            }
        }
        bitCount -= 8;
        return bits >> bitCount & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 && length > 0 ? -1 : count;
            }
            buffer[offset + count++] = (byte) next;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int nextSextet() throws IOException {
        if (chunkAt == chunkEnd) {
            chunkAt = 0;
            chunkEnd = in.read(chunk);
            if (chunkEnd <= 0) {
                chunkEnd = 0;
                return END;
            }
        }
        byte sign = chunk[chunkAt++];
        if (sign >= 'A' && sign <= 'Z') {
            return sign - 'A';
        } else if (sign >= 'a' && sign <= 'z') {
            return sign - 'a' + 26;
        } else if (sign >= '0' && sign <= '9') {
            return sign - '0' + 52;
        }
        return switch (sign) {
            case '+' -> 62;
            case '/' -> 63;
            case '=' -> PAD;
            case ' ', '\t', '\r', '\n' -> SPACE;
            default -> FOREIGN;
        };
    }
}
