// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.city.City;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormTrial;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Templates;

/** The same pages and rules as citizens have, without tickets, files and sending. */
final class TriedForm implements FormTrial {
    private final WebformSettings settings;
    private final City city;
    private final Postcodes postcodes;
    private final Clock clock;
    private final Templates templates = Templates.of(TriedForm.class);
    private final MessageBundle messages = MessageBundle.of(TriedForm.class);

    TriedForm(WebformSettings settings, City city, Postcodes postcodes, Clock clock) {
        this.settings = settings;
        this.city = city;
        this.postcodes = postcodes;
        this.clock = clock;
    }

    @Override
    public byte[] page(Form form, Map<String, List<String>> typed, Locale language, Way way) {
        FormSite site =
                new FormSite(
                        messages.in(language),
                        city,
                        false,
                        way.csrf(),
                        way.action(),
                        FormSite.Use.TRIAL,
                        way.back(),
                        List.of());
        Inquiry inquiry = Inquiry.of(form, Ticket.NONE, new FormData(typed, Map.of()));
        boolean sent = typed.containsKey("send");
        boolean judged = sent || typed.containsKey("confirm");
        Map<String, String> problems =
                judged
                        ? InquiryRules.broken(
                                inquiry,
                                1,
                                settings,
                                LocalDate.now(clock.withZone(city.zone())),
                                site)
                        : Map.of();
        FormSheet sheet =
                sheet(site, inquiry).with(problems).noticed(sent ? site.text("trial.sent") : "");
        if (typed.containsKey("lookup")) {
            String field = typed.get("lookup").stream().findFirst().orElse("");
            return templates.render("input.jte", Map.of("sheet", postcodes.placed(sheet, field)));
        }
        String template = judged && problems.isEmpty() ? "confirm.jte" : "input.jte";
        return templates.render(template, Map.of("sheet", sheet));
    }

    @Override
    public byte[] preview(FormContent content, Locale language) {
        FormSite site =
                new FormSite(
                        messages.in(language),
                        city,
                        false,
                        "",
                        null,
                        FormSite.Use.PREVIEW,
                        "",
                        List.of());
        Form form = new Form(FormId.STANDARD, 0, content);
        return templates.render(
                "input.jte", Map.of("sheet", sheet(site, Inquiry.about(form, Ticket.NONE, ""))));
    }

    private FormSheet sheet(FormSite site, Inquiry inquiry) {
        return new FormSheet(
                site,
                inquiry,
                Optional.empty(),
                List.of(),
                Map.of(),
                "",
                settings.textMax(),
                settings.filesMax(),
                settings.filesMegabytes());
    }
}
