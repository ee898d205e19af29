// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The phone book as rows of a table; even a large city's is read whole in a few milliseconds. */
@Component(service = PhoneBook.class)
public final class StoredPhoneBook implements PhoneBook {
    private final EntityUnit unit;
    private final Directory directory;
    private final AuditTrail audit;

    @Activate
    public StoredPhoneBook(
            @Reference DirectoryStore store,
            @Reference Directory directory,
            @Reference AuditTrail audit) {
        this.unit = store.unit();
        this.directory = directory;
        this.audit = audit;
    }

    @Override
    public List<Entry> find(String words, int limit) {
        List<String> wanted = Spelling.words(words);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return entries().stream()
                .filter(entry -> holds(entry, wanted))
                .sorted(Comparator.comparing(entry -> !begins(entry, wanted.get(0))))
                .limit(limit)
                .toList();
    }

    private List<Entry> entries() {
        List<Department> departments = directory.departments();
        Map<DepartmentId, List<Telephone>> telephones =
                unit.required(
                        em ->
                                em.createQuery(
                                                "SELECT t FROM TelephoneEntity t ORDER BY t.place",
                                                TelephoneEntity.class)
                                        .getResultStream()
                                        .collect(
                                                Collectors.groupingBy(
                                                        TelephoneEntity::department,
                                                        Collectors.mapping(
                                                                TelephoneEntity::toRecord,
                                                                Collectors.toList()))));
        return departments.stream()
                .flatMap(
                        department ->
                                Stream.concat(
                                                own(department),
                                                telephones
                                                        .getOrDefault(department.id(), List.of())
                                                        .stream())
                                        .map(telephone -> new Entry(department, telephone)))
                .toList();
    }

    private static Stream<Telephone> own(Department department) {
        return department.phone().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Telephone(
                                department.name(), "", department.duties(), department.phone()));
    }

    private static boolean holds(Entry entry, List<String> words) {
        Telephone telephone = entry.telephone();
        String all =
                Spelling.of(
                        String.join(
                                "\n",
                                telephone.name(),
                                telephone.reading(),
                                telephone.duties(),
                                telephone.number(),
                                entry.department().name()));
        return words.stream().allMatch(all::contains);
    }

    private static boolean begins(Entry entry, String word) {
        return Stream.<Function<Telephone, String>>of(Telephone::name, Telephone::reading)
                .anyMatch(part -> Spelling.of(part.apply(entry.telephone())).startsWith(word));
    }

    @Override
    public List<Telephone> of(DepartmentId department) {
        return unit.required(
                em -> rows(em, department).stream().map(TelephoneEntity::toRecord).toList());
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
                    audit.record(
                            actor,
                            "department.telephones",
                            "department " + department.code(),
                            before.size() + " -> " + wanted.size());
                });
    }
}
