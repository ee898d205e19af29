// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A mail as it arrived, readable at any place and by several threads until it is closed. */
interface RawMail extends Closeable {
    /** Its lines from the first on; to be called once. */
    MailLines lines() throws IOException;

    /**
     * A stream over some bytes. A failing disk is told by {@link UncheckedIOException}, to keep it
     * apart from a broken encoding: the one must stop the intake, the other must not.
     */
    InputStream range(long begin, long end);
}
