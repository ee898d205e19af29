// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads what {@link TarWriter} writes, one file after the other. */
final class TarReader implements Closeable {
    private static final int LONGEST_NAME = 10_000;

    private final InputStream in;
    private long left;
    private long padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The name of the next file; empty after the last one. */
    Optional<String> next() throws IOException {
        in.skipNBytes(left + padding);
        left = 0;
        padding = 0;
        byte[] block = block();
        if (block[0] == 0) {
            return Optional.empty();
        }
        String name = text(Arrays.copyOf(block, TarWriter.NAME));
        if (block[TarWriter.TYPE_AT] == TarWriter.LONG_NAME) {
            if (left > LONGEST_NAME) {
                throw new IOException("a name is too long");
            }
            name = text(read((int) left));
            in.skipNBytes(padding);
            block = block();
        }
        if (block[TarWriter.TYPE_AT] != TarWriter.FILE) {
            throw new IOException(name + " is no plain file");
        }
        return Optional.of(name);
    }

    /** Some bytes of the present file; -1 at its end. */
    int read(byte[] buffer) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
            throw new IOException("it ends too early");
        }
        left -= count;
        return count;
    }

    private byte[] block() throws IOException {
        byte[] block = read(TarWriter.BLOCK);
        left = size(block);
        padding = (TarWriter.BLOCK - left % TarWriter.BLOCK) % TarWriter.BLOCK;
        return block;
    }

    private byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("it ends too early");
        }
        return bytes;
    }

    private static long size(byte[] block) throws IOException {
        byte[] field =
                Arrays.copyOfRange(block, TarWriter.SIZE_AT, TarWriter.SIZE_AT + TarWriter.SIZE);
        try {
            if (field[0] < 0) {
                field[0] = 0;
                return new BigInteger(field).longValueExact();
            }
            String octal = text(field).strip();
            return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IOException("a size cannot be read", e);
        }
    }

    private static String text(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
