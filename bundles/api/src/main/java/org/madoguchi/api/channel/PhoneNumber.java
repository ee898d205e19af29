// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of the public telephone network in its international form (E.164), so that one line is
 * one string however it was written or signalled: {@code +81466251111} for 「０４６６－２５－１１１１」.
 *
 * <p>Numbers without a country are Japanese. What is no such number stays what it is and is none of
 * these: an extension, 110, 「非通知」.
 *
 * @param value a plus and 7 to 15 digits, the country's code first
 */
public record PhoneNumber(String value) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern PUNCTUATION =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}()\\[\\]./・−ー]+");
    private static final String JAPAN = "+81";

    /**
     * Within Japan, after the 0: mobile, IP and pager numbers (third digit 0) have ten digits, all
     * others nine.
     */
    private static final Pattern WITHIN_JAPAN =
            Pattern.compile("[1-9]0[0-9]{8}|[1-9][1-9][0-9]{7}");

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            // the value may be somebody's number: it does not belong into a log
            throw new IllegalArgumentException("not a telephone number in international form");
        }
    }

    /**
     * Reads what a person wrote or a Japanese carrier signalled: of any width, with or without
     * punctuation, {@code +81…}, {@code 010 81…} or {@code 0…}, with 184 or 186 before it. Where
     * the protocol says that a number is international and has no plus, put one before it.
     *
     * @return empty when it is no complete number of the public network
     */
    public static Optional<PhoneNumber> read(String written) {
        if (written.length() > 100) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
        // the 0 of +81 (0)466 is dialled within the country only
        String digits = PUNCTUATION.matcher(plain.replace("(0)", "")).replaceAll("");
        if (digits.startsWith("1840") || digits.startsWith("1860")) {
            digits = digits.substring(3);
        }
        if (digits.startsWith("010")) {
            digits = "+" + digits.substring(3);
        } else if (digits.startsWith("0")) {
            return japanese(digits.substring(1));
        }
        if (digits.startsWith(JAPAN)) {
            String within = digits.substring(JAPAN.length());
            return japanese(within.startsWith("0") ? within.substring(1) : within);
        }
        return E164.matcher(digits).matches()
                ? Optional.of(new PhoneNumber(digits))
                : Optional.empty();
    }

    private static Optional<PhoneNumber> japanese(String within) {
        return WITHIN_JAPAN.matcher(within).matches()
                ? Optional.of(new PhoneNumber(JAPAN + within))
                : Optional.empty();
    }

    /** Digits as they are dialled from within Japan: {@code 0466251111}, {@code 0101202…}. */
    public String dialled() {
        return value.startsWith(JAPAN)
                ? "0" + value.substring(JAPAN.length())
                : "010" + value.substring(1);
    }

    @Override
    public String toString() {
        return value;
    }
}
