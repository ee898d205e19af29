// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Team;

/** What the views count and show is what reading every row would say, whatever was done. */
class CaseTallyTest {
    private static final Set<CaseView> IN_TABLES =
            EnumSet.of(
                    CaseView.MINE,
                    CaseView.UNASSIGNED,
                    CaseView.WAITING_DEPARTMENT,
                    CaseView.WAITING_APPROVAL,
                    CaseView.ALL_OPEN,
                    CaseView.CLOSED,
                    CaseView.ALL);

    private static Town town;
    private static List<Actor> desk;

    /** The third is in none. */
    private static Team night;

    private static Actor waste;
    private static Actor tax;

    @BeforeAll
    static void open() {
        town = new Town();
        desk =
                List.of(
                        town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty()),
                        town.people.hire("山田", Role.SUPERVISOR, Optional.empty()),
                        town.people.hire("鈴木", Role.SUPERVISOR, Optional.empty()));
        night = town.teams.make("夜間", desk.get(0), desk.get(1));
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        tax = town.people.hire("市民税課", Role.DEPARTMENT_STAFF, Optional.of(Town.TAX));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private static CaseId opened(int number) {
        InboundMessage message =
                town.mail("m" + number, "citizen" + number % 7 + "@example.jp", "市民")
                        .subject("ごみ " + number)
                        .text("本文")
                        .build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    /** Something that may happen to a case, or be refused. */
    private static void something(Random random, CaseId id) {
        Actor who = desk.get(random.nextInt(desk.size()));
        try {
            switch (random.nextInt(8)) {
                case 0 -> town.desk.assign(who, id, who.user());
                case 1 -> town.desk.assign(who, id, desk.get(random.nextInt(desk.size())).user());
                case 2 -> town.desk.assign(who, id, Optional.empty());
                case 3 -> town.desk.close(who, id, "answered", true);
                case 4 -> town.desk.reopen(who, id);
                case 5 -> town.desk.assignTeam(desk.get(0), id, Optional.of(night.id()));
                case 6 -> town.desk.assignTeam(desk.get(0), id, Optional.empty());
                default ->
                        town.desk.escalate(
                                who, id, random.nextBoolean() ? Town.WASTE : Town.TAX, "確認願います");
            }
        } catch (RejectedException notNow) {
            // closed, open or asked already
        }
        town.clock.advance(Duration.ofMillis(random.nextInt(3)));
    }

    /** Every case, opened and looked at: without an index, a tally or a condition in SQL. */
    private static List<CaseSummary> plainly(Actor actor, CaseView view) {
        return town
                .store
                .unit()
                .required(
                        em ->
                                em
                                        .createQuery("select c from CaseEntity c", CaseEntity.class)
                                        .getResultList()
                                        .stream()
                                        .map(CaseEntity::id)
                                        .toList())
                .stream()
                .map(id -> town.desk.open(desk.get(0), id))
                .filter(file -> isIn(view, actor, file))
                .map(CaseFile::summary)
                .sorted(
                        Comparator.comparing(CaseSummary::lastActivityAt)
                                .thenComparing(summary -> summary.id().asLong())
                                .reversed())
                .toList();
    }

    private static boolean isIn(CaseView view, Actor actor, CaseFile file) {
        CaseSummary summary = file.summary();
        List<Escalation> asked =
                file.escalations().stream()
                        .filter(e -> actor.department().filter(e.department()::equals).isPresent())
                        .toList();
        if (actor.department().isPresent() && asked.isEmpty()) {
            return false;
        }
        CaseState state = summary.state();
        Instant now = town.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return switch (view) {
            case MINE ->
                    state.isOpen()
                            && (actor.department().isPresent()
                                    ? asked.stream()
                                            .anyMatch(e -> e.state() == Escalation.State.OPEN)
                                    : summary.assignee().equals(actor.user()));
            case UNASSIGNED ->
                    summary.assignee().isEmpty()
                            && (state == CaseState.NEW || state == CaseState.IN_PROGRESS);
            case WAITING_DEPARTMENT -> state == CaseState.WAITING_DEPARTMENT;
            case WAITING_APPROVAL -> state == CaseState.WAITING_APPROVAL;
            case TO_APPROVE -> !file.approvable().isEmpty();
            case TEAM ->
                    state.isOpen()
                            && (actor.user().filter(night::has).isPresent()
                                    ? summary.team().equals(Optional.of(night.id()))
                                            || summary.assignee().filter(night::has).isPresent()
                                    : summary.assignee()
                                            .flatMap(town.people::find)
                                            .filter(
                                                    who ->
                                                            who.department()
                                                                    .equals(actor.department()))
                                            .isPresent());
            case DUE_SOON -> isDue(summary, now, now.plus(Views.SOON));
            case OVERDUE -> isDue(summary, Instant.MIN, now);
            case CLOSED_RECENTLY ->
                    state == CaseState.CLOSED
                            && !summary.closedAt()
                                    .orElseThrow()
                                    .isBefore(now.minus(Views.RECENTLY));
            case ALL_OPEN -> state.isOpen();
            case CLOSED -> state == CaseState.CLOSED;
            case ALL -> true;
        };
    }

    private static boolean isDue(CaseSummary summary, Instant from, Instant until) {
        return summary.dueAt()
                .filter(due -> !due.isBefore(from) && due.isBefore(until))
                .isPresent();
    }

    private static void demandThatViewsAreRight() {
        for (Actor actor : List.of(desk.get(0), desk.get(2), waste, tax)) {
            Map<CaseView, Long> counts = town.desk.counts(actor);
            for (CaseView view : CaseView.values()) {
                List<CaseSummary> expected = plainly(actor, view);
                String what = view + " of " + actor.name();
                assertThat(counts.get(view)).as(what).isEqualTo(expected.size());
                assertThat(pages(actor, view, 7)).as(what).isEqualTo(expected);
            }
        }
    }

    /** The whole list, read page by page. */
    private static List<CaseSummary> pages(Actor actor, CaseView view, int size) {
        List<CaseSummary> all = new ArrayList<>();
        Page<CaseSummary> page;
        do {
            page = town.desk.list(actor, CaseQuery.of(view), new PageRequest(all.size(), size));
            all.addAll(page.items());
        } while (page.hasMore());
        assertThat(page.total()).isEqualTo(all.size());
        return all;
    }

    @Test
    void countsAndListsShouldBeWhatEveryRowSaysAfterWhateverWasDone() {
        Random random = new Random(20261129);
        List<CaseId> ids = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            town.clock.advance(Duration.ofDays(2 + round));
            for (int i = 0; i < 12; i++) {
                ids.add(opened(ids.size()));
            }
            for (int i = 0; i < 40; i++) {
                something(random, ids.get(random.nextInt(ids.size())));
            }
            demandThatViewsAreRight();
        }
    }

