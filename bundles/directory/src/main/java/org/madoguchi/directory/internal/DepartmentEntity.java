// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DepartmentProfile;

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
    private String mail = "";

    @Column(name = "phone", nullable = false, length = 40)
    private String phone = "";

    @Column(name = "duties", nullable = false, length = 4000)
    private String duties = "";

    @Column(name = "active", nullable = false)
    private boolean active = true;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false, length = 16)
    private DepartmentKind kind = DepartmentKind.SECTION;

    @Column(name = "parent_id")
    private Long parentId;

    @Column(name = "reading", nullable = false, length = 200)
    private String reading = "";

    @Column(name = "building", nullable = false, length = 100)
    private String building = "";

    @Column(name = "floor", nullable = false, length = 100)
    private String floor = "";

    @Column(name = "extension", nullable = false, length = 20)
    private String extension = "";

    @Column(name = "keywords", nullable = false, length = 1000)
    private String keywords = "";

    @Column(name = "hours", nullable = false, length = 2000)
    private String hours = "";

    @Column(name = "emergency", nullable = false, length = 1000)
    private String emergency = "";

    @Column(name = "successor_id")
    private Long successorId;

    protected DepartmentEntity() {}

    DepartmentEntity(DepartmentId id, String code) {
        this.id = id.value();
        this.code = code;
    }

    /** Takes over everything but the code and what names other departments. */
    void become(DepartmentDraft draft) {
        name = draft.name();
        mail = draft.mail();
        phone = draft.phone();
        duties = draft.duties();
        active = draft.active();
        kind = draft.kind();
        reading = draft.reading();
        building = draft.building();
        floor = draft.floor();
        extension = draft.extension();
        keywords = draft.keywords();
        hours = draft.hours();
        emergency = draft.emergency();
    }

    void standsBelow(Optional<DepartmentId> parent) {
        parentId = parent.map(DepartmentId::value).orElse(null);
    }

    void isFollowedBy(Optional<DepartmentId> successor) {
        successorId = successor.map(DepartmentId::value).orElse(null);
    }

    DepartmentId id() {
        return new DepartmentId(id);
    }

    String code() {
        return code;
    }

    Optional<DepartmentId> parent() {
        return Optional.ofNullable(parentId).map(DepartmentId::new);
    }

    Optional<DepartmentId> successor() {
        return Optional.ofNullable(successorId).map(DepartmentId::new);
    }

    Department toRecord() {
        return new Department(id(), code, name, mail, phone, duties, active);
    }

    DepartmentProfile toProfile(List<DepartmentProfile.FormerName> formerNames) {
        return new DepartmentProfile(
                toRecord(),
                kind,
                parent(),
                reading,
                building,
                floor,
                extension,
                keywords,
                OpeningHours.parse(hours),
                emergency,
                successor(),
                formerNames);
    }

    /**
     * @param parentCode of {@link #parent()}
     * @param successorCode of {@link #successor()}
     */
    DepartmentDraft toDraft(String parentCode, String successorCode) {
        return new DepartmentDraft(
                code,
                name,
                reading,
                kind,
                parentCode,
                mail,
                phone,
                extension,
                building,
                floor,
                duties,
                keywords,
                hours,
                emergency,
                active,
                successorCode);
    }
}
