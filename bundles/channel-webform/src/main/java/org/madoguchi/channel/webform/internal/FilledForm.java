// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.city.City;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormSheets;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Templates;

/** The first page of an inquiry for others: its items and its rules, without files and tickets. */
final class FilledForm implements FormSheets {
    private final WebformSettings settings;
    private final City city;
    private final Clock clock;
    private final Templates templates = Templates.of(FilledForm.class);
    private final MessageBundle messages = MessageBundle.of(FilledForm.class);

    FilledForm(WebformSettings settings, City city, Clock clock) {
        this.settings = settings;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public Sheet sheet(
            FormContent content, Map<String, List<String>> typed, Locale language, Way way) {
        FormSite site =
                new FormSite(
                        messages.in(language),
                        city,
                        false,
                        way.csrf(),
                        way.action(),
                        FormSite.Use.ELSEWHERE,
                        "",
                        List.of(),
                        way.button(),
                        way.note());
        Inquiry inquiry =
                Inquiry.of(
                        new Form(FormId.STANDARD, 0, content),
                        Ticket.NONE,
                        new FormData(typed, Map.of()));
        boolean sent = typed.containsKey("confirm") || typed.containsKey("next");
        Map<String, String> problems = sent ? problems(inquiry, site) : Map.of();
        return new Sheet(
                templates.render("input.jte", Map.of("sheet", page(site, inquiry, problems))),
                sent && problems.isEmpty(),
                told(inquiry));
    }

    private Map<String, String> problems(Inquiry inquiry, FormSite site) {
        return InquiryRules.broken(
                inquiry, 0, settings, LocalDate.now(clock.withZone(city.zone())), site);
    }

    private FormSheet page(FormSite site, Inquiry inquiry, Map<String, String> problems) {
        return new FormSheet(
                site, inquiry, Optional.empty(), List.of(), problems, "", settings.textMax(), 0, 0);
    }

    /** Of several, each; of what has several inputs, the whole. */
    private static Map<String, List<String>> told(Inquiry inquiry) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (FormField field : inquiry.fields()) {
            List<String> answers =
                    field instanceof FormField.Checks
                            ? inquiry.answers().all(field.head().id())
                            : List.of(inquiry.answers().told(field));
            if (answers.stream().anyMatch(answer -> !answer.isEmpty())) {
                told.put(field.head().id(), answers);
            }
        }
        return told;
    }
}
