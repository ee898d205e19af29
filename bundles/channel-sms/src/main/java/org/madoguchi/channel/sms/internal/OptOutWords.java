// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which messages say that somebody wants no more, or wants them again. */
record OptOutWords(Set<String> stop, Set<String> start) {
    OptOutWords {
        stop = folded(stop);
        start = folded(start);
    }

    boolean isStop(String message) {
        return stop.contains(folded(message));
    }

    boolean isStart(String message) {
        return start.contains(folded(message));
    }

    private static Set<String> folded(Set<String> words) {
        return words.stream().map(OptOutWords::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** In any width and case, and with a full stop or in brackets as people quote it. */
    private static String folded(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Punct}。、「」『』]", "");
    }
}
