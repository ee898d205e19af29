// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.io.InputStream;
import org.madoguchi.api.Content;

/**
 * A run of bytes within a larger content, read from there each time it is opened.
 *
 * @param offset where it begins; the whole is long enough
 */
record Slice(Content whole, long offset, long size) implements Content {
    @Override
    public InputStream open() throws IOException {
        InputStream in = whole.open();
        try {
            in.skipNBytes(offset);
            return new LimitedStream(in, size);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
