// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.NewProposal;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.Proposals.Filter;
import org.madoguchi.api.editorial.Proposals.Month;
import org.madoguchi.api.editorial.Proposals.Turnaround;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;

class StoredProposalsTest {
    private static final DepartmentId WASTE = new DepartmentId(10);
    private static final DepartmentId TAXES = new DepartmentId(20);
    private static final PageRequest ALL = PageRequest.first(100);

    private static final Office office = new Office();

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void begin() {
        office.empty();
    }

    private static NewProposal proposal(
            Proposal.Kind kind, Optional<ArticleId> article, String title) {
        return new NewProposal(
                kind,
                Proposal.Source.PERSON,
                article,
                Optional.of(new CaseId(2026, 12)),
                title,
                "質問と答え",
                Optional.empty());
    }

    private static Proposal missing(String title) {
        return office.proposals.propose(
                Office.OPERATOR, proposal(Proposal.Kind.NEW, Optional.empty(), title));
    }

    private static Proposal move(Proposal proposal, Proposal.State state, String remark) {
        return office.proposals.move(Office.EDITOR, proposal.id(), state, Optional.empty(), remark);
    }

    private static Proposal write(Proposal proposal, ArticleId article) {
        return office.proposals.move(
                Office.EDITOR, proposal.id(), Proposal.State.IN_WORK, Optional.of(article), "");
    }

    private static Proposal.State state(Proposal proposal) {
        return office.proposals.get(Office.EDITOR, proposal.id()).state();
    }

    private static void tell(ArticleId article) {
        office.upkeep().on(new ArticleChanged(article, office.clock.instant()));
    }

    @Test
    void anOperatorShouldProposeFromACaseAndEditorsSeeIt() {
        Proposal made = missing(" 粗大ごみの\n持ち込み ");

        assertThat(made.title()).isEqualTo("粗大ごみの 持ち込み");
        assertThat(made.state()).isEqualTo(Proposal.State.OPEN);
        assertThat(made.origin()).contains(new CaseId(2026, 12));
        assertThat(made.by()).isEqualTo("受付 太郎");
        assertThat(office.proposals.list(Office.EDITOR, Filter.ALL, ALL).items())
                .containsExactly(made);
        assertThat(office.proposals.open(Office.EDITOR)).isEqualTo(1);
        assertThat(office.audited).containsExactly("proposal.create NEW of case 2026-000012");
    }

    @Test
    void theSameProposalShouldNotBeMadeTwiceWhileItIsNotSettled() {
        Proposal made = missing("持ち込み");

        assertThat(missing("持ち込み").id()).isEqualTo(made.id());
        move(made, Proposal.State.DECLINED, "記事があります");
        assertThat(missing("持ち込み").id()).isNotEqualTo(made.id());
    }

    @Test
    void decidingShouldBeForEditorsOnly() {
        Proposal made = missing("持ち込み");

        assertThatThrownBy(
                        () ->
                                office.proposals.move(
                                        Office.OPERATOR,
                                        made.id(),
                                        Proposal.State.DONE,
                                        Optional.empty(),
                                        ""))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void decliningShouldNeedAReason() {
        Proposal made = missing("持ち込み");

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> move(made, Proposal.State.DECLINED, " "))
                .satisfies(e -> assertThat(e.reason().ja()).contains("見送る理由"));
        assertThat(move(made, Proposal.State.DECLINED, "既にあります").remark()).isEqualTo("既にあります");
    }

    @Test
    void aNewArticleShouldBeDoneWhenItIsPublished() {
        Proposal made = missing("持ち込み");
        ArticleId draft = office.shelf.draft(5, "ごみの持ち込み", office.clock.instant());
        write(made, draft);
        tell(draft);
        assertThat(state(made)).isEqualTo(Proposal.State.IN_WORK);

        office.shelf.publish(5, "ごみの持ち込み", office.clock.instant());
        tell(draft);

        assertThat(state(made)).isEqualTo(Proposal.State.DONE);
        assertThat(office.proposals.of(Office.EDITOR, draft))
                .extracting(Proposal::id)
                .containsExactly(made.id());
        assertThat(office.audited).contains("proposal.done article 5");
    }

    @Test
    void aCorrectionShouldBeDoneByANewerTextOnlyAndOnlyWhenSomebodyWorksOnIt() {
        ArticleId article = office.shelf.publish(6, "開庁時間", office.clock.instant());
        Proposal made =
                office.proposals.propose(
                        Office.OPERATOR,
                        proposal(Proposal.Kind.CORRECTION, Optional.of(article), "時間が違う"));
        office.shelf.publish(6, "開庁時間", office.clock.instant());
        tell(article);
        assertThat(state(made)).isEqualTo(Proposal.State.OPEN);

        move(made, Proposal.State.IN_WORK, "");
        tell(article);
        assertThat(state(made)).isEqualTo(Proposal.State.IN_WORK);

        office.shelf.draft(6, "開庁時間", office.clock.instant());
        tell(article);
        assertThat(state(made)).isEqualTo(Proposal.State.IN_WORK);

        office.shelf.publish(6, "開庁時間", office.clock.instant());
        tell(article);
        assertThat(state(made)).isEqualTo(Proposal.State.DONE);
    }

