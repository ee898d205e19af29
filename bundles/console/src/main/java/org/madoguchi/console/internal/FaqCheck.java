// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.knowledge.ArticleLink;

/** What has to be mended in a form before the desk is asked, each beside its field. */
final class FaqCheck {
    private static final int MOST_QUESTION = 300;
    private static final int MOST_ANSWER = 60_000;
    private static final int MOST_SHORT = 500;
    private static final int MOST_LABEL = 200;
    private static final int MOST_ADDRESS = 1_000;

    private static final Pattern ADDRESS =
            Pattern.compile("(https?://[^\\s/]+\\S*|mailto:\\S+@\\S+|tel:[-+0-9]+)");

    private FaqCheck() {}

    /** The field, and the key of a message that says what to do. */
    static Map<String, String> problems(FaqForm form, ZoneId zone) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (form.question().isEmpty()) {
            problems.put("question", "faq.wrong.question");
        } else if (form.question().length() > MOST_QUESTION) {
            problems.put("question", "faq.wrong.question.long");
        }
        if (form.answer().isEmpty()) {
            problems.put("answer", "faq.wrong.answer");
        } else if (form.answer().length() > MOST_ANSWER) {
            problems.put("answer", "faq.wrong.answer.long");
        }
        if (form.shortAnswer().length() > MOST_SHORT) {
            problems.put("shortAnswer", "faq.wrong.short");
        }
        if (form.links().stream().anyMatch(link -> !isGood(link))) {
            problems.put("links", "faq.wrong.link");
        }
        times(form, zone, problems);
        return problems;
    }

    private static void times(FaqForm form, ZoneId zone, Map<String, String> problems) {
        Optional<Instant> begin = FaqForm.instant(form.from(), zone);
        Optional<Instant> end = FaqForm.instant(form.until(), zone);
        if (begin.isEmpty() && !form.from().isEmpty()) {
            problems.put("from", "faq.wrong.time");
        }
        if (end.isEmpty() && !form.until().isEmpty()) {
            problems.put("until", "faq.wrong.time");
        } else if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            problems.put("until", "faq.wrong.order");
        }
    }

    private static boolean isGood(ArticleLink link) {
        return !link.label().isEmpty()
                && link.label().length() <= MOST_LABEL
                && link.address().length() <= MOST_ADDRESS
                && ADDRESS.matcher(link.address()).matches();
    }
}
