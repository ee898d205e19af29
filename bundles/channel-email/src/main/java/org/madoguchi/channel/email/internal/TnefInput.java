// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.madoguchi.api.Content;

/** Little-endian numbers and runs of bytes, with their place. Lengths are never believed. */
final class TnefInput implements Closeable {
    private static final int MAX_VALUE = 2 * 1024 * 1024;

    private final Content content;
    private final InputStream in;
    private long position;

    TnefInput(Content content) throws IOException {
        this.content = content;
        in = new BufferedInputStream(content.open());
    }

    long position() {
        return position;
    }

    boolean atEnd() {
        return position >= content.size();
    }

    int octet() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("TNEF ends at " + position);
        }
        position++;
        return value;
    }

    int shortNumber() throws IOException {
        return octet() | octet() << 8;
    }

    /** Unsigned, 32 bits. */
    long number() throws IOException {
        return shortNumber() | (long) shortNumber() << 16;
    }

    /** Goes forward to a place. */
    void to(long place) throws IOException {
        if (place < position || place > content.size()) {
            throw new EOFException("TNEF points at " + place + " from " + position);
        }
        in.skipNBytes(place - position);
        position = place;
    }

    /** The next bytes; of very many only the first. */
    byte[] bytes(long length) throws IOException {
        long end = position + length;
        byte[] found = in.readNBytes((int) Math.min(length, MAX_VALUE));
        position += found.length;
        to(end);
        return found;
    }

    /** The next bytes as something to be read later. */
    Content slice(long length) throws IOException {
        Content slice = new Slice(content, position, length);
        to(position + length);
        return slice;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
