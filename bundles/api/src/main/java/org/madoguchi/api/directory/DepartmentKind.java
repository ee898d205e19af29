// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

/** What a department is in the city's tree. */
public enum DepartmentKind {
    /** 部・局. */
    BUREAU,
    /** 課・室, which answers what the desk cannot. */
    SECTION,
    /** 係・担当. */
    UNIT,
    /** A body that is not the city itself, such as the social welfare council (社会福祉協議会). */
    RELATED
}
