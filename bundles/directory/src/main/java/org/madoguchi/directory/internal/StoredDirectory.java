// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.directory.DirectoryTransfer.DepartmentLine;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The small view of the departments. */
@Component(service = Directory.class)
public final class StoredDirectory implements Directory {
    /** Nothing is merged here. */
    private static final MergeFollowers NOBODY = new MergeFollowers();

    private final DirectoryStore store;
    private final DirectoryChanges changes;

    @Activate
    public StoredDirectory(@Reference DirectoryStore store, @Reference AuditTrail audit) {
        this(store, audit, Clock.systemUTC());
    }

    StoredDirectory(DirectoryStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.changes = new DirectoryChanges(store, NOBODY, audit, clock);
    }

    @Override
    public List<Department> departments() {
        return store.snapshot().active();
    }

    @Override
    public Optional<Department> find(DepartmentId id) {
        return store.snapshot().department(id).map(DepartmentProfile::department);
    }

    @Override
    public Optional<Department> findByCode(String code) {
        return store.snapshot().department(code).map(DepartmentProfile::department);
    }

    @Override
    public String nameAt(DepartmentId id, Instant then) {
        return store.snapshot().nameAt(id, then);
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
        return store.unit()
                .required(em -> save(em, actor, code, name, mail, phone, duties, active));
    }

    private Department save(
            EntityManager em,
            Actor actor,
            String code,
            String name,
            String mail,
            String phone,
            String duties,
            boolean active) {
        Snapshot now = store.snapshot();
        DepartmentDraft known =
                now.department(code.strip())
                        .map(profile -> draft(now, profile))
                        .orElseGet(StoredDirectory::blank);
        return save(
                        store,
                        changes,
                        em,
                        actor,
                        new DepartmentDraft(
                                code,
                                name,
                                known.reading(),
                                known.kind(),
                                known.parent(),
                                mail,
                                phone,
                                known.extension(),
                                known.building(),
                                known.floor(),
                                duties,
                                known.keywords(),
                                known.hours(),
                                known.emergency(),
                                active,
                                known.successor()))
                .department();
    }

    private static DepartmentDraft blank() {
        return new DepartmentDraft(
                "",
                "",
                "",
                DepartmentKind.SECTION,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                "");
    }

    static DepartmentDraft draft(Snapshot now, DepartmentProfile profile) {
        return DepartmentDraft.of(
                profile,
                profile.parent().flatMap(now::department).map(DepartmentProfile::code).orElse(""),
                profile.successor()
                        .flatMap(now::department)
                        .map(DepartmentProfile::code)
                        .orElse(""),
                Locale.ENGLISH);
    }

    /** One department alone: what is wrong with it is thrown. */
    static DepartmentProfile save(
            DirectoryStore store,
            DirectoryChanges changes,
            EntityManager em,
            Actor actor,
            DepartmentDraft draft) {
        DepartmentPlan plan = new DepartmentPlan(em, List.of(new DepartmentLine(1, draft)));
        if (!plan.problems().isEmpty()) {
            throw new RejectedException(plan.problems().get(0).text());
        }
        changes.apply(em, actor, plan);
        return store.snapshot().department(DirectoryRules.checked(draft).code()).orElseThrow();
    }
}
