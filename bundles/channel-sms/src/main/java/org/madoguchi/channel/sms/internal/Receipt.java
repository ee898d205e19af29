// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the centre tells of one of our messages (SMPP 3.4 appendix B, and the optional parameters
 * that say the same better).
 *
 * @param carrierIds the message's id, and how centres write the same id elsewhere, canonical
 * @param error the centre's own code, may be empty
 */
record Receipt(List<String> carrierIds, State state, String error) {
    private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*(\\S+)");
    private static final Pattern STATE = Pattern.compile("(?i)\\bstat:\\s*([A-Za-z]+)");
    private static final Pattern ERROR = Pattern.compile("(?i)\\berr:\\s*(\\w{1,8})");

    /** Where a message stands; the words of the receipt and the number of the parameter. */
    enum State {
        DELIVRD(2),
        EXPIRED(3),
        DELETED(4),
        UNDELIV(5),
        REJECTD(8),
        /** Not the end: on its way, or the centre does not know. */
        OPEN(0);

        private final int number;

        State(int number) {
            this.number = number;
        }

        boolean isFailure() {
            return this != DELIVRD && this != OPEN;
        }

        static State of(Optional<Integer> number, String words) {
            for (State state : values()) {
                boolean meant =
                        number.isPresent()
                                ? number.get() == state.number
                                : words.toUpperCase(Locale.ROOT).equals(state.name());
                if (meant) {
                    return state;
                }
            }
            return OPEN;
        }
    }

    Receipt {
        carrierIds = List.copyOf(carrierIds);
    }

    /** Empty when it does not say what it is about. */
    static Optional<Receipt> in(Piece piece) {
        String text = new String(piece.body(), StandardCharsets.ISO_8859_1);
        String id =
                piece.parameter(Tag.RECEIPTED_MESSAGE_ID)
                        .map(Receipt::cString)
                        .filter(value -> !value.isEmpty())
                        .orElseGet(() -> group(ID, text));
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Receipt(
                                spellings(id),
                                State.of(piece.number(Tag.MESSAGE_STATE), group(STATE, text)),
                                group(ERROR, text)));
    }

    private static String cString(byte[] value) {
        return new String(value, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
    }

    private static String group(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    /** Some centres answer in hexadecimal and report in decimal. */
    private static List<String> spellings(String id) {
        List<String> spellings = new ArrayList<>(List.of(canonical(id)));
        if (id.matches("[0-9]{1,30}")) {
            spellings.add(canonical(new BigInteger(id).toString(16)));
        }
        if (id.matches("[0-9A-Fa-f]{1,30}")) {
            spellings.add(canonical(new BigInteger(id, 16).toString()));
        }
        return spellings.stream().distinct().toList();
    }

    /** What looks like a number is the same in either case, and with zeros before it. */
    static String canonical(String id) {
        return id.matches("[0-9A-Fa-f]{1,30}")
                ? id.toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "")
                : id;
    }
}
