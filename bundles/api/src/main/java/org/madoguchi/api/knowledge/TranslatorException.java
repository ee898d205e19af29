// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.io.IOException;
import org.madoguchi.api.LocalizedText;

/** A machine has not translated. */
public class TranslatorException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient LocalizedText reason;

    /**
     * @param reason for an editor: what happened and what to do
     * @param cause for the log; null when there is none
     */
    public TranslatorException(LocalizedText reason, Throwable cause) {
        super(reason.en(), cause);
        this.reason = reason;
    }

    /** What happened and what to do, in the editor's words. */
    public LocalizedText reason() {
        return reason;
    }
}
