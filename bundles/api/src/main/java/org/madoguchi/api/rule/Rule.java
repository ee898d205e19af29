// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.time.Instant;
import java.util.Objects;

/**
 * What the desk does by itself.
 *
 * @param version grows with every change of the content
 * @param since what happened before is none of its business; when it was switched on last
 */
public record Rule(RuleId id, int version, RuleContent content, State state, Instant since) {
    public Rule {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
    }

    public enum State {
        ON,
        OFF,
        /** Off for good; kept because cases name it. */
        RETIRED
    }

    public boolean isOn() {
        return state == State.ON;
    }
}
