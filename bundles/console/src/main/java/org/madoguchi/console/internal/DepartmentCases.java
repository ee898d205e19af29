// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseSummary;

/**
 * The cases that concern somebody who is not at the desk, the newest first.
 *
 * @param todo those that wait for this person
 * @param others running ones that wait for somebody else
 */
record DepartmentCases(
        Screen screen,
        String departmentName,
        List<CaseSummary> todo,
        List<CaseSummary> others,
        List<CaseSummary> closed) {
    DepartmentCases {
        todo = List.copyOf(todo);
        others = List.copyOf(others);
        closed = List.copyOf(closed);
    }
}
