// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentCard;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DepartmentProfile.FormerName;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.Telephone;

/** The whole directory at one time. Immutable. */
final class Snapshot {
    private final long revision;
    private final Map<DepartmentId, DepartmentProfile> departments;
    private final Map<String, DepartmentProfile> byCode;
    private final Map<DepartmentId, List<Telephone>> telephones;
    private final Map<String, Person> people;
    private final Map<DepartmentId, List<Person>> peopleOf;
    private final DirectoryWords words;

    private Snapshot(
            long revision,
            List<DepartmentProfile> profiles,
            Map<DepartmentId, List<Telephone>> telephones,
            List<Person> staff) {
        this.revision = revision;
        this.departments = inTreeOrder(profiles);
        this.byCode = keyed(departments.values(), DepartmentProfile::code);
        this.telephones = telephones;
        this.people = keyed(staff, Person::number);
        this.peopleOf =
                staff.stream()
                        .filter(person -> person.active() && person.department().isPresent())
                        .collect(groupingBy(person -> person.department().orElseThrow()));
        this.words = new DirectoryWords(this);
    }

    private static <K, V> Map<K, V> keyed(Iterable<V> values, Function<V, K> key) {
        Map<K, V> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(key.apply(value), value));
        return map;
    }

    static Snapshot load(EntityManager em, long revision) {
        Map<DepartmentId, List<FormerName>> names =
                em.createQuery(
                                "SELECT n FROM FormerNameEntity n ORDER BY n.until DESC",
                                FormerNameEntity.class)
                        .getResultStream()
                        .collect(
                                groupingBy(
                                        FormerNameEntity::department,
                                        mapping(FormerNameEntity::toRecord, toList())));
        List<DepartmentProfile> profiles =
                em.createQuery(
                                "SELECT d FROM DepartmentEntity d ORDER BY d.code",
                                DepartmentEntity.class)
                        .getResultStream()
                        .map(entity -> entity.toProfile(names.getOrDefault(entity.id(), List.of())))
                        .toList();
        Map<DepartmentId, List<Telephone>> telephones =
                em.createQuery(
                                "SELECT t FROM TelephoneEntity t ORDER BY t.place",
                                TelephoneEntity.class)
                        .getResultStream()
                        .collect(
                                groupingBy(
                                        TelephoneEntity::department,
                                        mapping(TelephoneEntity::toRecord, toList())));
        List<Person> people =
                em.createQuery("SELECT p FROM PersonEntity p ORDER BY p.number", PersonEntity.class)
                        .getResultStream()
                        .map(PersonEntity::toRecord)
                        .toList();
        return new Snapshot(revision, profiles, telephones, people);
    }

    /**
     * @param profiles in the order of their codes
     */
    private static Map<DepartmentId, DepartmentProfile> inTreeOrder(
            List<DepartmentProfile> profiles) {
        Map<DepartmentId, DepartmentProfile> known = keyed(profiles, DepartmentProfile::id);
        Map<Optional<DepartmentId>, List<DepartmentProfile>> below =
                profiles.stream()
                        .collect(
                                groupingBy(profile -> profile.parent().filter(known::containsKey)));
        Map<DepartmentId, DepartmentProfile> ordered = new LinkedHashMap<>();
        add(Optional.empty(), below, ordered);
        return Collections.unmodifiableMap(ordered);
    }

    private static void add(
            Optional<DepartmentId> parent,
            Map<Optional<DepartmentId>, List<DepartmentProfile>> below,
            Map<DepartmentId, DepartmentProfile> ordered) {
        for (DepartmentProfile profile : below.getOrDefault(parent, List.of())) {
            ordered.put(profile.id(), profile);
            add(Optional.of(profile.id()), below, ordered);
        }
    }

    long revision() {
        return revision;
    }

    DirectoryWords words() {
        return words;
    }

    /** In the order of the tree, retired ones too. */
    List<DepartmentProfile> departments() {
        return List.copyOf(departments.values());
    }

    Optional<DepartmentProfile> department(DepartmentId id) {
        return Optional.ofNullable(departments.get(id));
    }

    Optional<DepartmentProfile> department(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    List<Department> active() {
        return departments.values().stream()
                .filter(DepartmentProfile::active)
                .map(DepartmentProfile::department)
                .sorted(Comparator.comparing(Department::code))
                .toList();
    }

    List<Telephone> telephones(DepartmentId department) {
        return telephones.getOrDefault(department, List.of());
    }

    /** In the order of their numbers, those who left too. */
    List<Person> people() {
        return List.copyOf(people.values());
    }

    List<Person> people(DepartmentId department) {
        return peopleOf.getOrDefault(department, List.of());
    }

    Optional<Person> person(String number) {
        return Optional.ofNullable(people.get(number));
    }

    /** The name that the department had then. */
    String nameAt(DepartmentId id, Instant then) {
        return department(id)
                .map(
                        profile ->
                                profile.formerNames().stream()
                                        .filter(name -> name.until().isAfter(then))
                                        .min(Comparator.comparing(FormerName::until))
                                        .map(FormerName::name)
                                        .orElse(profile.name()))
                .orElse("");
    }

    /** From the department upwards, itself first. */
    List<DepartmentProfile> upwards(DepartmentId id) {
        List<DepartmentProfile> line = new ArrayList<>();
        Set<DepartmentId> seen = new HashSet<>();
        Optional<DepartmentProfile> next = department(id);
        while (next.isPresent() && seen.add(next.get().id())) {
            line.add(next.get());
            next = next.get().parent().flatMap(this::department);
        }
        return line;
    }

    /**
     * @param line as {@link #upwards} has it
     */
    static OpeningHours hours(List<DepartmentProfile> line, OpeningHours city) {
        OpeningHours hours = city;
        for (int i = line.size() - 1; i >= 0; i--) {
            hours = line.get(i).hours().over(hours);
        }
        return hours;
    }

    /**
     * @param now in the city's zone
     */
    DepartmentCard card(DepartmentProfile profile, OpeningHours city, ZonedDateTime now) {
        List<DepartmentProfile> line = upwards(profile.id());
        List<Department> above = new ArrayList<>();
        line.subList(1, line.size()).forEach(each -> above.add(0, each.department()));
        OpeningHours hours = hours(line, city);
        return new DepartmentCard(
                profile,
                above,
                place(line),
                first(line, each -> each.department().phone()),
                first(line, DepartmentProfile::extension),
                hours,
                hours.openUntil(now),
                hours.opensNext(now),
                heir(profile).map(DepartmentProfile::department));
    }

    private static String first(
            List<DepartmentProfile> line, Function<DepartmentProfile, String> part) {
        return line.stream().map(part).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /** A floor is one of its own building, or of the next one above that is told. */
    private static String place(List<DepartmentProfile> line) {
        String floor = "";
        for (DepartmentProfile each : line) {
            if (floor.isEmpty()) {
                floor = each.floor();
            }
            if (!each.building().isEmpty()) {
                return (each.building() + " " + floor).strip();
            }
        }
        return floor;
    }

    /** Who does a retired department's work now, over several reorganisations. */
    Optional<DepartmentProfile> heir(DepartmentProfile retired) {
        Set<DepartmentId> seen = new HashSet<>();
        Optional<DepartmentProfile> next = retired.successor().flatMap(this::department);
        while (next.isPresent()
                && !next.get().active()
                && next.get().successor().isPresent()
                && seen.add(next.get().id())) {
            next = next.get().successor().flatMap(this::department);
        }
        return next;
    }
}
