// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormField.Head;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;

/** The form as it is delivered. */
final class StandardForm {
    static final Form AS_DELIVERED = new Form(FormId.STANDARD, 0, content());

    private StandardForm() {}

    private static FormContent content() {
        return new FormContent(
                text("standard.title"),
                text("standard.intro"),
                false,
                List.of(
                        new FormField.Text(head("text", true), true, 10_000),
                        new FormField.Text(head("subject", false), false, 200),
                        new FormField.Name(head("name", false), false),
                        new FormField.Mail(head("email", false)),
                        new FormField.Files(head("files", false), 3)),
                List.of(),
                FormReceipt.USUAL);
    }

    private static Head head(String id, boolean required) {
        return new Head(id, text("standard." + id), text("standard." + id + ".help"), required);
    }

    private static LocalizedText text(String key) {
        return LocalizedText.from(StandardForm.class, key);
    }
}
