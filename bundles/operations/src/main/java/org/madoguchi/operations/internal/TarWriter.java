// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Files in tar's format (POSIX ustar), with GNU's way of long names and of files over 8 GiB. */
final class TarWriter implements Closeable {
    static final int BLOCK = 512;
    static final int NAME = 100;
    static final int SIZE_AT = 124;
    static final int SIZE = 12;
    static final int TYPE_AT = 156;
    static final byte FILE = '0';
    static final byte LONG_NAME = 'L';

    private static final int CHECKSUM_AT = 148;
    private static final long LARGEST_OCTAL = 0_77777777777L;

    private final OutputStream out;
    private final long seconds;

    TarWriter(OutputStream out, Instant time) {
        this.out = out;
        this.seconds = time.getEpochSecond();
    }

    /**
     * @param size how many bytes come, no more and no less
     */
    void add(String name, long size, InputStream content) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > NAME) {
            byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
            header("././@LongLink".getBytes(StandardCharsets.US_ASCII), ended.length, LONG_NAME);
            content(ended.length, new ByteArrayInputStream(ended), name);
        }
        header(bytes, size, FILE);
        content(size, content, name);
    }

    private void content(long size, InputStream content, String name) throws IOException {
        long copied = content.transferTo(out);
        if (copied != size) {
            throw new IOException(name + " has changed while it was copied");
        }
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    private void header(byte[] name, long size, byte type) throws IOException {
        byte[] block = new byte[BLOCK];
        System.arraycopy(name, 0, block, 0, Math.min(NAME, name.length));
        octal(block, 100, 8, 0_600);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        if (size <= LARGEST_OCTAL) {
            octal(block, SIZE_AT, SIZE, size);
        } else {
            binary(block, size);
        }
        octal(block, 136, 12, seconds);
        block[TYPE_AT] = type;
        text(block, 257, "ustar\00000");
        text(block, CHECKSUM_AT, "        ");
        int sum = 0;
        for (byte each : block) {
            sum += each & 0xff;
        }
        octal(block, CHECKSUM_AT, 7, sum);
        out.write(block);
    }

    private static void octal(byte[] block, int at, int length, long value) {
        text(block, at, String.format("%0" + (length - 1) + "o", value));
        block[at + length - 1] = 0;
    }

    private static void binary(byte[] block, long size) {
        block[SIZE_AT] = (byte) 0x80;
        for (int i = 0; i < Long.BYTES; i++) {
            block[SIZE_AT + SIZE - 1 - i] = (byte) (size >>> (8 * i));
        }
    }

    private static void text(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }
}
