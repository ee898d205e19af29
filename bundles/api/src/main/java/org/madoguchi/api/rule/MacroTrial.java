// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;

/**
 * What a macro would do to a case. The first act that is refused is the last of the trial, and
 * nothing would be done at all.
 */
public record MacroTrial(List<Step> steps) {
    public MacroTrial {
        steps = List.copyOf(steps);
    }

    /** Whether the macro would do anything. */
    public boolean works() {
        return steps.stream().allMatch(step -> step.refused().isEmpty());
    }

    /**
     * @param text what would stand in the composer; empty where the act writes nothing there
     * @param refused why the act cannot be done
     */
    public record Step(MacroAct act, String text, Optional<LocalizedText> refused) {
        public Step {
            Objects.requireNonNull(act, "act");
            Objects.requireNonNull(text, "text");
        }
    }
}
