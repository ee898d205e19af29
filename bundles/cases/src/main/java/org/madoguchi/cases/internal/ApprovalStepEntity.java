// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.directory.DepartmentId;

/** A step that the city has decided on. */
@Entity
@Table(name = "cases_approval_step")
class ApprovalStepEntity {
    @Id private String id;

    @Column(name = "department_id")
    private Long departmentId;

    private int step;

    @Column(nullable = false, length = 40)
    private String name;

    @Column(nullable = false, length = 4000)
    private String givers;

    ApprovalStepEntity() {}

    ApprovalStepEntity(Optional<DepartmentId> department, int number, ApprovalStep decided) {
        id = department.map(DepartmentId::toString).orElse("centre") + "/" + number;
        departmentId = department.map(DepartmentId::value).orElse(null);
        step = number;
        name = decided.name();
        givers = Givers.column(decided);
    }

    Optional<DepartmentId> department() {
        return Optional.ofNullable(departmentId).map(DepartmentId::new);
    }

    ApprovalStep decided() {
        return Givers.step(name, givers);
    }
}
