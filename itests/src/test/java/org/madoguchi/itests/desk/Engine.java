// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.net.URI;

/** A browser's engine; each of its windows has cookies of its own. */
interface Engine extends AutoCloseable {
    Window open(URI site);

    @Override
    void close();
}
