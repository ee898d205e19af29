// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.util.List;
import java.util.Objects;

/**
 * When, if, then.
 *
 * @param name stands in the history of the cases it acts on; 1 to 60 characters
 * @param acts in the order in which they are done; at least one, none twice
 */
public record RuleContent(
        String name, RuleTrigger trigger, RuleCondition condition, List<RuleAct> acts) {
    public RuleContent {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(condition, "condition");
        acts = List.copyOf(acts);
    }
}
