// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseSummary;

/** The cases of somebody's department, the newest first. */
record DepartmentCases(
        Screen screen, String departmentName, List<CaseSummary> open, List<CaseSummary> closed) {
    DepartmentCases {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }
}
