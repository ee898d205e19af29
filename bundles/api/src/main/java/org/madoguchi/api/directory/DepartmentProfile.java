// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.city.OpeningHours;

/**
 * A department as the directory keeps it: its own data, without what it takes over from the one
 * above it.
 *
 * @param parent the department above it
 * @param reading of the name in kana
 * @param building where it sits, such as {@code 本庁舎}
 * @param floor such as {@code 2階 5番窓口}
 * @param extension that calls are handed on to; digits
 * @param keywords more words by which it is found
 * @param hours when calls are handed on, over the city's
 * @param emergency whom to reach out of hours, in the order of calling, a line each: for the desk's
 *     people only
 * @param successor that took over what it did, of a retired department
 * @param formerNames the newest first
 */
public record DepartmentProfile(
        Department department,
        DepartmentKind kind,
        Optional<DepartmentId> parent,
        String reading,
        String building,
        String floor,
        String extension,
        String keywords,
        OpeningHours hours,
        String emergency,
        Optional<DepartmentId> successor,
        List<FormerName> formerNames) {
    public DepartmentProfile {
        formerNames = List.copyOf(formerNames);
    }

    /**
     * @param until when another name came
     */
    public record FormerName(String name, String reading, Instant until) {}

    public DepartmentId id() {
        return department.id();
    }

    public String code() {
        return department.code();
    }

    public String name() {
        return department.name();
    }

    public boolean active() {
        return department.active();
    }
}
