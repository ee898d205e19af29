// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Escalation;

/**
 * The cases that concern somebody who is not at the desk, the newest first.
 *
 * @param todo those that wait for this person
 * @param calls requests with a wish to be called, the most urgent first
 * @param others running ones that wait for somebody else
 */
record DepartmentCases(
        Screen screen,
        String departmentName,
        List<CaseSummary> todo,
        List<CaseSummary> others,
        List<CaseSummary> closed,
        List<Escalation> calls) {
    DepartmentCases {
        calls = List.copyOf(calls);
        todo = List.copyOf(todo);
        others = List.copyOf(others);
        closed = List.copyOf(closed);
    }
}
