// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.rule.MacroTrial;
import org.madoguchi.api.rule.Macros;
import org.madoguchi.api.rule.Revision;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.cases.internal.TownHall;

class MacrosTest {
    private static Bureau bureau;

    @BeforeAll
    static void open() {
        bureau = new Bureau();
    }

    @AfterAll
    static void close() {
        bureau.close();
    }

    @BeforeEach
    void clear() {
        bureau.clear();
    }

    private static CaseId letter() {
        return bureau.hall.letter("m1", "hanako@example.jp", "粗大ごみ", "ソファーを捨てたい");
    }

    private static Macro macro(MacroAct... acts) {
        return bureau.macros.make(bureau.administrator, "粗大ごみの定型", List.of(acts));
    }

    private static MacroAct close(String outcome) {
        return new MacroAct.Close(outcome);
    }

    @Test
    void aMacroShouldDoAllOfItsActsInTheNameOfThePerson() {
        TopicId waste = bureau.topic("ごみ");
        TopicId bulky = bureau.topic("粗大ごみ");
        CaseId id = letter();
        Macro macro =
                macro(
                        new MacroAct.AddTopics(Set.of(waste)),
                        new MacroAct.AddTopics(Set.of(bulky)),
                        new MacroAct.AddNote("電話で案内済み"),
                        new MacroAct.Take(),
                        close("answered"));
        bureau.macros.run(bureau.operator, macro.id(), id);

        assertThat(bureau.file(id).summary().state()).isEqualTo(CaseState.CLOSED);
        assertThat(bureau.file(id).summary().disposition()).contains("answered");
        assertThat(bureau.file(id).topics()).containsExactlyInAnyOrder(waste, bulky);
        assertThat(bureau.notes(id)).containsExactly("電話で案内済み");
        assertThat(bureau.history(id))
                .contains("ASSIGNED 山田 山田", "CLOSED 山田 answered", "NOTE_ADDED 山田 ");
        assertThat(bureau.hall.audited())
                .contains("山田 case.close case " + id, "山田 macro.run case " + id);
    }

