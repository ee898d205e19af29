// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** A ready-made selection of cases. */
public enum CaseView {
    MINE,
    UNASSIGNED,
    WAITING_DEPARTMENT,
    WAITING_APPROVAL,
    ALL_OPEN,
    CLOSED
}
