// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;

/**
 * What the desk asks of a department.
 *
 * @param reasons codes of {@link DeskEntry.Kind#ESCALATION_REASON} that are offered (FJ-131)
 * @param suggestedAnswer a first answer that the department may change and send (ST-164); empty for
 *     none, at most 10,000 characters
 * @param withoutContact why it is asked without the citizen's name or a way to answer (FJ-031);
 *     empty when it is not
 * @param callBack when the citizen wishes to be called
 */
public record DepartmentRequest(
        DepartmentId department,
        String question,
        Set<String> reasons,
        String suggestedAnswer,
        String withoutContact,
        Optional<CallBack> callBack) {
    public DepartmentRequest {
        reasons = Set.copyOf(reasons);
    }

    public static DepartmentRequest of(
            DepartmentId department, String question, Set<String> reasons) {
        return new DepartmentRequest(department, question, reasons, "", "", Optional.empty());
    }
}
