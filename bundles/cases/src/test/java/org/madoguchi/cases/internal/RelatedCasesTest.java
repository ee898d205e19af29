// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.RelatedCase;
import org.madoguchi.api.cases.RelatedCases;
import org.madoguchi.api.cases.Relation;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;

/** What cases are to each other, on a real database. */
class RelatedCasesTest {
    private static Town town;
    private static Actor operator;
    private static Actor supervisor;
    private static Actor waste;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private static CaseId opened(InboundMessage message) {
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static CaseId opened(String id) {
        return opened(
                town.mail(id, id + "@example.jp", "田中 花子").subject("件 " + id).text("本文").build());
    }

    private static CaseFile file(CaseId id) {
        return town.desk.open(operator, id);
    }

    private static List<Interaction> messages(CaseId id) {
        return file(id).timeline().stream()
                .filter(TimelineEntry.Message.class::isInstance)
                .map(entry -> ((TimelineEntry.Message) entry).interaction())
                .toList();
    }

    private static List<ChangeKind> changes(CaseId id) {
        return file(id).timeline().stream()
                .filter(TimelineEntry.Change.class::isInstance)
                .map(entry -> ((TimelineEntry.Change) entry).kind())
                .toList();
    }

    @Test
    void linkedCasesShouldNameEachOtherUntilTheLinkIsTakenAway() {
        CaseId one = opened("a");
        CaseId other = opened("b");
        town.related.link(operator, one, other);
        town.related.link(operator, other, one);
        assertThat(file(one).related())
                .containsExactly(new RelatedCase(other, Relation.LINKED, "件 b", CaseState.NEW));
        assertThat(file(other).related()).extracting(RelatedCase::id).containsExactly(one);
        assertThat(changes(other)).containsOnlyOnce(ChangeKind.LINKED);

        town.related.unlink(operator, other, one);
        town.related.unlink(operator, other, one);
        assertThat(file(one).related()).isEmpty();
        assertThat(file(other).related()).isEmpty();
        assertThat(changes(one)).containsOnlyOnce(ChangeKind.UNLINKED);
    }

    @Test
    void aMergedCaseShouldBringAllThatWasSaidAndWhateverComesLater() {
        CaseId from =
                opened(
                        town.mail("a", "hanako@example.jp", "田中 花子")
                                .subject("ソファー")
                                .text("捨てたい")
                                .fields(List.of(new Field("地区", "東")))
                                .attachment(
                                        new Attachment("写真.png", "image/png", Content.ofUtf8("x")))
                                .build());
        CaseId into = opened("b");
        town.desk.addNote(operator, from, "折り返し済み");
        town.desk.saveDraft(operator, from, "下書き一");
        town.desk.saveDraft(operator, into, "下書き二");
        town.fixture.forget();
        town.related.merge(operator, from, into);

        assertThat(messages(from)).isEmpty();
        assertThat(messages(into))
                .extracting(Interaction::caseId, Interaction::subject)
                .containsExactlyInAnyOrder(tuple(into, "ソファー"), tuple(into, "件 b"));
        Interaction moved =
                messages(into).stream().filter(m -> m.subject().equals("ソファー")).findFirst().get();
        assertThat(moved.fields()).hasSize(1);
        assertThat(moved.attachments()).hasSize(1);
        assertThat(town.desk.content(operator, into, moved.attachments().get(0).blob()).size())
                .isEqualTo(1);
        assertThat(file(into).timeline())
                .anyMatch(
                        entry ->
                                entry instanceof TimelineEntry.Note note
                                        && note.text().equals("折り返し済み"));
        assertThat(town.desk.draft(operator, into)).isEqualTo("下書き二\n\n下書き一");
        assertThat(file(from).summary().state()).isEqualTo(CaseState.CLOSED);
        assertThat(file(from).mergedInto()).contains(into);
        assertThat(file(into).related())
                .containsExactly(
                        new RelatedCase(from, Relation.MERGED_FROM, "ソファー", CaseState.CLOSED));
        assertThat(changes(into)).contains(ChangeKind.MERGED);
        assertThat(town.fixture.published())
                .filteredOn(CaseChanged.class::isInstance)
                .extracting(event -> ((CaseChanged) event).id())
                .contains(from, into);

        InboundMessage later =
                town.mail("c", "hanako@example.jp", "田中 花子")
                        .thread(new Thread("<c@example.jp>", List.of("<a@example.jp>"), List.of()))
                        .text("追伸")
                        .build();
        assertThat(town.intake.caseOf(Town.MAIL, later.thread())).contains(into);
        assertThat(town.intake.append(later, from).caseId()).isEqualTo(into);
        assertThat(messages(into)).extracting(Interaction::text).contains("追伸");
        assertThat(file(from).summary().state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void whatCameForAnOftenMergedCaseShouldArriveInTheLastOne() {
        CaseId first = opened("a");
        CaseId second = opened("b");
        CaseId third = opened("c");
        town.related.merge(operator, first, second);
        town.related.merge(operator, second, third);
        InboundMessage later = town.mail("d", "a@example.jp", "").text("追伸").build();
        assertThat(town.intake.append(later, first).caseId()).isEqualTo(third);
        assertThat(messages(third)).hasSize(4);
        refused(() -> town.related.merge(operator, third, first), "統合されています");
        refused(() -> town.desk.reopen(operator, first), "統合されています");
        refused(() -> town.desk.addNote(operator, first, "メモ"), "統合されています");
    }

    @Test
    void anAnswerUnderWayShouldGoOnInTheOtherCase() {
        CaseId from = opened("a");
        CaseId into = opened("b");
        InteractionId reply = town.desk.submitReply(operator, from, Reply.of("回答です。"));
        town.related.merge(operator, from, into);
        assertThat(file(into).summary().state()).isEqualTo(CaseState.WAITING_APPROVAL);
        town.desk.approve(supervisor, reply, Set.of());
        assertThat(messages(into))
                .filteredOn(message -> message.id().equals(reply))
                .extracting(Interaction::state)
                .containsExactly(InteractionState.QUEUED);
        assertThat(file(into).summary().state()).isEqualTo(CaseState.IN_PROGRESS);
    }

    @Test
    void aCaseThatADepartmentOwesAnAnswerShouldTakeTheOtherIn() {
        CaseId into = opened("b");
        refused(() -> town.related.merge(operator, into, into), "同じ案件");
        CaseId asked = opened("c");
        town.desk.escalate(operator, asked, Town.WASTE, "確認願います");
        refused(() -> town.related.merge(operator, asked, into), "所管課の回答");
        town.related.merge(operator, into, asked);
        assertThat(messages(asked)).extracting(Interaction::subject).contains("件 b");
        CaseId closed = opened("d");
        town.desk.close(operator, closed, "answered");
        CaseId late = opened("e");
        refused(() -> town.related.merge(operator, late, closed), "完了しています");
        assertThat(messages(late)).hasSize(1);
    }

    @Test
    void aClosedCaseShouldBeMergedAsItWasClosed() {
        CaseId from = opened("a");
        CaseId into = opened("b");
        town.desk.close(operator, from, "answered");
        town.related.merge(operator, from, into);
        assertThat(file(from).summary().disposition()).contains("answered");
        assertThat(messages(into)).hasSize(2);
    }

    @Test
    void aMessageAboutSomethingElseShouldBecomeACaseOfItsOwn() {
        CaseId old = opened("a");
        town.desk.assign(operator, old, operator.user());
        town.clock.advance(Duration.ofMinutes(1));
        InboundMessage second =
                town.mail("b", "a@example.jp", "田中 花子")
                        .subject("")
                        .text("ところで、税の証明も欲しいです。")
                        .attachment(new Attachment("紙.pdf", "application/pdf", Content.ofUtf8("x")))
                        .build();
        var moved = town.intake.append(second, old).interaction();
        refused(() -> town.related.split(operator, messages(old).get(0).id()), "2通目以降");
        CaseId opened = town.related.split(operator, moved);

        assertThat(messages(old)).hasSize(1);
        assertThat(messages(opened))
                .singleElement()
                .satisfies(m -> assertThat(m.attachments()).hasSize(1));
        CaseFile file = file(opened);
        assertThat(file.summary().subject()).isEqualTo("ところで、税の証明も欲しいです。");
        assertThat(file.summary().contact()).isEqualTo(file(old).summary().contact());
        assertThat(file.summary().assignee()).isEqualTo(operator.user());
        assertThat(file.summary().dueAt()).isPresent();
        assertThat(file.replyTo().get().address().value()).isEqualTo("a@example.jp");
        assertThat(file.related())
                .extracting(RelatedCase::id, RelatedCase::relation)
                .containsExactly(tuple(old, Relation.SPLIT_FROM));
        assertThat(changes(opened)).contains(ChangeKind.OPENED, ChangeKind.SPLIT_OFF);
        assertThat(changes(old)).contains(ChangeKind.SPLIT);
        assertThat(
                        town.intake.caseOf(
                                Town.MAIL,
                                new Thread("<c@example.jp>", List.of("<b@example.jp>"), List.of())))
                .contains(opened);
        assertThat(town.audited).anyMatch(record -> record.contains("case.split"));
    }

    @Test
    void onlyTheDeskShouldRelateCases() {
        CaseId one = opened("a");
        CaseId other = opened("b");
        town.desk.escalate(operator, one, Town.WASTE, "確認願います");
        assertThatThrownBy(() -> town.related.merge(waste, one, other))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.related.link(waste, one, other))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.related.link(operator, one, new CaseId(2026, 999_999)))
                .isInstanceOf(NotFoundException.class);
        town.related.link(operator, one, other);
        assertThat(town.desk.open(waste, one).related()).isEmpty();
    }

    @Test
    void oneCaseShouldNotCollectOthersWithoutEnd() {
        CaseId one = opened("a");
        for (int i = 0; i < RelatedCases.MOST; i++) {
            town.related.link(operator, one, opened("b" + i));
        }
        refused(() -> town.related.link(operator, one, opened("c")), "50 件");
    }

    private static void refused(Runnable deed, String words) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.reason().ja()).contains(words));
    }
}
