// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may not be longer than so many bytes. */
final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new ProblemException(Problem.of(Problem.Kind.TOO_LARGE));
        }
    }
}
