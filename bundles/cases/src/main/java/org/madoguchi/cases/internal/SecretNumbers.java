// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.text.Normalizer;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers that should not be written to anybody, found by their length and check digit, as people
 * write them: full-width too, in one piece or in groups of four.
 */
final class SecretNumbers {
    private static final Pattern TWELVE =
            Pattern.compile("(?<![0-9])(?:[0-9]{12}|[0-9]{4}([- ])[0-9]{4}\\1[0-9]{4})(?![0-9])");
    private static final Pattern CARD =
            Pattern.compile(
                    "(?<![0-9])(?:[3-6][0-9]{13,15}|[3-6][0-9]{3}([- ])[0-9]{4}\\1[0-9]{4}\\1[0-9]{4}"
                            + "|3[47][0-9]{2}([- ])[0-9]{6}\\2[0-9]{5})(?![0-9])");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private final String text;

    SecretNumbers(String text) {
        // the hyphens that Japanese keyboards offer
        this.text =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\u2010-\\u2015\\u2212\\u30fc]", "-");
    }

    /** For what is written where no such number belongs and nobody looks at it again. */
    static void refuse(String text) {
        SecretNumbers numbers = new SecretNumbers(text);
        if (numbers.holdPersonalNumber() || numbers.holdCardNumber()) {
            throw DeskTexts.rejection("secret-number");
        }
    }

    /** Somebody's Individual Number (マイナンバー): twelve digits, the last a check digit. */
    boolean holdPersonalNumber() {
        return hold(TWELVE, SecretNumbers::isPersonalNumber);
    }

    boolean holdCardNumber() {
        return hold(CARD, SecretNumbers::isCardNumber);
    }

    private boolean hold(Pattern form, Predicate<String> checked) {
        return form.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> NO_DIGIT.matcher(found).replaceAll(""))
                .anyMatch(checked);
    }

    /** The check digit of the ordinance 総務省令第85号 (2014), article 5. */
    private static boolean isPersonalNumber(String digits) {
        int sum = 0;
        for (int place = 1; place <= 11; place++) {
            int weight = place <= 6 ? place + 1 : place - 5;
            sum += weight * Character.digit(digits.charAt(11 - place), 10);
        }
        int rest = sum % 11;
        return Character.digit(digits.charAt(11), 10) == (rest <= 1 ? 0 : 11 - rest);
    }

    /** ISO/IEC 7812: the sum with every second digit doubled ends with 0. */
    private static boolean isCardNumber(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - place), 10);
            int doubled = place % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
