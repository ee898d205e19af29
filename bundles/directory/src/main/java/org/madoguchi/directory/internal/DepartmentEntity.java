// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;

/** A row of the directory. */
@Entity
@Table(name = "directory_department")
class DepartmentEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "code", nullable = false, updatable = false, length = 32)
    private String code;

    @Column(name = "name", nullable = false, length = 200)
    private String name;

    @Column(name = "mail", nullable = false, length = 320)
    private String mail;

    @Column(name = "phone", nullable = false, length = 40)
    private String phone;

    @Column(name = "duties", nullable = false, length = 4000)
    private String duties;

    @Column(name = "active", nullable = false)
    private boolean active;

    protected DepartmentEntity() {}

    DepartmentEntity(Department department) {
        this.id = department.id().value();
        this.code = department.code();
        become(department);
    }

    /** Takes over everything but id and code. */
    final void become(Department department) {
        name = department.name();
        mail = department.mail();
        phone = department.phone();
        duties = department.duties();
        active = department.active();
    }

    Department toRecord() {
        return new Department(new DepartmentId(id), code, name, mail, phone, duties, active);
    }
}
