// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.CaseViews.SavedView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.ItemWish;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.test.Requirement;

/** What is kept for the list of cases, and what it gives out. */
class CaseListTest {
    private static Town town;
    private static Actor operator;
    private static Actor colleague;
    private static Actor supervisor;
    private static Actor waste;
    private static Actor administrator;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        colleague = town.people.hire("鈴木", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        administrator = town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private static CaseId opened(String name, String subject) {
        InboundMessage message =
                town.mail(name, name + "@example.jp", name).subject(subject).text("本文").build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static CaseSummary line(CaseId id) {
        return list(CaseView.ALL, id.toString()).get(0);
    }

    private static List<CaseSummary> list(CaseView view, String text) {
        return town.desk
                .list(
                        supervisor,
                        new CaseQuery(view, text, Optional.empty(), Optional.empty()),
                        PageRequest.first(50))
                .items();
    }

    @Test
    void anAnswerShouldBeOwedFromTheQuestionToTheEnd() {
        CaseId id = opened("a", "道路");
        // Saturday morning: three working days later is Wednesday
        assertThat(line(id).dueAt()).contains(town.clock.instant().plus(Duration.ofDays(4)));
        assertThat(list(CaseView.DUE_SOON, "")).isEmpty();

        town.clock.advance(Duration.ofHours(80));
        assertThat(list(CaseView.DUE_SOON, "")).extracting(CaseSummary::id).containsExactly(id);
        // who waits already does not begin to wait anew
        town.intake.append(town.mail("a2", "a@example.jp", "a").text("まだですか").build(), id);
        town.clock.advance(Duration.ofHours(20));
        assertThat(list(CaseView.OVERDUE, "")).extracting(CaseSummary::id).containsExactly(id);

        town.desk.close(operator, id, "answered");
        assertThat(line(id).dueAt()).isEmpty();
        assertThat(list(CaseView.OVERDUE, "")).isEmpty();
        assertThat(list(CaseView.CLOSED_RECENTLY, "")).hasSize(1);

        town.desk.reopen(operator, id);
        assertThat(line(id).dueAt().orElseThrow()).isAfter(town.clock.instant());
        town.desk.close(operator, id, "answered");
        town.clock.advance(Duration.ofDays(8));
        assertThat(list(CaseView.CLOSED_RECENTLY, "")).isEmpty();
        assertThat(list(CaseView.CLOSED, "")).hasSize(1);
    }

    private static List<CaseId> about(Actor reader, CaseCriteria criteria) {
        CaseQuery query =
                new CaseQuery(
                        CaseView.ALL,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        criteria,
                        CaseOrder.NEWEST);
        return town.desk.list(reader, query, PageRequest.first(10)).items().stream()
                .map(CaseSummary::id)
                .toList();
    }

    private static TopicId topic(Optional<TopicId> parent, String name) {
        return town.topics.add(administrator, parent, name).id();
    }

    @Test
    @Requirement({"FJ-121", "FJ-125"})
    void aCaseShouldBeExtractedByWhatItIsAboutAndByWhatIsAboveThat() {
        TopicId field = topic(Optional.empty(), "分野");
        TopicId child = topic(Optional.of(field), "子育て");
        TopicId nursery = topic(Optional.of(child), "保育園");
        TopicId road = topic(Optional.of(field), "道路");
        CaseId first = opened("b", "保育園");
        CaseId second = opened("c", "道路");
        CaseId third = opened("d", "その他");
        town.desk.classify(operator, first, Set.of(nursery));
        town.desk.classify(operator, second, Set.of(road, child));

        CaseCriteria any = CaseCriteria.NONE;
        assertThat(about(operator, any.withTopics(Set.of(nursery)))).containsExactly(first);
        assertThat(about(operator, any.withTopics(Set.of(child)))).containsExactly(second, first);
        assertThat(about(operator, any.withTopics(Set.of(field)))).containsExactly(second, first);
        assertThat(about(operator, any.withTopics(Set.of(nursery, road))))
                .containsExactly(second, first);
        assertThat(about(operator, any.withTopics(Set.of(new TopicId(424242))))).isEmpty();
        assertThat(about(operator, any.withUnclassified())).containsExactly(third);
        assertThat(line(second).topics()).containsExactlyInAnyOrder(road, child);

        town.desk.classify(operator, first, Set.of());
        assertThat(about(operator, any.withTopics(Set.of(nursery)))).isEmpty();
        assertThat(about(operator, any.withUnclassified())).containsExactlyInAnyOrder(third, first);
    }

    @Test
    void whatACaseIsAboutShouldNotBeLearntByADepartmentFromItsList() {
        TopicId complaint = topic(Optional.of(topic(Optional.empty(), "案内内容")), "苦情");
        CaseId id = opened("b", "収集");
        town.desk.classify(operator, id, Set.of(complaint));
        town.desk.escalate(operator, id, Town.WASTE, "お願いします");

        CaseSummary seen =
                town.desk
                        .list(waste, CaseQuery.of(CaseView.ALL), PageRequest.first(10))
                        .items()
                        .get(0);
        assertThat(seen.topics()).isEmpty();
        assertThat(about(waste, CaseCriteria.NONE.withTopics(Set.of(complaint))))
                .isEqualTo(about(waste, CaseCriteria.NONE.withUnclassified()))
                .isEqualTo(
                        about(
                                waste,
                                CaseCriteria.NONE.withItems(
                                        ItemWish.of("5.way", "収集", "").stream().toList())))
                .containsExactly(id);
    }

    @Test
    @Requirement("FJ-128")
    void anExtractShouldHoldTheWholeListInItsOrderAsItIsWhenItIsRead() {
        List<CaseId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(opened("d" + i, "件名" + (9 - i)));
        }
        CaseQuery query =
                new CaseQuery(
                        CaseView.ALL_OPEN,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        CaseCriteria.NONE,
                        new CaseOrder(CaseOrder.Column.SUBJECT, false));
        Cases.Extract extract = town.desk.extract(supervisor, query, 100);
        opened("late", "件名0");
        town.desk.close(operator, ids.get(2), "answered");

        assertThat(extract.count()).isEqualTo(5);
        assertThat(extract.cases())
                .extracting(CaseSummary::subject)
                .containsExactly("件名5", "件名6", "件名8", "件名9");
        assertThat(town.desk.extract(supervisor, query, 2).cases())
                .extracting(CaseSummary::subject)
                .containsExactly("件名0", "件名5");
        assertThatThrownBy(() -> town.desk.extract(operator, query, 100))
                .isInstanceOf(PermissionDeniedException.class);
    }

    private static List<String> names(Actor actor) {
        return town.views.list(actor).stream().map(SavedView::name).toList();
    }

    @Test
    void aViewShouldBelongToItsMakerAndBeSeenByOthersOnlyWhenItIsShared() {
        SavedView one = town.views.save(supervisor, " 粗大ごみ ", "view=ALL_OPEN&q=x", false);
        SavedView two = town.views.save(supervisor, "今週", "view=ALL_OPEN&due=week", true);
        town.views.save(operator, "自分用", "view=MINE", false);

        assertThat(names(supervisor)).containsExactly("粗大ごみ", "今週");
        assertThat(names(operator)).containsExactly("自分用", "今週");
        assertThat(names(colleague)).containsExactly("今週");
        assertThat(town.views.list(colleague).get(0).own()).isFalse();
        assertThat(town.views.list(colleague).get(0).ownerName()).isEqualTo("佐藤");

        town.views.move(supervisor, two.id(), true);
        town.views.move(supervisor, two.id(), true);
        assertThat(names(supervisor)).containsExactly("今週", "粗大ごみ");
        town.views.save(supervisor, "粗大ごみ", "view=MINE", false);
        assertThat(town.views.list(supervisor))
                .extracting(SavedView::query)
                .containsExactly("view=ALL_OPEN&due=week", "view=MINE");
        town.views.change(supervisor, two.id(), "今週中", false);
        assertThat(names(colleague)).isEmpty();
        town.views.delete(supervisor, one.id());
        assertThat(names(supervisor)).containsExactly("今週中");
    }

    @Test
    void aViewShouldNotBeTouchedByOthersNorGrowWithoutEnd() {
        SavedView theirs = town.views.save(supervisor, "今週", "view=ALL_OPEN", true);
        for (Runnable attempt :
                List.<Runnable>of(
                        () -> town.views.delete(operator, theirs.id()),
                        () -> town.views.move(operator, theirs.id(), true),
                        () -> town.views.change(operator, theirs.id(), "x", false))) {
            assertThatThrownBy(attempt::run).isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() -> town.views.save(operator, "みんなの", "view=ALL", true))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.views.list(waste))
                .isInstanceOf(PermissionDeniedException.class);
        for (String name : List.of(" ", "長".repeat(41))) {
            assertThatThrownBy(() -> town.views.save(operator, name, "view=ALL", false))
                    .isInstanceOf(RejectedException.class);
        }
        assertThatThrownBy(() -> town.views.save(operator, "長い", "q=" + "a".repeat(1500), false))
                .isInstanceOf(RejectedException.class);
        SavedView first = town.views.save(operator, "v0", "view=ALL", false);
        for (int i = 1; i < 50; i++) {
            town.views.save(operator, "v" + i, "view=ALL", false);
        }
        assertThatThrownBy(() -> town.views.save(operator, "もう一つ", "view=ALL", false))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> town.views.change(operator, first.id(), "v1", false))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void columnsShouldBeKeptForEachPerson() {
        assertThat(town.views.columns(operator)).isEmpty();
        town.views.keepColumns(operator, "NUMBER.SUBJECT");
        town.views.keepColumns(operator, "SUBJECT.DUE");
        assertThat(town.views.columns(operator)).contains("SUBJECT.DUE");
        assertThat(town.views.columns(colleague)).isEmpty();
    }
}
