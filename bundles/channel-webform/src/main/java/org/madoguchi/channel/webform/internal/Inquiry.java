// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.web.FormData;

/**
 * A form that is being filled in.
 *
 * @param article number of the article that was read, may be empty
 * @param trap a field that people do not see; a machine fills it in
 */
record Inquiry(Form form, Ticket ticket, String article, Answers answers, String trap) {
    private static final Pattern ARTICLE = Pattern.compile("\\d{1,18}");

    /** An empty form. */
    static Inquiry about(Form form, Ticket ticket, String article) {
        return new Inquiry(form, ticket, numberOrEmpty(article), Answers.none(), "");
    }

    static Inquiry of(Form form, Ticket ticket, FormData data) {
        return new Inquiry(
                form,
                ticket,
                numberOrEmpty(data.text("article")),
                Answers.of(form, data),
                data.text("website"));
    }

    /** The items that apply to what was answered. */
    List<FormField> fields() {
        return form.content().applying(answers::all);
    }

    /** Without what was typed into items that do not apply: it is nobody's business then. */
    Inquiry settled() {
        return with(answers.to(fields()));
    }

    Inquiry with(Answers other) {
        return new Inquiry(form, ticket, article, other, trap);
    }

    static Optional<ArticleId> articleId(String article) {
        return numberOrEmpty(article).isEmpty()
                ? Optional.empty()
                : Optional.of(new ArticleId(Long.parseLong(article)));
    }

    /** Where the answer goes, in its normal form; empty when none was given. */
    String email() {
        return first(FormField.Mail.class).map(Inquiry::normal).orElse("");
    }

    String name() {
        return first(FormField.Name.class).orElse("");
    }

    private Optional<String> first(Class<? extends FormField> kind) {
        return fields().stream()
                .filter(kind::isInstance)
                .map(field -> answers.text(field.head().id()))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Full-width letters are forgiven. */
    static String normal(String address) {
        return Normalizer.normalize(address, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String numberOrEmpty(String text) {
        return ARTICLE.matcher(text).matches() ? text : "";
    }
}
