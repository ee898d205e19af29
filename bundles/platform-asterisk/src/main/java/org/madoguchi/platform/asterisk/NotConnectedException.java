// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

import java.io.IOException;

/** There is no session: the action certainly did not reach Asterisk. */
public final class NotConnectedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotConnectedException(AmiAccount account) {
        super("no session with " + account);
    }
}
