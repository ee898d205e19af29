// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.util.Optional;

/**
 * A button under suggested questions: it comes back as a postback and belongs to its case.
 *
 * @param key {@code solved} or {@code operator}
 */
record CardButton(String key, String caseToken) {
    static final String SOLVED = "solved";
    static final String OPERATOR = "operator";
    private static final String OURS = "madoguchi:";

    /** As LINE keeps it for us. */
    String data() {
        return OURS + key + ":" + caseToken;
    }

    /** Empty when it is no button of ours: a rich menu may have others. */
    static Optional<CardButton> of(String data) {
        String[] parts = data.split(":", 4);
        boolean ours =
                data.startsWith(OURS)
                        && parts.length == 3
                        && (parts[1].equals(SOLVED) || parts[1].equals(OPERATOR))
                        && parts[2].matches("[a-z0-9]{1,40}");
        return ours ? Optional.of(new CardButton(parts[1], parts[2])) : Optional.empty();
    }
}
