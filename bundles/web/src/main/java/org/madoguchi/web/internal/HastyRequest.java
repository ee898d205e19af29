// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;

/**
 * A request whose body must have come within some time. Here and not where the body is read: CXF
 * reads it to its end before it answers, whatever the answer is.
 */
final class HastyRequest extends HttpServletRequestWrapper {
    private final long began = System.nanoTime();
    private final long patience;

    HastyRequest(HttpServletRequest request, Duration patience) {
        super(request);
        this.patience = patience.toNanos();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Body(super.getInputStream());
    }

    private final class Body extends ServletInputStream {
        private final ServletInputStream in;

        Body(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            requireTime();
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            requireTime();
            return in.read(buffer, offset, length);
        }

        /** A body that stands still is ended by the server. */
        private void requireTime() throws IOException {
            if (System.nanoTime() - began > patience) {
                throw new IOException("the body came too slowly");
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