    @Test
    void aPublicationThatNobodyWasToldOfShouldBeNoticed() {
        Proposal made = missing("持ち込み");
        write(made, office.shelf.draft(5, "ごみの持ち込み", office.clock.instant()));
        office.shelf.publish(5, "ごみの持ち込み", office.clock.instant());

        office.upkeep().look();

        assertThat(state(made)).isEqualTo(Proposal.State.DONE);
    }

    @Test
    void aDepartmentShouldSeeItsOwnAndWhatIsNobodys() {
        Proposal nobodys = missing("どこの仕事か");
        Proposal wastes = missing("ごみの日");
        Proposal taxes = missing("市県民税");
        office.proposals.assign(Office.EDITOR, wastes.id(), Optional.of(WASTE));
        office.proposals.assign(Office.EDITOR, taxes.id(), Optional.of(TAXES));
        Actor waste = Office.actor("ごみ 一郎", Optional.of(WASTE), Role.FAQ_EDITOR);

        assertThat(office.proposals.list(waste, Filter.ALL, ALL).items())
                .extracting(Proposal::id)
                .containsExactly(nobodys.id(), wastes.id());
        assertThat(office.proposals.open(waste)).isEqualTo(2);
        assertThatThrownBy(() -> office.proposals.get(waste, taxes.id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () ->
                                office.proposals.move(
                                        waste,
                                        taxes.id(),
                                        Proposal.State.DONE,
                                        Optional.empty(),
                                        ""))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theListShouldBeNarrowedByStateKindSourceDepartmentAndDay() {
        Proposal first = missing("一");
        office.days(1);
        Proposal second =
                office.proposals.propose(
                        Office.OPERATOR, proposal(Proposal.Kind.UNCLEAR, Optional.empty(), "二"));
        office.proposals.assign(Office.EDITOR, second.id(), Optional.of(WASTE));
        office.days(-1);
        Optional<Period> today = Optional.of(Office.THIS_DAY);

        assertThat(
                        list(
                                new Filter(
                                        Optional.of(Proposal.State.OPEN),
                                        Optional.of(Proposal.Kind.NEW),
                                        Optional.of(Proposal.Source.PERSON),
                                        Optional.empty(),
                                        today)))
                .containsExactly(first.id().value());
        assertThat(
                        list(
                                new Filter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(WASTE),
                                        Optional.empty())))
                .containsExactly(second.id().value());
    }

    private static List<Long> list(Filter filter) {
        return office.proposals.list(Office.EDITOR, filter, ALL).items().stream()
                .map(one -> one.id().value())
                .toList();
    }

    @Test
    void monthsShouldCountNewOnesAndCorrections() {
        missing("一");
        move(missing("二"), Proposal.State.DECLINED, "重複");
        office.proposals.propose(
                Office.OPERATOR, proposal(Proposal.Kind.CORRECTION, Optional.empty(), "三"));
        office.days(20);
        move(missing("四"), Proposal.State.DONE, "");

        assertThat(office.proposals.byMonth(Office.EDITOR))
                .containsExactly(
                        new Month(YearMonth.of(2026, 12), 1, 0, 1, 0, 0),
                        new Month(YearMonth.of(2026, 11), 2, 1, 0, 1, 2));
        office.days(-20);
    }

    @Test
    void daysShouldBeMeasuredFromTheFirstSearchInVainToThePublication() {
        Visit citizen = new Visit(Visit.SITE, Locale.JAPANESE, false);
        office.use.searched(citizen, "ドッグラン", 0);
        office.use.write();
        office.days(3);
        Proposal made =
                office.proposals.propose(
                        Office.EDITOR,
                        new NewProposal(
                                Proposal.Kind.NEW,
                                Proposal.Source.SEARCH_WITHOUT_RESULT,
                                Optional.empty(),
                                Optional.empty(),
                                "ドッグラン",
                                "",
                                Optional.empty()));
        assertThat(made.since()).isBefore(office.clock.instant().minus(Duration.ofDays(3)));
        office.days(1);
        ArticleId article = office.shelf.publish(8, "ドッグラン", office.clock.instant());
        write(made, article);

        Turnaround turnaround =
                office.proposals.turnaround(
                        Office.EDITOR, new Period(Office.TODAY, Office.TODAY.plusDays(5)));
        assertThat(state(made)).isEqualTo(Proposal.State.DONE);
        assertThat(turnaround.done()).isEqualTo(1);
        assertThat(turnaround.medianDays()).isCloseTo(4.4, within(0.1));
        office.days(-4);
    }

    @Test
    void textsThatAreTooLongOrMissingShouldBeRejected() {
        assertThatThrownBy(() -> missing(" \u0000 ")).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> missing("あ".repeat(301))).isInstanceOf(RejectedException.class);
        Proposal made = missing("持ち込み");
        assertThatThrownBy(() -> move(made, Proposal.State.OPEN, "あ".repeat(1_001)))
                .isInstanceOf(RejectedException.class);
    }
}
