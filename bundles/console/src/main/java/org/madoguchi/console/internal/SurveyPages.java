// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyState;

/** The pages around surveys. */
final class SurveyPages {
    /** Kinds of questions that tell nothing about who answers. */
    static final List<String> KINDS =
            List.of("radio", "menu", "checks", "line", "paragraph", "day", "note");

    private SurveyPages() {}

    record Listing(Screen screen, List<Survey> surveys, LocalDate today) {
        /** What the list says about a survey, with a key of the texts. */
        String state(Survey survey) {
            if (survey.state() != SurveyState.OPEN) {
                return screen.name("survey.state", survey.state());
            }
            return survey.asksOn(today)
                    ? screen.text("survey.state.open")
                    : screen.text(
                            today.isBefore(survey.plan().period().first())
                                    ? "survey.state.before"
                                    : "survey.state.after");
        }
    }

    /**
     * The editor.
     *
     * @param stored empty for a new survey
     * @param focus number of the item that the last button was about, -1 for none
     * @param channels that links can be counted under
     */
    record Editing(
            Screen screen,
            Optional<Survey> stored,
            int seen,
            SurveyDraft draft,
            List<Department> departments,
            List<ChannelDescriptor> channels,
            Optional<LocalizedText> problem,
            int focus,
            Optional<FormPages.Preview> preview) {
        String action() {
            return "/console/surveys/" + stored.map(survey -> survey.id().toString()).orElse("new");
        }

        /** The questions may still be changed. */
        boolean isDraft() {
            return stored.isEmpty() || stored.get().state() == SurveyState.DRAFT;
        }

        boolean isOpen() {
            return stored.isPresent() && stored.get().state() == SurveyState.OPEN;
        }

        boolean asksCitizens() {
            return draft.audience() == SurveyAudience.CITIZENS;
        }
    }

    /** What was asked by telephone: begins with whether the citizen takes part. */
    record Taking(
            Screen screen,
            Survey survey,
            List<ChannelDescriptor> channels,
            LocalDate today,
            Optional<LocalizedText> problem) {}

    /** What waits for the one who looks. */
    record Waiting(Screen screen, List<Survey> surveys) {}
}
