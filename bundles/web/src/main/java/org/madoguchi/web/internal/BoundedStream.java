// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body that may not be longer than so many bytes. One that breaks off or does not go on is the
 * sender's fault and no failure of ours.
 */
final class BoundedStream extends FilterInputStream {
    private static final Logger log = LoggerFactory.getLogger(BoundedStream.class);

    private long left;

    BoundedStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (IOException e) {
            log.debug("body broke off", e);
            throw new ProblemException(Problem.of(Problem.Kind.BAD_REQUEST));
        }
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
