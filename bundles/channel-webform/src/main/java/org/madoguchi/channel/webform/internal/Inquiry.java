// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.FormData;

/**
 * What somebody typed, as typed but for blanks at the ends.
 *
 * @param key made when the form was first shown; names the inquiry and its files
 * @param email as typed: full-width letters are forgiven
 * @param article number of the article that was read, may be empty
 * @param trap a field that people do not see; a machine fills it in
 */
record Inquiry(
        String key,
        String article,
        String name,
        String email,
        String subject,
        String text,
        String trap) {
    static final int NAME_MAX = 100;
    static final int EMAIL_MAX = 254;
    static final int SUBJECT_MAX = 200;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern ARTICLE = Pattern.compile("\\d{1,18}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** An empty form. */
    static Inquiry about(String article) {
        return new Inquiry(newKey(), numberOrEmpty(article), "", "", "", "", "");
    }

    static Inquiry of(FormData form) {
        String key = form.text("key");
        return new Inquiry(
                KEY.matcher(key).matches() ? key : newKey(),
                numberOrEmpty(form.text("article")),
                line(form.text("name")),
                line(form.text("email")),
                line(form.text("subject")),
                lines(form.text("text")),
                form.text("website"));
    }

    Optional<ArticleId> articleId() {
        return article.isEmpty()
                ? Optional.empty()
                : Optional.of(new ArticleId(Long.parseLong(article)));
    }

    /** The address in its normal form; empty when none was given. */
    String normalEmail() {
        return Normalizer.normalize(email, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String newKey() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String numberOrEmpty(String text) {
        return ARTICLE.matcher(text).matches() ? text : "";
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    /** Control characters have no meaning here and break what reads the case later. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
    }
}
