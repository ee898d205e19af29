// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormField;
import org.madoguchi.channel.webform.internal.ReadArticles.Read;

/**
 * A filled-in form with what belongs to it on the page.
 *
 * @param read looked up once, because a database may be slow to say no
 * @param problems by input, in the order of the form
 * @param notice why nothing was sent, may be empty
 * @param textMost longest text that is taken at all
 * @param filesMost so many files, 0 for none
 */
record FormSheet(
        FormSite site,
        Inquiry inquiry,
        Optional<Read> read,
        List<Attachment> files,
        Map<String, String> problems,
        String notice,
        int textMost,
        int filesMost,
        int megabytes) {

    FormSheet with(Map<String, String> others) {
        return new FormSheet(
                site, inquiry, read, files, others, notice, textMost, filesMost, megabytes);
    }

    FormSheet with(Inquiry other) {
        return new FormSheet(
                site, other, read, files, problems, notice, textMost, filesMost, megabytes);
    }

    FormSheet noticed(String why) {
        return new FormSheet(
                site, inquiry, read, files, problems, why, textMost, filesMost, megabytes);
    }

    Form form() {
        return inquiry.form();
    }

    /** The items that are shown: that of files only where files are taken. */
    List<FormField> fields() {
        return shown(form().content().fields());
    }

    /** Those of them that apply to what was answered. */
    List<FormField> applying() {
        return shown(inquiry.fields());
    }

    private List<FormField> shown(List<FormField> fields) {
        return fields.stream()
                .filter(field -> !(field instanceof FormField.Files) || filesMost > 0)
                .toList();
    }

    /**
     * For whom an item is, in the reader's words; empty when it is for everybody, and in a form
     * that is half done when what it depends on is not there.
     */
    Optional<String> condition(FormField field) {
        FormField.Condition when = field.head().when();
        return form().content().fields().stream()
                .filter(other -> other.head().id().equals(when.item()))
                .filter(other -> !when.values().isEmpty())
                .findFirst()
                .map(
                        other ->
                                text(
                                        field instanceof FormField.Note ? "when.note" : "when",
                                        site.in(other.head().label()),
                                        wanted(other, when)));
    }

    private String wanted(FormField other, FormField.Condition when) {
        return other.choices().stream()
                .filter(option -> when.values().contains(option.ja()))
                .map(option -> text("when.value", site.in(option)))
                .collect(Collectors.joining(text("when.or")));
    }

    String text(String key, Object... args) {
        return site.text(key, args);
    }

    String value(String input) {
        return inquiry.answers().text(input);
    }

    boolean isBroken(String input) {
        return problems.containsKey(input);
    }

    String invalid(String input) {
        return isBroken(input) ? "true" : null;
    }

    /** What describes an input, for those who do not see it; null for nothing. */
    String described(FormField field, String input) {
        String hint = hasHint(field) ? field.head().id() + "-hint" : "";
        String error = isBroken(input) ? input + "-error" : "";
        String all = (hint + " " + error).strip();
        return all.isEmpty() ? null : all;
    }

    boolean hasHint(FormField field) {
        return !field.head().help().ja().isBlank()
                || field instanceof FormField.Text text && text.paragraph()
                || field instanceof FormField.Files;
    }

    int most(FormField.Text field) {
        return Math.min(field.most(), textMost);
    }

    int most(FormField.Files field) {
        return Math.min(field.most(), filesMost);
    }
}
