// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

import java.io.IOException;

/** Asterisk has understood and says no; the message is Asterisk's own. */
public final class AmiErrorException extends IOException {
    private static final long serialVersionUID = 1L;

    AmiErrorException(String message) {
        super(message);
    }
}
