// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.form.FormSheets;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** A survey's questions for the staff, on the page that citizens have. */
@Component(service = SurveySheets.class)
public final class SurveySheets {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FormSheets sheets;

    /**
     * @param note key of what is said above the button
     * @throws RejectedException while nobody can show forms
     */
    FormSheets.Sheet sheet(
            Survey survey,
            Map<String, List<String>> typed,
            WebContext web,
            String action,
            String note) {
        FormSheets present = sheets;
        if (present == null) {
            throw new RejectedException(Screens.bothLanguages("form.try.away"));
        }
        var texts = Words.TEXTS.in(web.locale());
        return present.sheet(
                survey.questions(),
                typed,
                web.locale(),
                new FormSheets.Way(
                        action, web.csrfToken(), texts.text("survey.send"), texts.text(note)));
    }

    static Response page(FormSheets.Sheet sheet, Map<String, List<String>> typed) {
        return Response.status(typed.isEmpty() ? 200 : 422)
                .entity(sheet.page())
                .type("text/html;charset=UTF-8")
                .build();
    }
}
