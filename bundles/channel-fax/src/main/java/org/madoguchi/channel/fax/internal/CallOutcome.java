// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a call that should carry a FAX ended. */
record CallOutcome(Kind kind, int pages) {
    private static final Pattern RESULT = Pattern.compile("([A-Z]*):0?([0-9]{0,5}):([A-Z0-9_]*)");

    // causes of Q.850 that a call without an answer ends by
    private static final int NORMAL = 16;
    private static final int BUSY = 17;
    private static final int NO_RESPONSE = 18;
    private static final int NO_ANSWER = 19;

    enum Kind {
        /** All pages, confirmed by the other machine. */
        SENT,
        BUSY,
        NO_ANSWER,
        /** Our line, or no such number. */
        NOT_CONNECTED,
        /** Somebody answered, but no FAX machine. */
        NO_MACHINE,
        /** After some pages, or none. */
        BROKEN,
        /** Asterisk could not read the document. */
        UNREADABLE
    }

    /**
     * @param cause as Q.850 numbers them
     */
    static CallOutcome unanswered(int cause) {
        Kind kind =
                switch (cause) {
                    case BUSY -> Kind.BUSY;
                    case NORMAL, NO_RESPONSE, NO_ANSWER -> Kind.NO_ANSWER;
                    default -> Kind.NOT_CONNECTED;
                };
        return new CallOutcome(kind, 0);
    }

    /**
     * @param result as the dialplan keeps it: STATUS:PAGES:ERROR
     */
    static CallOutcome of(String result) {
        Matcher parts = RESULT.matcher(result);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no result of a FAX: " + result);
        }
        int pages = parts.group(2).isEmpty() ? 0 : Integer.parseInt(parts.group(2));
        Kind kind;
        if (parts.group(1).equals("SUCCESS")) {
            kind = Kind.SENT;
        } else if (parts.group(3).equals("FILE_ERROR")) {
            kind = Kind.UNREADABLE;
        } else {
            kind = pages == 0 ? Kind.NO_MACHINE : Kind.BROKEN;
        }
        return new CallOutcome(kind, pages);
    }
}
