// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.BoardLimits;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.conversation.ConversationDesk;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.telephony.Figures;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.web.View;

/** A busy morning on the board. */
final class BoardSample {
    private BoardSample() {}

    static void put(Map<String, View> pages, Screen screen) {
        pages.put("board", Screens.view("board.jte", "page", board(screen, Optional.empty())));
        pages.put(
                "board-done",
                Screens.view(
                        "board.jte",
                        "page",
                        board(
                                screen,
                                Optional.of(
                                        new BulkResult(
                                                "key",
                                                "team",
                                                List.of(Sample.BULKY_WASTE),
                                                Map.of(),
                                                Optional.of(
                                                        new BulkResult.Undo(
                                                                BulkResult.Way.TEAM,
                                                                List.of(),
                                                                Optional.of(4L))))))));
        pages.put(
                "board-limits",
                Screens.view(
                        "boardLimits.jte",
                        "screen",
                        screen,
                        "limits",
                        BoardLimits.USUAL,
                        "problem",
                        Optional.empty()));
    }

    static Board board(Screen screen, Optional<BulkResult> result) {
        Map<String, Long> counts = new HashMap<>();
        long next = 3;
        for (CaseView view : Board.VIEWS) {
            next += 7;
            counts.put(ListAddress.of(view).query(), next);
        }
        for (CaseState state : Board.STATES) {
            next += 5;
            counts.put(Board.of(state).query(), next);
        }
        counts.put(Board.of(Sample.MAIL).query(), 31L);
        counts.put(Board.of(Sample.SUZUKI).query(), 2L);
        counts.put(Board.of(Sample.WASTE).query(), 4L);
        var suzuki = Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR);
        var sato = Sample.user(12, "sato", "佐藤 美咲", Role.SUPERVISOR);
        BoardFacts facts =
                new BoardFacts(
                        Sample.NOW,
                        counts,
                        List.of(suzuki, sato),
                        List.of(
                                new BoardFacts.PersonFacts(
                                        suzuki,
                                        Optional.of(Calling.seat(OperatorState.TALKING)),
                                        2,
                                        true,
                                        List.of(
                                                Sample.summary(
                                                        4512,
                                                        CaseState.IN_PROGRESS,
                                                        "粗大ごみの申込方法について教えてください。二つ以上の場合の料金も知りたいです",
                                                        true),
                                                Sample.summary(
                                                        4400,
                                                        CaseState.WAITING_APPROVAL,
                                                        "",
                                                        false))),
                                new BoardFacts.PersonFacts(
                                        sato, Optional.empty(), 0, false, List.of())),
                        List.of(Sample.summary(4510, CaseState.NEW, "保育園の入園申込", false)),
                        Sample.teams().subList(0, 2),
                        List.of(Sample.WASTE_SECTION),
                        List.of(
                                new QueueWatch.Queue("", 1, Sample.NOW.minusSeconds(12)),
                                new QueueWatch.Queue("tax", 3, Sample.NOW.minusSeconds(83))),
                        new Figures(
                                4,
                                Duration.ofSeconds(83),
                                3,
                                124,
                                6,
                                9,
                                14,
                                1,
                                Duration.ofSeconds(12),
                                Duration.ofSeconds(207)),
                        Optional.of(
                                new ConversationDesk.Load(
                                        1,
                                        Optional.of(Sample.NOW.minusSeconds(30)),
                                        Map.of(Sample.SUZUKI, 2L),
                                        Set.of(Sample.SUZUKI))));
        return new Board(
                screen,
                facts,
                new CaseNames(
                        screen,
                        new ChannelBadge.Finder(Sample.channels(), screen.words()),
                        Settled.topics(),
                        List.of(),
                        Map.of(),
                        Sample.teams()),
                Sample.channels().present(),
                BoardLimits.USUAL,
                result);
    }
}
