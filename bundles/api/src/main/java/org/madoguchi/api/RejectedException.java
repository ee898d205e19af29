// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

/**
 * The request cannot be carried out as it stands, and the person who made it can mend it. Fronts
 * show {@link #reason()} as it is.
 */
public class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LocalizedText reason;

    public RejectedException(LocalizedText reason) {
        super(reason.en());
        this.reason = reason;
    }

    /** What is wrong and what to do, in the reader's words. */
    public LocalizedText reason() {
        return reason;
    }
}
