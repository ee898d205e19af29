// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import org.madoguchi.api.LocalizedText;

/** This message can never be a FAX as it stands. */
final class UnsendableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LocalizedText reason;

    UnsendableException(LocalizedText reason) {
        super(reason.en());
        this.reason = reason;
    }

    LocalizedText reason() {
        return reason;
    }
}
