// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The telephones of departments in a table; found as everything of the directory is. */
@Component(service = PhoneBook.class)
public final class StoredPhoneBook implements PhoneBook {
    private final DirectoryStore store;
    private final EntityUnit unit;
    private final Directory directory;
    private final AuditTrail audit;

    @Activate
    public StoredPhoneBook(
            @Reference DirectoryStore store,
            @Reference Directory directory,
            @Reference AuditTrail audit) {
        this.store = store;
        this.unit = store.unit();
        this.directory = directory;
        this.audit = audit;
    }

    @Override
    public List<Entry> find(String words, int limit) {
        return store
                .snapshot()
                .words()
                .find(DirectoryWords.words(words), Integer.MAX_VALUE, Set.of())
                .stream()
                .flatMap(found -> entry(found).stream())
                .limit(limit)
                .toList();
    }

    /** People, telephones and departments alike, where they are in one and can be called. */
    private static Optional<Entry> entry(DirectoryWords.Entry found) {
        Optional<Telephone> telephone =
                found.person()
                        .map(StoredPhoneBook::telephone)
                        .or(found::telephone)
                        .or(() -> found.department().map(StoredPhoneBook::own));
        return found.department()
                .filter(DepartmentProfile::active)
                .flatMap(
                        profile ->
                                telephone
                                        .filter(one -> !one.number().isEmpty())
                                        .map(one -> new Entry(profile.department(), one)));
    }

    private static Telephone telephone(Person person) {
        return new Telephone(person.name(), person.reading(), person.duties(), person.extension());
    }

    private static Telephone own(DepartmentProfile profile) {
        return new Telephone(
                profile.name(),
                profile.reading(),
                profile.department().duties(),
                profile.extension().isEmpty() ? profile.department().phone() : profile.extension());
    }

    @Override
    public List<Telephone> of(DepartmentId department) {
        return store.snapshot().telephones(department);
    }

    private static List<TelephoneEntity> rows(EntityManager em, DepartmentId department) {
        return em.createQuery(
                        "SELECT t FROM TelephoneEntity t WHERE t.departmentId = :department"
                                + " ORDER BY t.place",
                        TelephoneEntity.class)
                .setParameter("department", department.value())
                .getResultList();
    }

    @Override
    public void save(Actor actor, DepartmentId id, List<Telephone> telephones) {
        actor.require(Permission.USER_MANAGE);
        List<Telephone> wanted = TelephoneRules.checked(telephones);
        Department department =
                directory.find(id).orElseThrow(() -> new NotFoundException("no department " + id));
        unit.run(
                em -> {
                    List<TelephoneEntity> before = rows(em, id);
                    if (wanted.equals(before.stream().map(TelephoneEntity::toRecord).toList())) {
                        return;
                    }
                    before.forEach(em::remove);
                    List<TelephoneEntity> rows = new ArrayList<>();
                    for (Telephone telephone : wanted) {
                        rows.add(new TelephoneEntity(unit.newId(), id, rows.size(), telephone));
                    }
                    rows.forEach(em::persist);
                    store.changed(em);
                    audit.record(
                            actor,
                            "department.telephones",
                            "department " + department.code(),
                            before.size() + " -> " + wanted.size());
                });
    }
}
