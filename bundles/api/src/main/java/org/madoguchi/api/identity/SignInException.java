// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import org.madoguchi.api.LocalizedText;

/** A provider did not tell who somebody is. */
public class SignInException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LocalizedText reason;

    /**
     * @param reason what happened and what to do, for whoever signs in; names no person
     */
    public SignInException(LocalizedText reason, Throwable cause) {
        super(reason.en(), cause);
        this.reason = reason;
    }

    public LocalizedText reason() {
        return reason;
    }
}