    @Test
    void whatOneActRefusesShouldKeepAllFromBeingDone() {
        CaseId id = letter();
        Macro macro =
                macro(
                        new MacroAct.AddNote("残ってはいけないメモ"),
                        new MacroAct.Take(),
                        close("no-such-outcome"));
        List<String> before = bureau.history(id);
        assertThatThrownBy(() -> bureau.macros.run(bureau.operator, macro.id(), id))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e ->
                                assertThat(e.reason().ja())
                                        .contains("3番目", "「完了にする」", "完了の区分を選んでください"));
        assertThat(bureau.history(id)).isEqualTo(before);
        assertThat(bureau.notes(id)).isEmpty();
        assertThat(bureau.hall.audited()).noneMatch(line -> line.contains("macro.run"));
    }

    @Test
    void aMacroShouldBeNoWayRoundApprovalOrPermissions() {
        bureau.hall
                .entries()
                .add(
                        bureau.administrator,
                        DeskEntry.Kind.CANNED_REPLY,
                        new LocalizedText("案内", ""));
        DeskEntry text =
                bureau.hall.entries().entries(DeskEntry.Kind.CANNED_REPLY).stream()
                        .filter(entry -> entry.name().ja().equals("案内"))
                        .findFirst()
                        .orElseThrow();
        bureau.hall
                .entries()
                .save(
                        bureau.administrator,
                        text.saying(text.name(), "", "", "{{contact}} 様 受付番号 {{case}}"));
        CaseId id = letter();
        bureau.hall.cases().saveDraft(bureau.operator, id, "書きかけ");
        Macro writing = macro(new MacroAct.Write(text.code()), new MacroAct.Take());
        bureau.macros.run(bureau.operator, writing.id(), id);
        // what it writes waits in the composer, and nothing was handed in or has left
        assertThat(bureau.hall.cases().draft(bureau.operator, id))
                .isEqualTo("書きかけ\n\n田中 花子 様 受付番号 " + id);
        assertThat(bureau.hall.posted()).isEmpty();
        assertThat(bureau.file(id).timeline())
                .filteredOn(TimelineEntry.Message.class::isInstance)
                .hasSize(1);

        // an answer that waits for approval keeps the case open, whoever wants to close it how
        bureau.hall.cases().submitReply(bureau.operator, id, Reply.of("お答えします"));
        Macro closing = macro(close("answered"));
        assertThatThrownBy(() -> bureau.macros.run(bureau.operator, closing.id(), id))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("close the case");
        assertThat(bureau.file(id).summary().state()).isEqualTo(CaseState.WAITING_APPROVAL);
        assertThat(bureau.hall.posted()).isEmpty();

        // an operator may not assign others, and an administrator's macro changes nothing about it
        Macro handing = macro(new MacroAct.Assign(bureau.other.user().orElseThrow()));
        assertThatThrownBy(() -> bureau.macros.run(bureau.operator, handing.id(), id))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("not permitted");
        bureau.macros.run(bureau.supervisor, handing.id(), id);
        assertThat(bureau.file(id).summary().assignee()).isEqualTo(bureau.other.user());
        assertThatThrownBy(() -> bureau.macros.run(bureau.waste, handing.id(), id))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void aDepartmentShouldBeAskedByItsMailAlone() {
        CaseId id = letter();
        Macro macro = macro(new MacroAct.Escalate(TownHall.WASTE, "収集日を教えてください", Set.of()));
        bureau.macros.run(bureau.operator, macro.id(), id);
        assertThat(bureau.hall.posted())
                .singleElement()
                .satisfies(
                        mail ->
                                assertThat(mail.to().address().value())
                                        .isEqualTo("gomi@asahi.example"));
    }

    @Test
    void aTrialShouldTellWhatWouldBeDoneAndDoNothing() {
        TopicId waste = bureau.topic("ごみ");
        CaseId id = letter();
        List<String> before = bureau.history(id);
        MacroTrial works =
                bureau.macros.tryOut(
                        bureau.administrator,
                        List.of(
                                new MacroAct.AddTopics(Set.of(waste)),
                                new MacroAct.Write("greeting"),
                                new MacroAct.Escalate(TownHall.TAX, "教えてください", Set.of())),
                        id);
        assertThat(works.works()).isTrue();
        assertThat(works.steps().get(1).text()).contains("田中 花子 様");
        MacroTrial stops =
                bureau.macros.tryOut(
                        bureau.administrator,
                        List.of(new MacroAct.Write("no-such"), close("answered")),
                        id);
        assertThat(stops.works()).isFalse();
        assertThat(stops.steps()).hasSize(1);
        assertThat(bureau.history(id)).isEqualTo(before);
        assertThat(bureau.file(id).topics()).isEmpty();
        assertThat(bureau.hall.cases().draft(bureau.administrator, id)).isEmpty();
        assertThat(bureau.hall.posted()).isEmpty();
        assertThatThrownBy(
                        () ->
                                bureau.macros.tryOut(
                                        bureau.supervisor, List.of(close("answered")), id))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(
                        () ->
                                bureau.macros.tryOut(
                                        bureau.administrator,
                                        List.of(new MacroAct.AddTopics(Set.of(waste))),
                                        CaseId.parse("2026-999999")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void macrosShouldBeKeptInVersionsWithWhoChangedThem() {
        Macro first = macro(close("answered"));
        Macro second =
                bureau.macros.save(
                        bureau.administrator,
                        first.id(),
                        first.version(),
                        "別の名前",
                        List.of(close("opinion")));
        bureau.macros.retire(bureau.administrator, first.id(), true);
        assertThat(second.version()).isEqualTo(2);
        assertThat(bureau.macros.history(bureau.administrator, first.id()))
                .extracting(Revision::what, Revision::by, change -> change.content().name())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Revision.What.RETIRED, "管理 花", "別の名前"),
                        org.assertj.core.groups.Tuple.tuple(Revision.What.CHANGED, "管理 花", "別の名前"),
                        org.assertj.core.groups.Tuple.tuple(Revision.What.MADE, "管理 花", "粗大ごみの定型"));
        assertThatThrownBy(
                        () ->
                                bureau.macros.save(
                                        bureau.administrator,
                                        first.id(),
                                        first.version(),
                                        "古い画面から",
                                        List.of(close("answered"))))
                .isInstanceOf(RejectedException.class);
        CaseId id = letter();
        assertThatThrownBy(() -> bureau.macros.run(bureau.operator, first.id(), id))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> bureau.macros.make(bureau.operator, "勝手に", List.of(close("x"))))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void nonsenseShouldBeRefused() {
        for (List<MacroAct> acts :
                List.<List<MacroAct>>of(
                        List.of(),
                        List.of(close("answered"), new MacroAct.AddNote("後")),
                        List.of(new MacroAct.AddNote(" ")),
                        List.of(new MacroAct.AddNote("あ".repeat(10_001))),
                        List.of(new MacroAct.AddTopics(Set.of(new TopicId(987_654_321)))),
                        List.of(new MacroAct.AddTopics(Set.of())),
                        List.of(new MacroAct.Escalate(new DepartmentId(999_999), "問い", Set.of())),
                        List.of(new MacroAct.Take(), new MacroAct.Take()),
                        java.util.Collections.nCopies(
                                Macros.MOST_ACTS + 1, new MacroAct.AddNote("メモ")))) {
            assertThatThrownBy(() -> bureau.macros.make(bureau.administrator, "名前", acts))
                    .as("%d acts", acts.size())
                    .isInstanceOf(RejectedException.class);
        }
        for (String name : List.of("", " \u0000 ", "長".repeat(61))) {
            assertThatThrownBy(
                            () ->
                                    bureau.macros.make(
                                            bureau.administrator, name, List.of(close("answered"))))
                    .isInstanceOf(RejectedException.class);
        }
        assertThat(bureau.macros.macros()).isEmpty();
        assertThatThrownBy(() -> bureau.macros.run(bureau.operator, new MacroId(1), letter()))
                .isInstanceOf(NotFoundException.class);
    }
}
