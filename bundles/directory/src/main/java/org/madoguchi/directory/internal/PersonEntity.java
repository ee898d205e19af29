// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.directory.PersonId;

/** A row of the staff list. */
@Entity
@Table(name = "directory_person")
class PersonEntity {
    @Id private long id;

    @Column(name = "staff_number", nullable = false, updatable = false, length = 32)
    private String number;

    @Column(nullable = false, length = 100)
    private String name;

    @Column(nullable = false, length = 100)
    private String reading;

    @Column(name = "department_id")
    private Long departmentId;

    @Column(nullable = false, length = 100)
    private String position;

    @Column(nullable = false, length = 1000)
    private String duties;

    @Column(nullable = false, length = 20)
    private String extension;

    private boolean active;

    protected PersonEntity() {}

    PersonEntity(long id, String number) {
        this.id = id;
        this.number = number;
    }

    void become(PersonDraft draft, Optional<DepartmentId> department) {
        name = draft.name();
        reading = draft.reading();
        position = draft.position();
        duties = draft.duties();
        extension = draft.extension();
        active = draft.active();
        departmentId = department.map(DepartmentId::value).orElse(null);
    }

    void leave() {
        active = false;
    }

    String number() {
        return number;
    }

    boolean isActive() {
        return active;
    }

    Optional<DepartmentId> department() {
        return Optional.ofNullable(departmentId).map(DepartmentId::new);
    }

    Person toRecord() {
        return new Person(
                new PersonId(id),
                number,
                name,
                reading,
                department(),
                position,
                duties,
                extension,
                active);
    }

    /**
     * @param department code of {@link #department()}
     */
    PersonDraft toDraft(String department) {
        return new PersonDraft(
                number, name, reading, department, position, duties, extension, active);
    }
}
