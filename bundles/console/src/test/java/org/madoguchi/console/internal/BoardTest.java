// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.BoardLimits;
import org.madoguchi.api.cases.BoardSettings;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallChanged;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Calls;
import org.madoguchi.api.telephony.Figures;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.Operators;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.test.Requirement;

class BoardTest {
    private static final Figures QUIET =
            new Figures(0, Duration.ZERO, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);

    private final List<Call> live = new ArrayList<>();
    private final List<CaseQuery> counted = new ArrayList<>();
    private boolean indexIsAway;
    private final Boards boards = boards();
    private final Screen screen =
            Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "board", "");

    @SuppressWarnings("unchecked")
    private static <T> T service(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return (T)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                methods.get(method.getName()).apply(arguments));
    }

    private Boards boards() {
        Cases cases =
                service(
                        Cases.class,
                        Map.of(
                                "count",
                                arguments -> count((CaseQuery) arguments[1]),
                                "list",
                                arguments -> rows((CaseQuery) arguments[1]),
                                "dispositions",
                                arguments -> List.of()));
        Directory directory =
                service(
                        Directory.class,
                        Map.of("departments", arguments -> List.of(Sample.WASTE_SECTION)));
        Users users =
                service(
                        Users.class,
                        Map.of(
                                "operators",
                                arguments ->
                                        List.of(
                                                Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR),
                                                Sample.user(12, "sato", "佐藤", Role.SUPERVISOR))));
        Teams teams =
                service(
                        Teams.class,
                        Map.of(
                                "all",
                                arguments -> Sample.teams(),
                                "inUse",
                                arguments -> Sample.teams().subList(0, 2)));
        Calls calls =
                service(
                        Calls.class,
                        Map.of("live", arguments -> live, "today", arguments -> QUIET));
        Operators operators =
                service(
                        Operators.class,
                        Map.of("list", arguments -> List.of(Calling.seat(OperatorState.WRAP_UP))));
        BoardSettings settings =
                service(BoardSettings.class, Map.of("limits", arguments -> BoardLimits.USUAL));
        Topics topics = service(Topics.class, Map.of("tree", arguments -> Settled.topics()));
        return new Boards(
                cases,
                new CaseTables(
                        null,
                        null,
                        cases,
                        null,
                        Sample.channels(),
                        users,
                        directory,
                        topics,
                        teams,
                        new OfferedMacros(),
                        null),
                Sample.channels(),
                directory,
                users,
                teams,
                operators,
                calls,
                new QueueWatch(calls, settings),
                settings);
    }

    /** Another number for each question. */
    private long count(CaseQuery query) {
        counted.add(query);
        if (indexIsAway) {
            throw new StorageException("away", null);
        }
        return Math.floorMod(query.hashCode(), 90_000) + 1L;
    }

    private Page<CaseSummary> rows(CaseQuery query) {
        boolean unassigned = query.criteria().assignees().isEmpty();
        CaseSummary row =
                Sample.summary(
                        4512,
                        unassigned ? CaseState.NEW : CaseState.IN_PROGRESS,
                        "<b>粗大ごみ</b>",
                        true);
        return new Page<>(List.of(row), 1, PageRequest.first(5));
    }

    private static List<Board.Figure> figures(Board board) {
        return Stream.of(
                        board.views().stream(),
                        board.states().stream(),
                        board.byChannel().stream(),
                        board.byDepartment().stream(),
                        board.facts().teams().stream().map(board::team),
                        board.facts().people().stream().map(board::person))
                .flatMap(figures -> figures)
                .toList();
    }

    @Test
    @Requirement("FJ-127")
    void everyNumberShouldBeThatOfTheListItLeadsTo() {
        Board board = boards.of(screen, Optional.empty());
        assertThat(figures(board)).hasSizeGreaterThan(15);
        for (Board.Figure figure : figures(board)) {
            String query = figure.href().substring("/console/list?".length());
            CaseQuery list = ListAddress.parse(query).ask(screen, Instant.now());
            assertThat(figure.count().orElseThrow())
                    .as(figure.name() + " " + figure.href())
                    .isEqualTo(count(list));
        }
        String html = PagesTest.html(Screens.view("board.jte", "page", board));
        for (Board.Figure figure : figures(board)) {
            assertThat(html).contains(figure.href().replace("&", "&amp;"));
            assertThat(html).contains(">" + figure.shown() + "<");
        }
        assertThat(html).contains("&lt;b&gt;粗大ごみ").doesNotContain("<b>粗大");
    }

    @Test
    void manyWhoLookShouldCostNoMoreThanOne() {
        boards.of(screen, Optional.empty());
        int questions = counted.size();
        for (int i = 0; i < 20; i++) {
            boards.of(screen, Optional.empty());
        }
        assertThat(counted).hasSize(questions);
        boards.forget();
        boards.of(screen, Optional.empty());
        assertThat(counted).hasSize(2 * questions);
    }

    @Test
    void theBoardShouldBeThereWhileTheIndexIsNot() {
        indexIsAway = true;
        Board board = boards.of(screen, Optional.empty());
        assertThat(board.views()).extracting(Board.Figure::shown).containsOnly("–");
        assertThat(PagesTest.html(Screens.view("board.jte", "page", board))).contains("鈴木 一郎");
    }

    @Test
    void onlyWhoWatchesTheDeskShouldSeeTheBoardAndOnlyWhoAssignsMayAct() {
        Screen operator = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "board", "");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> boards.of(operator, Optional.empty()));
        Screen viewer = Sample.screen(Sample.actor(Role.VIEWER), Locale.JAPANESE, "board", "");
        String html =
                PagesTest.html(
                        Screens.view("board.jte", "page", boards.of(viewer, Optional.empty())));
        assertThat(html)
                .contains("鈴木 一郎")
                .doesNotContain("data-pick")
                .doesNotContain("draggable=\"true\"")
                .doesNotContain("data-drop")
                .doesNotContain("name=\"assign\"");
    }

    @Test
    @Requirement("ST-043")
    void theLightShouldWarnAboveTheLimitAndGoOutWhenNobodyWaits() {
        Instant now = Sample.NOW;
        QueueWatch.Queue tax = new QueueWatch.Queue("tax", 2, now.minusSeconds(50));
        QueueWatch.Queue waste = new QueueWatch.Queue("waste", 1, now.minusSeconds(5));
        BoardLimits limits = BoardLimits.USUAL;
        assertThat(QueueWatch.light(List.of(tax), limits, now).alert()).isFalse();
        assertThat(QueueWatch.light(List.of(tax, waste), limits, now))
                .isEqualTo(new QueueWatch.Light(3, Optional.of(now.minusSeconds(50)), true));
        assertThat(QueueWatch.light(List.of(tax), limits, now.plusSeconds(10)).alert()).isTrue();
        assertThat(QueueWatch.light(List.of(), limits, now))
                .isEqualTo(new QueueWatch.Light(0, Optional.empty(), false));

        String warned =
                PagesTest.html(
                        Screens.view(
                                "queueLight.jte",
                                "screen",
                                screen,
                                "light",
                                QueueWatch.light(List.of(tax, waste), limits, now)));
        assertThat(warned).contains("待ち呼 3 警告").contains("data-alert=\"yes\"");
    }

    @Test
    void whatHasChangedShouldBeSeenByTheNextWhoAsks() {
        Calls calls = service(Calls.class, Map.of("live", arguments -> List.copyOf(live)));
        BoardSettings settings =
                service(BoardSettings.class, Map.of("limits", arguments -> BoardLimits.USUAL));
        QueueWatch watch = new QueueWatch(calls, settings, Sample.CLOCK);
        assertThat(watch.light(screen.actor()).waiting()).isZero();
        live.add(Calling.line(1, CallState.QUEUED).call());
        assertThat(watch.light(screen.actor()).waiting()).as("shared for a moment").isZero();
        watch.on(new CallChanged(Optional.empty(), Optional.empty(), Sample.NOW));
        assertThat(watch.light(screen.actor()).waiting()).isEqualTo(1);
    }

    @Test
    @Requirement("ST-043")
    void whoeverWaitsOrRingsShouldBeCountedByQueue() {
        live.add(Calling.line(1, CallState.QUEUED).call());
        live.add(Calling.line(10, CallState.RINGING).call());
        live.add(Calling.line(3, CallState.TALKING).call());
        Board board = boards.of(screen, Optional.empty());
        assertThat(board.facts().queues())
                .extracting(QueueWatch.Queue::name, QueueWatch.Queue::waiting)
                .containsExactly(tuple("tax", 2L));
        assertThat(board.calls().waiting()).isEqualTo(2);
        String html = PagesTest.html(Screens.view("boardLive.jte", "page", board));
        assertThat(html).contains("tax").contains("後処理").contains("class=\"alert\"");
    }
}
