// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;

/** A city of one department, 0410. */
public final class OneDepartment implements Directory {
    public static final DepartmentId WASTE = new DepartmentId(7);

    private static final Department ONE = new Department(WASTE, "0410", "環境課", "", "", "", true);

    @Override
    public List<Department> departments() {
        return List.of();
    }

    @Override
    public Optional<Department> find(DepartmentId id) {
        return Optional.empty();
    }

    @Override
    public Optional<Department> findByCode(String code) {
        return Optional.of(ONE).filter(one -> one.code().equals(code));
    }

    @Override
    public Department save(
            Actor actor,
            String code,
            String name,
            String mail,
            String phone,
            String duties,
            boolean active) {
        throw new UnsupportedOperationException();
    }
}