    @Test
    void countsShouldBeRightAfterManyHaveWorkedAtOnce() throws Exception {
        List<CaseId> few = List.of(opened(0), opened(1), opened(2));
        ExecutorService people = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Random random = new Random(i);
                work.add(
                        () -> {
                            for (int n = 0; n < 25; n++) {
                                try {
                                    something(random, few.get(random.nextInt(few.size())));
                                } catch (RuntimeException conflict) {
                                    // lost four times against the others: nothing was changed
                                }
                            }
                            return null;
                        });
            }
            for (Future<Void> one : people.invokeAll(work)) {
                one.get();
            }
        } finally {
            people.shutdown();
        }
        demandThatViewsAreRight();
    }

    @Test
    void nothingShouldBeCountedThatWasNotCommitted() {
        CaseId kept = opened(1);
        assertThatThrownBy(
                        () ->
                                town.fixture
                                        .transactions()
                                        .required(
                                                () -> {
                                                    opened(2);
                                                    town.desk.close(
                                                            desk.get(0), kept, "answered", true);
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        demandThatViewsAreRight();
        assertThat(town.desk.counts(desk.get(0))).containsEntry(CaseView.UNASSIGNED, 1L);
    }

    /** A crash leaves what is committed, and the desk begins from there. */
    @Test
    void aDeskThatIsOpenedAnewShouldCountWhatIsThere() {
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
            something(random, opened(i));
        }
        CaseStore again =
                new CaseStore(
                        town.fixture.storage(),
                        town.fixture.events(),
                        town.fixture.transactions(),
                        town.clock);
        try {
            Map<CaseView, Long> counts = new EnumMap<>(CaseView.class);
            for (CaseView view : IN_TABLES) {
                counts.put(
                        view,
                        new CaseFilter(
                                        desk.get(0),
                                        CaseQuery.of(view),
                                        CaseCriteria.NONE,
                                        Set.of(),
                                        Set.of(),
                                        List.of(),
                                        Set.of())
                                .count(again.unit(), again.tally()));
            }
            assertThat(town.desk.counts(desk.get(0))).containsAllEntriesOf(counts);
        } finally {
            again.close();
        }
        demandThatViewsAreRight();
    }

    @Test
    void aDeepPageShouldGoOnWhereTheOneBeforeItEnds() {
        for (int i = 0; i < 6; i++) {
            CaseId id = opened(i);
            if (i % 2 == 0) {
                town.desk.assign(desk.get(0), id, desk.get(0).user());
            }
        }
        assertThat(
                        town.desk
                                .list(
                                        desk.get(0),
                                        CaseQuery.of(CaseView.ALL_OPEN),
                                        new PageRequest(20_000, 5))
                                .items())
                .isEmpty();
        CaseFilter filter =
                new CaseFilter(
                        desk.get(0),
                        CaseQuery.of(CaseView.ALL_OPEN),
                        CaseCriteria.NONE,
                        Set.of(),
                        Set.of(),
                        List.of(),
                        Set.of(),
                        3);
        assertThat(
                        filter.page(town.store.unit(), town.store.tally(), new PageRequest(2, 3))
                                .items())
                .extracting(row -> row.id())
                .isEqualTo(
                        plainly(desk.get(0), CaseView.ALL_OPEN).subList(2, 5).stream()
                                .map(CaseSummary::id)
                                .toList());
    }
}
