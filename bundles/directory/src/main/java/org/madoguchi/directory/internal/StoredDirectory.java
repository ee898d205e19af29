// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The city's organisation as rows of a table. */
@Component(service = Directory.class)
public final class StoredDirectory implements Directory {
    private final EntityUnit unit;
    private final AuditTrail audit;

    @Activate
    public StoredDirectory(@Reference DirectoryStore store, @Reference AuditTrail audit) {
        this.unit = store.unit();
        this.audit = audit;
    }

    @Override
    public List<Department> departments() {
        return unit.required(
                em ->
                        em.createQuery(
                                        "SELECT d FROM DepartmentEntity d"
                                                + " WHERE d.active = TRUE ORDER BY d.code",
                                        DepartmentEntity.class)
                                .getResultStream()
                                .map(DepartmentEntity::toRecord)
                                .toList());
    }

    @Override
    public Optional<Department> find(DepartmentId id) {
        return unit.required(
                em ->
                        Optional.ofNullable(em.find(DepartmentEntity.class, id.value()))
                                .map(DepartmentEntity::toRecord));
    }

    @Override
    public Optional<Department> findByCode(String code) {
        return unit.required(em -> entity(em, code).map(DepartmentEntity::toRecord));
    }

    private static Optional<DepartmentEntity> entity(EntityManager em, String code) {
        return em.createQuery(
                        "SELECT d FROM DepartmentEntity d WHERE d.code = :code",
                        DepartmentEntity.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
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
        actor.require(Permission.USER_MANAGE);
        Department wanted =
                DepartmentRules.checked(
                        new DepartmentId(unit.newId()), code, name, mail, phone, duties, active);
        return unit.required(em -> save(em, actor, wanted));
    }

    private Department save(EntityManager em, Actor actor, Department wanted) {
        Optional<DepartmentEntity> known = entity(em, wanted.code());
        String before = known.map(DepartmentEntity::toRecord).map(StoredDirectory::told).orElse("");
        known.ifPresentOrElse(
                entity -> entity.become(wanted), () -> em.persist(new DepartmentEntity(wanted)));
        Department saved = known.map(DepartmentEntity::toRecord).orElse(wanted);
        audit.record(
                actor,
                known.isPresent() ? "department.update" : "department.create",
                "department " + saved.code(),
                before.isEmpty() ? told(saved) : before + " -> " + told(saved));
        return saved;
    }

    private static String told(Department department) {
        return department.name()
                + ", "
                + department.mail()
                + ", "
                + department.phone()
                + (department.active() ? "" : ", retired");
    }
}
