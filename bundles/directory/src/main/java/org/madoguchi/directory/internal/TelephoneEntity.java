// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Telephone;

/** A row of the phone book. */
@Entity
@Table(name = "directory_telephone")
class TelephoneEntity {
    @Id private long id;

    @Column(name = "department_id", nullable = false)
    private long departmentId;

    private int place;

    @Column(nullable = false, length = 100)
    private String name;

    @Column(nullable = false, length = 100)
    private String reading;

    @Column(nullable = false, length = 300)
    private String duties;

    @Column(nullable = false, length = 20)
    private String dialled;

    protected TelephoneEntity() {}

    /**
     * @param place in the department's list
     */
    TelephoneEntity(long id, DepartmentId department, int place, Telephone telephone) {
        this.id = id;
        this.departmentId = department.value();
        this.place = place;
        this.name = telephone.name();
        this.reading = telephone.reading();
        this.duties = telephone.duties();
        this.dialled = telephone.number();
    }

    DepartmentId department() {
        return new DepartmentId(departmentId);
    }

    Telephone toRecord() {
        return new Telephone(name, reading, duties, dialled);
    }
}
