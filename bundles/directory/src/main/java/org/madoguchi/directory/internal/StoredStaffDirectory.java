// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.api.directory.DepartmentCard;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryHit;
import org.madoguchi.api.directory.DirectoryTransfer.PersonLine;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The staff directory in tables, read from memory. */
@Component(service = StaffDirectory.class)
public final class StoredStaffDirectory implements StaffDirectory {
    private final DirectoryStore store;
    private final City city;
    private final DirectoryChanges changes;
    private final Clock clock;

    @Activate
    public StoredStaffDirectory(
            @Reference DirectoryStore store,
            @Reference City city,
            @Reference MergeFollowers followers,
            @Reference AuditTrail audit) {
        this(store, city, followers, audit, Clock.systemUTC());
    }

    StoredStaffDirectory(
            DirectoryStore store,
            City city,
            MergeFollowers followers,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.city = city;
        this.changes = new DirectoryChanges(store, followers, audit, clock);
        this.clock = clock;
    }

    private Snapshot seen(Actor actor) {
        actor.require(Permission.DIRECTORY_READ);
        return store.snapshot();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(city.zone());
    }

    @Override
    public List<DirectoryHit> search(
            Actor actor, String words, int limit, Set<DirectoryHit.Kind> kinds) {
        Snapshot directory = seen(actor);
        ZonedDateTime now = now();
        List<DirectoryWords.Word> wanted = DirectoryWords.words(words);
        return directory.words().find(wanted, limit, kinds).stream()
                .map(
                        entry ->
                                new DirectoryHit(
                                        entry.kind(),
                                        entry.department()
                                                .map(each -> card(actor, directory, each, now)),
                                        entry.person(),
                                        entry.telephone(),
                                        entry.formerName(wanted)))
                .toList();
    }

    private DepartmentCard card(
            Actor actor, Snapshot directory, DepartmentProfile profile, ZonedDateTime now) {
        return directory.card(forEyesOf(actor, profile), city.hours(), now);
    }

    /** The emergency list is the desk's. */
    private static DepartmentProfile forEyesOf(Actor actor, DepartmentProfile profile) {
        if (profile.emergency().isEmpty()
                || actor.may(Permission.CASE_HANDLE)
                || actor.may(Permission.USER_MANAGE)) {
            return profile;
        }
        return new DepartmentProfile(
                profile.department(),
                profile.kind(),
                profile.parent(),
                profile.reading(),
                profile.building(),
                profile.floor(),
                profile.extension(),
                profile.keywords(),
                profile.hours(),
                "",
                profile.successor(),
                profile.formerNames());
    }

    @Override
    public List<DepartmentProfile> departments(Actor actor) {
        return seen(actor).departments().stream()
                .map(profile -> forEyesOf(actor, profile))
                .toList();
    }

    @Override
    public Optional<DepartmentCard> department(Actor actor, String code) {
        Snapshot directory = seen(actor);
        return directory.department(code).map(profile -> card(actor, directory, profile, now()));
    }

    @Override
    public List<Person> people(Actor actor, DepartmentId department) {
        return seen(actor).people(department);
    }

    @Override
    public List<Person> people(Actor actor) {
        return seen(actor).people();
    }

    @Override
    public Optional<Person> person(Actor actor, String number) {
        return seen(actor).person(number);
    }

    @Override
    public DepartmentProfile save(Actor actor, DepartmentDraft draft) {
        actor.require(Permission.USER_MANAGE);
        return store.unit().required(em -> StoredDirectory.save(store, changes, em, actor, draft));
    }

    @Override
    public DepartmentProfile merge(Actor actor, String code, String successor) {
        actor.require(Permission.USER_MANAGE);
        return store.unit()
                .required(
                        em -> {
                            Snapshot now = store.snapshot();
                            DepartmentDraft known =
                                    now.department(code)
                                            .map(found -> StoredDirectory.draft(now, found))
                                            .orElseThrow(() -> missing(code));
                            if (now.department(successor).isEmpty()) {
                                throw missing(successor);
                            }
                            if (!known.active()) {
                                throw DirectoryRules.rejected("merge.retired", known.name());
                            }
                            return StoredDirectory.save(
                                    store, changes, em, actor, retired(known, successor));
                        });
    }

    private static NotFoundException missing(String code) {
        return new NotFoundException("no department " + code);
    }

    private static DepartmentDraft retired(DepartmentDraft known, String successor) {
        return new DepartmentDraft(
                known.code(),
                known.name(),
                known.reading(),
                known.kind(),
                known.parent(),
                known.mail(),
                known.phone(),
                known.extension(),
                known.building(),
                known.floor(),
                known.duties(),
                known.keywords(),
                known.hours(),
                known.emergency(),
                false,
                successor);
    }

    @Override
    public Person save(Actor actor, PersonDraft draft) {
        actor.require(Permission.USER_MANAGE);
        return store.unit()
                .required(
                        em -> {
                            PersonPlan plan =
                                    new PersonPlan(
                                            em,
                                            store.snapshot(),
                                            List.of(new PersonLine(1, draft)),
                                            false);
                            if (!plan.problems().isEmpty()) {
                                throw new RejectedException(plan.problems().get(0).text());
                            }
                            changes.apply(em, actor, plan);
                            return store.snapshot()
                                    .person(DirectoryRules.checked(draft).number())
                                    .orElseThrow();
                        });
    }

    @Override
    public OpeningHours hours(Actor actor, String parent, String hours) {
        Snapshot directory = seen(actor);
        OpeningHours own = OpeningHours.parse(DirectoryRules.hours(hours));
        return own.over(
                directory
                        .department(parent)
                        .map(above -> Snapshot.hours(directory.upwards(above.id()), city.hours()))
                        .orElseGet(city::hours));
    }
}
