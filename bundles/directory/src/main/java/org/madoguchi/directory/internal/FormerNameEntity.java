// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile.FormerName;
import org.madoguchi.storage.Times;

/** A name that a department had. */
@Entity
@Table(name = "directory_former_name")
class FormerNameEntity {
    @Id private long id;

    @Column(name = "department_id", nullable = false)
    private long departmentId;

    @Column(nullable = false, length = 200)
    private String name;

    @Column(nullable = false, length = 200)
    private String reading;

    @Column(name = "until_at", nullable = false)
    private LocalDateTime until;

    protected FormerNameEntity() {}

    FormerNameEntity(long id, DepartmentId department, DepartmentDraft before, Instant until) {
        this.id = id;
        this.departmentId = department.value();
        this.name = before.name();
        this.reading = before.reading();
        this.until = Times.column(until);
    }

    DepartmentId department() {
        return new DepartmentId(departmentId);
    }

    FormerName toRecord() {
        return new FormerName(name, reading, Times.instant(until));
    }
}
