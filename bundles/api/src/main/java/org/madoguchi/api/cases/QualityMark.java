// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Map;
import org.madoguchi.api.identity.UserId;

/**
 * What a supervisor thinks of how somebody handled an interaction.
 *
 * @param operator whose work it is
 * @param by name of the supervisor
 * @param scores from 1 to {@value #BEST} by code of {@link DeskEntry.Kind#QUALITY_CRITERION}; what
 *     did not apply is missing
 * @param remark may be empty
 */
public record QualityMark(
        InteractionId interaction,
        CaseId caseId,
        UserId operator,
        String operatorName,
        Instant at,
        String by,
        Map<String, Integer> scores,
        String remark) {
    public static final int BEST = 5;
    public static final int MAX_REMARK = 2000;

    public QualityMark {
        scores = Map.copyOf(scores);
    }

    public double mean() {
        return scores.values().stream().mapToInt(Integer::intValue).average().orElse(0);
    }
}
