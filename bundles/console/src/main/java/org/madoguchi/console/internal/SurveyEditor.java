// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyDesk;
import org.madoguchi.api.survey.SurveyPlan;
import org.madoguchi.api.survey.SurveyState;
import org.madoguchi.web.FormData;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The page on which a survey is made: its questions by the editor of the forms. */
@Component(service = SurveyEditor.class)
public final class SurveyEditor {
    static final String PLACE = "surveys";

    private final Screens screens;
    private final SurveyDesk surveys;
    private final FormEditor forms;
    private final Directory directory;
    private final Channels channels;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public SurveyEditor(
            @Reference Screens screens,
            @Reference SurveyDesk surveys,
            @Reference FormEditor forms,
            @Reference Directory directory,
            @Reference Channels channels) {
        this.screens = screens;
        this.surveys = surveys;
        this.forms = forms;
        this.directory = directory;
        this.channels = channels;
    }

    LocalDate today(WebContext web) {
        return LocalDate.now(clock.withZone(web.timeZone()));
    }

    List<ChannelDescriptor> channels() {
        return channels.present();
    }

    View blank(WebContext web, SurveyAudience audience) {
        SurveyDraft draft = SurveyDraft.blank(audience, surveys.template(audience), today(web));
        return page(web, new Sheet(Optional.empty(), 0, draft, false), Optional.empty(), -1, null);
    }

    View open(WebContext web, Survey survey, Optional<LocalizedText> problem, String done) {
        SurveyDraft draft = SurveyDraft.of(survey.plan(), survey.questions());
        return page(
                web,
                new Sheet(Optional.of(survey), survey.revision(), draft, false),
                problem,
                -1,
                done);
    }

    /**
     * @param stored empty for a new survey
     * @param seen the revision that the page knows
     * @param english the preview is
     */
    private record Sheet(Optional<Survey> stored, int seen, SurveyDraft draft, boolean english) {
        Sheet with(FormDraft form) {
            return new Sheet(stored, seen, draft.with(form), english);
        }
    }

    /** Does what the pressed button says. */
    Response act(Optional<Survey> stored, FormData sent, WebContext web) {
        web.actor().require(Permission.SURVEY_MANAGE);
        SurveyDraft draft = settled(stored, SurveyDraft.sent(sent));
        Sheet sheet =
                new Sheet(
                        stored,
                        FormEditor.number(sent.text("seen")),
                        draft,
                        sent.text("preview-language").equals("en"));
        Optional<FormDraft.Pressed> pressed =
                draft.form()
                        .pressed(sent, kind -> screens.of(web, PLACE).text("form.kind." + kind));
        if (pressed.isPresent()) {
            Sheet changed = sheet.with(pressed.get().draft());
            return Response.ok(page(web, changed, Optional.empty(), pressed.get().row(), null))
                    .build();
        }
        return sent.text("act").equals("preview")
                ? Response.ok(page(web, sheet, Optional.empty(), -1, null)).build()
                : store(web, sheet);
    }

    /** Of a survey that has begun, only the plan is on the page. */
    private static SurveyDraft settled(Optional<Survey> stored, SurveyDraft draft) {
        return stored.filter(survey -> survey.state() != SurveyState.DRAFT)
                .map(survey -> draft.with(FormDraft.of(survey.questions())))
                .orElse(draft);
    }

    private Response store(WebContext web, Sheet sheet) {
        try {
            SurveyPlan plan =
                    sheet.draft()
                            .plan()
                            .orElseThrow(
                                    () ->
                                            new RejectedException(
                                                    Screens.bothLanguages("survey.days.wrong")));
            FormContent questions = sheet.draft().form().content();
            Survey saved =
                    sheet.stored().isEmpty()
                            ? surveys.create(web.actor(), plan, questions)
                            : surveys.save(
                                    web.actor(),
                                    sheet.stored().get().id(),
                                    sheet.seen(),
                                    plan,
                                    questions);
            return Redirects.to("/console/surveys/" + saved.id() + "?done=survey-saved");
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(
                            page(web, sheet, Optional.of(refused.reason()), -1, null)
                                    .withStatus(422))
                    .build();
        }
    }

    private View page(
            WebContext web, Sheet sheet, Optional<LocalizedText> problem, int focus, String done) {
        web.actor().require(Permission.SURVEY_MANAGE);
        return Screens.view(
                "surveyEdit.jte",
                "page",
                new SurveyPages.Editing(
                        screens.of(web, PLACE, done),
                        sheet.stored(),
                        sheet.seen(),
                        sheet.draft(),
                        directory.departments(),
                        channels(),
                        problem,
                        focus,
                        forms.preview(sheet.draft().form(), sheet.english())));
    }
}
