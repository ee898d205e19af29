// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.rule.Revision;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RulePreview;
import org.madoguchi.api.rule.RuleRun;

/** The pages on which rules are made. */
final class RulePages {
    private RulePages() {}

    record Listing(Screen screen, List<Rule> rules, RuleChoices choices, String moved) {
        RuleWords words() {
            return new RuleWords(screen, choices);
        }

        boolean isFirst(Rule rule) {
            return rules.indexOf(rule) == 0;
        }

        boolean isLast(Rule rule) {
            return rules.indexOf(rule) == rules.size() - 1;
        }
    }

    /**
     * @param stored empty for a new rule
     */
    record Editing(
            Screen screen,
            Optional<Rule> stored,
            int seen,
            RuleDraft draft,
            RuleChoices choices,
            List<Revision<RuleContent>> history,
            List<RuleRun> runs,
            Optional<RulePreview> preview,
            Optional<LocalizedText> problem) {
        String path() {
            return "/console/settings/rules/"
                    + stored.map(rule -> rule.id().toString()).orElse("new");
        }

        RuleWords words() {
            return new RuleWords(screen, choices);
        }
    }
}
