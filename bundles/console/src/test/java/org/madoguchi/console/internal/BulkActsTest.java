// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.test.Requirement;

class BulkActsTest {
    private static final CaseId OPEN = new CaseId(2026, 1);
    private static final CaseId TAKEN = new CaseId(2026, 2);
    private static final CaseId CLOSED = new CaseId(2026, 3);
    private static final CaseId BUSY = new CaseId(2026, 4);
    private static final CaseId FOREIGN = new CaseId(2026, 5);
    private static final CaseId GONE = new CaseId(2026, 9);

    private final Map<CaseId, Optional<UserId>> assignees = new LinkedHashMap<>();
    private final Map<CaseId, Set<TopicId>> topics = new LinkedHashMap<>();
    private final Map<CaseId, Optional<TeamId>> teams = new LinkedHashMap<>();
    private final List<String> done = new ArrayList<>();
    private final Actor chief = Sample.actor(Role.SUPERVISOR);
    private final BulkActs acts = new BulkActs(desk(), classifications(), new OfferedMacros());

    BulkActsTest() {
        assignees.put(OPEN, Optional.empty());
        assignees.put(TAKEN, Optional.of(new UserId(7)));
        assignees.put(CLOSED, Optional.of(new UserId(7)));
        assignees.put(BUSY, Optional.empty());
        assignees.put(FOREIGN, Optional.empty());
    }

    private Cases desk() {
        return (Cases)
                Proxy.newProxyInstance(
                        Cases.class.getClassLoader(),
                        new Class<?>[] {Cases.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "list" -> listed((CaseQuery) arguments[1]);
                                    case "assign" -> {
                                        assign((CaseId) arguments[1], optional(arguments[2]));
                                        yield null;
                                    }
                                    case "assignTeam" -> {
                                        give((CaseId) arguments[1], team(arguments[2]));
                                        yield null;
                                    }
                                    case "classify" -> {
                                        topics.put((CaseId) arguments[1], chosen(arguments[2]));
                                        yield null;
                                    }
                                    default -> {
                                        done.add(method.getName() + " " + arguments[1]);
                                        yield null;
                                    }
                                });
    }

    @SuppressWarnings("unchecked")
    private static Optional<UserId> optional(Object argument) {
        return (Optional<UserId>) argument;
    }

    @SuppressWarnings("unchecked")
    private static Optional<TeamId> team(Object argument) {
        return (Optional<TeamId>) argument;
    }

    /** Whoever had it is not in the team. */
    private void give(CaseId id, Optional<TeamId> to) {
        if (to.isPresent()) {
            assign(id, Optional.empty());
        }
        teams.put(id, to);
    }

    @SuppressWarnings("unchecked")
    private static Set<TopicId> chosen(Object argument) {
        return (Set<TopicId>) argument;
    }

    private static Topics classifications() {
        return (Topics)
                Proxy.newProxyInstance(
                        Topics.class.getClassLoader(),
                        new Class<?>[] {Topics.class},
                        (proxy, method, arguments) -> Settled.topics());
    }

    private Page<CaseSummary> listed(CaseQuery query) {
        CaseId id = CaseId.parse(query.text());
        return new Page<>(
                assignees.containsKey(id) ? List.of(summary(id)) : List.of(),
                1,
                PageRequest.first(1));
    }

