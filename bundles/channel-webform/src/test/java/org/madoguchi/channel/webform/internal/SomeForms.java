// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormField.Head;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.Forms;
import org.madoguchi.api.knowledge.CategoryId;

/** Forms in memory: the usual one, and those that a test publishes. */
final class SomeForms implements Forms {
    static final Form USUAL =
            form(
                    0,
                    0,
                    "お問い合わせ",
                    List.of(
                            new FormField.Text(head("text", "お問い合わせの内容", true), true, 10_000),
                            new FormField.Text(head("subject", "件名", false), false, 200),
                            new FormField.Name(head("name", "お名前", false), false),
                            new FormField.Mail(head("email", "メールアドレス", false)),
                            new FormField.Files(head("files", "添付ファイル", false), 3)));

    private final List<Form> published = new ArrayList<>(List.of(USUAL));

    static Form form(long id, int version, String name, List<FormField> fields) {
        return form(id, version, name, fields, FormReceipt.USUAL);
    }

    static Form form(
            long id, int version, String name, List<FormField> fields, FormReceipt receipt) {
        return new Form(
                new FormId(id),
                version,
                new FormContent(
                        new LocalizedText(name, name.equals("お問い合わせ") ? "Inquiry" : ""),
                        LocalizedText.same(""),
                        false,
                        fields,
                        List.of(new CategoryId(id)),
                        receipt));
    }

    static Head head(String id, String label, boolean required) {
        return new Head(id, new LocalizedText(label, ""), LocalizedText.same(""), required);
    }

    static List<LocalizedText> options(String... names) {
        return List.of(names).stream().map(name -> new LocalizedText(name, "")).toList();
    }

    void publish(Form form) {
        published.add(form);
    }

    @Override
    public Form serving(Collection<CategoryId> categories) {
        return published.stream()
                .filter(form -> form.content().categories().stream().anyMatch(categories::contains))
                .reduce((older, newer) -> newer)
                .orElse(USUAL);
    }

    @Override
    public Optional<Form> published(FormId id) {
        return published.stream()
                .filter(form -> form.id().equals(id))
                .reduce((older, newer) -> newer);
    }

    @Override
    public Optional<Form> published(FormId id, int version) {
        return published.stream()
                .filter(form -> form.id().equals(id) && form.version() == version)
                .findFirst();
    }
}
