// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;

/** The machine has no font that knows Japanese. */
final class NoFontException extends IOException {
    private static final long serialVersionUID = 1L;

    NoFontException(Throwable cause) {
        super("no Japanese font", cause);
    }
}