    private CaseSummary summary(CaseId id) {
        CaseSummary base = Sample.summary(id.number(), CaseState.IN_PROGRESS, "件名", false);
        return new CaseSummary(
                id,
                base.state(),
                base.subject(),
                base.channel(),
                base.contact(),
                base.contactName(),
                assignees.get(id),
                Optional.empty(),
                Optional.empty(),
                topics.getOrDefault(id, Set.of()),
                Optional.empty(),
                base.openedAt(),
                base.lastActivityAt(),
                Optional.empty(),
                Optional.empty(),
                false,
                teams.getOrDefault(id, Optional.empty()),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    private void assign(CaseId id, Optional<UserId> to) {
        if (id.equals(CLOSED)) {
            throw new RejectedException(LocalizedText.same("closed"));
        }
        if (id.equals(BUSY)) {
            throw new StorageException("conflict", null);
        }
        if (id.equals(FOREIGN)) {
            throw new PermissionDeniedException(Permission.CASE_ASSIGN);
        }
        if (!assignees.containsKey(id)) {
            throw new NotFoundException("no case " + id);
        }
        assignees.put(id, to);
    }

    @Test
    void whatOneCaseRefusesShouldBeToldAndKeepNoOtherFromIt() {
        BulkResult result =
                acts.assign(
                        chief,
                        List.of(CLOSED, OPEN, BUSY, FOREIGN, GONE, TAKEN),
                        Optional.of(new UserId(12)));

        assertThat(result.done()).containsExactly(OPEN, TAKEN);
        assertThat(result.refused().keySet()).containsExactly(CLOSED, BUSY, FOREIGN, GONE);
        assertThat(result.refused().get(CLOSED).ja()).isEqualTo("closed");
        assertThat(result.refused().get(BUSY).ja()).contains("もう一度");
        assertThat(result.refused().get(FOREIGN).ja()).contains("権限");
        assertThat(acts.find(chief, result.key())).contains(result);
    }

    @Test
    @Requirement("FJ-147")
    void whoeverHadTheCaseShouldHaveItAgainWhenTheTeamIsTakenBack() {
        TeamId night = new TeamId(4);
        BulkResult result =
                acts.assignTeam(chief, List.of(OPEN, TAKEN, CLOSED), Optional.of(night));
        assertThat(result.done()).containsExactly(OPEN, TAKEN);
        assertThat(result.refused()).containsOnlyKeys(CLOSED);
        assertThat(assignees).containsEntry(TAKEN, Optional.empty());

        BulkResult undone = acts.undo(chief, result.key()).orElseThrow();
        assertThat(undone.done()).containsExactly(OPEN, TAKEN);
        assertThat(teams).containsEntry(OPEN, Optional.empty());
        assertThat(teams).containsEntry(TAKEN, Optional.empty());
        assertThat(assignees).containsEntry(TAKEN, Optional.of(new UserId(7)));
    }

    @Test
    void macrosThatAreAwayShouldBeToldForEachCase() {
        BulkResult result = acts.macro(chief, List.of(OPEN, TAKEN), new MacroId(1));
        assertThat(result.done()).isEmpty();
        assertThat(result.canUndo()).isFalse();
        assertThat(result.refused().values())
                .hasSize(2)
                .allMatch(reason -> reason.ja().contains("マクロはいま使えません"));
    }

    @Test
    void anActShouldBeTakenBackOnceWhereNobodyHasGoneOn() {
        BulkResult result = acts.assign(chief, List.of(OPEN, TAKEN), Optional.of(new UserId(12)));
        assignees.put(OPEN, Optional.of(new UserId(99)));

        BulkResult undone = acts.undo(chief, result.key()).orElseThrow();

        assertThat(undone.done()).containsExactly(TAKEN);
        assertThat(undone.refused()).containsOnlyKeys(OPEN);
        assertThat(assignees).containsEntry(TAKEN, Optional.of(new UserId(7)));
        assertThat(assignees).containsEntry(OPEN, Optional.of(new UserId(99)));
        assertThat(acts.undo(chief, result.key())).isEmpty();
        assertThat(undone.canUndo()).isFalse();
    }

    @Test
    void aTopicShouldBeAddedToWhatWasSaidAndTakenBackWhereNobodyHasGoneOn() {
        topics.put(OPEN, Set.of(Settled.BULKY, Settled.OPINION));

        BulkResult result = acts.classify(chief, List.of(OPEN, TAKEN, GONE), Settled.PROCEDURE);

        // of the menu, only one can be chosen
        assertThat(topics)
                .containsEntry(OPEN, Set.of(Settled.BULKY, Settled.PROCEDURE))
                .containsEntry(TAKEN, Set.of(Settled.PROCEDURE));
        assertThat(result.refused()).containsOnlyKeys(GONE);

        topics.put(TAKEN, Set.of(Settled.BULKY));
        BulkResult undone = acts.undo(chief, result.key()).orElseThrow();
        assertThat(undone.done()).containsExactly(OPEN);
        assertThat(undone.refused()).containsOnlyKeys(TAKEN);
        assertThat(topics)
                .containsEntry(OPEN, Set.of(Settled.BULKY, Settled.OPINION))
                .containsEntry(TAKEN, Set.of(Settled.BULKY));
    }

    @Test
    void aResultShouldBeItsMakersOwn() {
        BulkResult result = acts.close(chief, List.of(OPEN), "answered");
        Actor other = Sample.actor(Role.OPERATOR);
        Actor stranger =
                new Actor(
                        Optional.of(new UserId(4711)),
                        "他人",
                        other.roles(),
                        Optional.empty(),
                        "127.0.0.1");
        assertThat(acts.find(stranger, result.key())).isEmpty();
        assertThat(acts.undo(stranger, result.key())).isEmpty();
        assertThat(acts.undo(chief, result.key()).orElseThrow().done()).containsExactly(OPEN);
        assertThat(done).containsExactly("close " + OPEN, "reopen " + OPEN);
    }

    @Test
    void aNoteShouldNotBePromisedToBeTakenBack() {
        BulkResult result = acts.note(chief, List.of(OPEN), "折り返し済み");
        assertThat(result.canUndo()).isFalse();
        assertThat(acts.undo(chief, result.key())).isEmpty();
    }

    @Test
    void theShelfShouldNotGrowWithoutEnd() {
        BulkShelf shelf = new BulkShelf(Clock.systemUTC());
        BulkResult first = result("first");
        shelf.keep(chief, first);
        for (int i = 0; i < 600; i++) {
            shelf.keep(chief, result("k" + i));
        }
        assertThat(shelf.find(chief, "first")).isEmpty();
        assertThat(shelf.find(chief, "k599")).isPresent();
    }

    private static BulkResult result(String key) {
        return new BulkResult(key, "noted", List.of(OPEN), Map.of(), Optional.empty());
    }
}
