// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.identity.Actor;

/** The city's organisation. Safe for use by several threads. */
public interface Directory {
    /** Active departments in the order of their codes. */
    List<Department> departments();

    Optional<Department> find(DepartmentId id);

    Optional<Department> findByCode(String code);

    /** The name that the department had then; histories show it. */
    default String nameAt(DepartmentId id, Instant then) {
        return find(id).map(Department::name).orElse("");
    }

    /**
     * Creates or changes the department with this code, and leaves alone what {@link
     * StaffDirectory} knows besides; needs {@code USER_MANAGE}; audited.
     */
    Department save(
            Actor actor,
            String code,
            String name,
            String mail,
            String phone,
            String duties,
            boolean active);
}
