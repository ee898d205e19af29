// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Reads the printed text of page images. */
interface TextReader {
    /** Whether it can read at all now; asked for each document. */
    boolean isThere();

    /**
     * @param page a PNG
     * @param limit after which it gives up
     * @return the lines, as the engine sees them
     * @throws IOException when it could not read the page
     */
    String read(Path page, Duration limit) throws IOException;
}
