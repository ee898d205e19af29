// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.web.MessageBundle;

/** The questions that a new survey begins with. */
final class SurveyTemplate {
    /** Ids of the items for citizens, in their order (FJ-270). */
    static final List<String> CITIZENS =
            List.of("age", "gender", "known", "frequency", "satisfaction", "reason", "opinion");

    private static final List<String> STAFF = List.of("quality", "operation", "reason", "opinion");
    private static final int LONGEST_TEXT = 2_000;
    private static final MessageBundle TEXTS = MessageBundle.of(SurveyTemplate.class);

    private SurveyTemplate() {}

    static FormContent of(SurveyAudience audience) {
        String kind = audience == SurveyAudience.STAFF ? "staff" : "citizens";
        List<FormField> fields = new ArrayList<>();
        for (String item : audience == SurveyAudience.STAFF ? STAFF : CITIZENS) {
            fields.add(field(item));
        }
        return new FormContent(
                TEXTS.localized("template." + kind + ".title"),
                TEXTS.localized("template." + kind + ".intro"),
                false,
                fields,
                List.of(),
                FormReceipt.USUAL);
    }

    private static FormField field(String item) {
        return switch (item) {
            case "reason", "opinion" -> new FormField.Text(head(item, false), true, LONGEST_TEXT);
            case "known" -> new FormField.Checks(head(item, true), options(item));
            case "satisfaction", "quality", "operation" ->
                    new FormField.Choice(head(item, true), options("satisfaction"), false);
            default -> new FormField.Choice(head(item, true), options(item), false);
        };
    }

    private static FormField.Head head(String item, boolean required) {
        return new FormField.Head(
                item,
                TEXTS.localized("template." + item),
                TEXTS.localized("template." + item + ".help"),
                required);
    }

    private static List<LocalizedText> options(String item) {
        LocalizedText all = TEXTS.localized("template." + item + ".options");
        String[] ja = all.ja().split("\\|");
        String[] en = all.en().split("\\|");
        List<LocalizedText> options = new ArrayList<>();
        for (int i = 0; i < ja.length; i++) {
            options.add(new LocalizedText(ja[i], en[i]));
        }
        return options;
    }
}
