// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroTrial;
import org.madoguchi.api.rule.Revision;

/** The pages on which macros are made. */
final class MacroPages {
    private MacroPages() {}

    record Listing(Screen screen, List<Macro> macros, RuleChoices choices, String moved) {
        RuleWords words() {
            return new RuleWords(screen, choices);
        }

        boolean isFirst(Macro macro) {
            return macros.indexOf(macro) == 0;
        }

        boolean isLast(Macro macro) {
            return macros.indexOf(macro) == macros.size() - 1;
        }
    }

    /**
     * @param stored empty for a new macro
     * @param focus number of the act that the last button was about, -1 for none
     * @param tried number of the case that it was tried on
     */
    record Editing(
            Screen screen,
            Optional<Macro> stored,
            int seen,
            MacroDraft draft,
            RuleChoices choices,
            List<Revision<Macro>> history,
            int focus,
            String tried,
            Optional<MacroTrial> trial,
            Optional<LocalizedText> problem) {
        String path() {
            return "/console/settings/macros/"
                    + stored.map(macro -> macro.id().toString()).orElse("new");
        }

        RuleWords words() {
            return new RuleWords(screen, choices);
        }

        boolean isFull() {
            return draft.rows().size() >= org.madoguchi.api.rule.Macros.MOST_ACTS;
        }

        List<RuleChoices.Choice> choices(String kind) {
            return switch (kind) {
                case "write" -> choices.replies();
                case "assign" -> choices.people();
                case "escalate" -> choices.departments();
                case "close" -> choices.dispositions();
                default -> List.of();
            };
        }
    }
}
