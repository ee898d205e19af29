// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.madoguchi.api.RejectedException;
import org.madoguchi.web.FormData;

/** Why somebody takes data out, in their own words: it is on record with what they took. */
final class ExportReason {
    private static final int LONGEST = 200;

    private ExportReason() {}

    /**
     * @throws RejectedException when none is given, or it is too long
     */
    static String of(FormData form) {
        return form.filled("reason")
                .filter(words -> words.length() <= LONGEST)
                .orElseThrow(
                        () ->
                                new RejectedException(
                                        Screens.bothLanguages("list.export.no-reason")));
    }
}
