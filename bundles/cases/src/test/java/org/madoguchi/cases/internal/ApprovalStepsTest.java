// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.Approval;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** Several people release an answer, one after the other, on a real database. */
class ApprovalStepsTest {
    private static final Optional<org.madoguchi.api.directory.DepartmentId> CENTRE =
            Optional.empty();

    private static Town town;
    private static Actor admin;
    private static Actor operator;
    private static Actor leader;
    private static Actor chief;
    private static Actor other;
    private static Actor waste;
    private static Actor wasteLeader;
    private static Actor wasteChief;
    private static Actor taxChief;

    @BeforeAll
    static void open() {
        town = new Town();
        admin = town.people.hire("管理者", Role.ADMINISTRATOR, CENTRE);
        operator = town.people.hire("山田", Role.OPERATOR, CENTRE);
        leader = town.people.hire("佐藤", Role.SUPERVISOR, CENTRE);
        chief = town.people.hire("高橋", Role.APPROVER, CENTRE);
        other = town.people.hire("伊藤", Role.SUPERVISOR, CENTRE);
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        wasteLeader = town.people.hire("ごみ係長", Role.APPROVER, Optional.of(Town.WASTE));
        wasteChief = town.people.hire("ごみ課長", Role.APPROVER, Optional.of(Town.WASTE));
        taxChief = town.people.hire("税課長", Role.APPROVER, Optional.of(Town.TAX));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private CaseId opened(String id) {
        InboundMessage message =
                town.mail(id, id + "@example.jp", "田中 花子").subject("件名").text("質問です。").build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static ApprovalStep by(String name, Actor... people) {
        return new ApprovalStep(
                name,
                Set.of(),
                java.util.stream.Stream.of(people)
                        .map(person -> person.user().orElseThrow())
                        .collect(java.util.stream.Collectors.toSet()),
                Set.of());
    }

    private void twoSteps() {
        town.approvalRules.change(
                admin,
                CENTRE,
                List.of(
                        new ApprovalStep("係長", Set.of(Role.SUPERVISOR), Set.of(), Set.of()),
                        by("課長", chief)));
    }

    private Interaction reply(CaseId id, InteractionId reply) {
        return town.desk.open(operator, id).timeline().stream()
                .filter(TimelineEntry.Message.class::isInstance)
                .map(entry -> ((TimelineEntry.Message) entry).interaction())
                .filter(each -> each.id().equals(reply))
                .findFirst()
                .orElseThrow();
    }

    private List<CaseId> toApprove(Actor actor) {
        CaseQuery query = CaseQuery.of(CaseView.TO_APPROVE);
        List<CaseId> listed =
                town.desk.list(actor, query, PageRequest.first(50)).items().stream()
                        .map(CaseSummary::id)
                        .toList();
        assertThat(town.desk.count(actor, query)).isEqualTo(listed.size());
        assertThat(town.desk.counts(actor).get(CaseView.TO_APPROVE)).isEqualTo(listed.size());
        return listed;
    }

    private void refused(Actor actor, InteractionId reply, String words) {
        assertThatThrownBy(() -> town.desk.approve(actor, reply, Set.of()))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.reason().ja()).contains(words));
        assertThat(town.posted)
                .noneMatch(letter -> letter.to().address().value().contains("@example.jp"));
    }

    @Test
    @Requirement({"FJ-136", "FJ-111"})
    void oneStepShouldBeEnoughWhereNothingElseWasDecided() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        assertThat(reply(id, reply).approvals()).hasSize(1);
        assertThat(toApprove(leader)).containsExactly(id);
        assertThat(toApprove(operator)).isEmpty();
        town.desk.approve(other, reply, Set.of());
        assertThat(town.posted).hasSize(1);
    }

    @Test
    @Requirement({"FJ-136", "FJ-111"})
    void nothingShouldLeaveBeforeEachStepWasGivenInItsTurnBySomebodyElse() {
        twoSteps();
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        assertThat(toApprove(chief)).as("not yet his turn").isEmpty();
        refused(chief, reply, "係長");
        assertThat(toApprove(leader)).containsExactly(id);
        assertThat(town.desk.open(leader, id).approvable()).containsExactly(reply);
        town.desk.approve(leader, reply, Set.of());

        assertThat(town.posted).isEmpty();
        assertThat(town.desk.open(operator, id).summary().state())
                .isEqualTo(CaseState.WAITING_APPROVAL);
        List<Approval> steps = reply(id, reply).approvals();
        assertThat(steps).extracting(step -> step.step().name()).containsExactly("係長", "課長");
        assertThat(steps.get(0).given())
                .contains(new Approval.Given("佐藤", "", town.clock.instant()));
        assertThat(steps.get(1).given()).isEmpty();
        assertThat(toApprove(leader)).isEmpty();
        assertThat(town.desk.open(leader, id).approvable()).isEmpty();
        refused(leader, reply, "一度承認");
        refused(other, reply, "課長");
        refused(admin, reply, "課長");

        assertThat(toApprove(chief)).containsExactly(id);
        town.desk.approve(chief, reply, Set.of());
        assertThat(town.posted).hasSize(1);
        assertThat(reply(id, reply).state()).isEqualTo(InteractionState.QUEUED);
        assertThat(town.details).anyMatch(detail -> detail.endsWith("step 1 of 2"));
        assertThat(town.details).anyMatch(detail -> detail.endsWith("step 2 of 2"));
    }

    @Test
    @Requirement("FJ-136")
    void whatComesBackShouldBeginWithTheFirstStep() {
        twoSteps();
        CaseId id = opened("m1");
        InteractionId first = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.desk.approve(leader, first, Set.of());
        town.desk.returnReply(chief, first, "料金を書いてください。");
        assertThat(reply(id, first).state()).isEqualTo(InteractionState.RETURNED);
        assertThat(reply(id, first).remark()).isEqualTo("料金を書いてください。");

        InteractionId again = town.desk.submitReply(operator, id, Reply.of("料金は300円です。"));
        refused(chief, again, "係長");
        town.desk.approve(leader, again, Set.of());
        town.desk.approve(chief, again, Set.of());
        town.desk.recallReply(operator, again);
        assertThat(reply(id, again).approvals()).allMatch(step -> step.given().isEmpty());
        refused(chief, again, "係長");
        town.clock.advance(Duration.ofMinutes(1));
        town.desk.approve(other, again, Set.of());
        town.desk.approve(chief, again, Set.of());
        assertThat(town.posted).hasSize(1);
    }

    /** The second step is anybody's: but not his who wrote it, nor his who gave the first. */
    @Test
    @Requirement({"FJ-111", "FJ-136"})
    void aDepartmentShouldHaveStepsOfItsOwn() {
        town.approvalRules.change(
                admin,
                Optional.of(Town.WASTE),
                List.of(by("係長", wasteLeader), ApprovalStep.of("課長")));
        CaseId id = opened("m1");
        EscalationId asked = town.desk.escalate(operator, id, Town.WASTE, "お願いします。");
        InteractionId reply = town.desk.answerEscalation(waste, asked, Reply.of("回答です。"));
        assertThatThrownBy(() -> town.desk.approve(taxChief, reply, Set.of()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> town.desk.approve(waste, reply, Set.of()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.desk.approve(Actor.system("rule"), reply, Set.of()))
                .isInstanceOf(PermissionDeniedException.class);
        refused(wasteChief, reply, "係長");
        town.desk.approve(wasteLeader, reply, Set.of());
        refused(wasteLeader, reply, "一度承認");
        assertThat(toApprove(wasteChief)).containsExactly(id);
        CaseFile seen = town.desk.open(wasteChief, id);
        assertThat(seen.approvable()).containsExactly(reply);
        town.desk.approve(wasteChief, reply, Set.of());
        assertThat(town.posted).as("the request and the answer").hasSize(2);
    }

    @Test
    void aRuleThatNobodyCanFollowShouldBeRefused() {
        for (List<ApprovalStep> steps :
                List.of(
                        List.<ApprovalStep>of(),
                        List.of(by("係長", operator), ApprovalStep.of("課長")),
                        List.of(by("係長", chief), by("課長", chief)),
                        List.of(by("係長", taxChief), by("課長", chief)),
                        List.of(ApprovalStep.of(""), ApprovalStep.of("課長")),
                        List.of(
                                ApprovalStep.of("1"),
                                ApprovalStep.of("2"),
                                ApprovalStep.of("3"),
                                ApprovalStep.of("4")))) {
            assertThatThrownBy(() -> town.approvalRules.change(admin, CENTRE, steps))
                    .isInstanceOf(RejectedException.class);
        }
        assertThatThrownBy(() -> town.approvalRules.change(leader, CENTRE, List.of()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(town.approvalRules.decided()).isEmpty();
        twoSteps();
        assertThat(town.approvalRules.decided()).containsOnlyKeys(CENTRE);
        town.approvalRules.change(admin, CENTRE, List.of(ApprovalStep.USUAL));
        assertThat(town.approvalRules.decided()).isEqualTo(Map.of());
    }

    /** While somebody is away, his right and not his answers are another's. */
    @Test
    @Requirement({"FJ-111", "FJ-136"})
    void aStandInShouldGiveWhatTheAbsentCouldAndBeNamed() {
        twoSteps();
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.desk.approve(leader, reply, Set.of());
        Actor helper = town.people.hire("中村", Role.OPERATOR, CENTRE);
        assertThat(toApprove(helper)).isEmpty();
        town.standIns.now.put(leader.user().orElseThrow(), Set.of(chief.user().orElseThrow()));
        refused(leader, reply, "一度承認");
        town.standIns.now.put(operator.user().orElseThrow(), Set.of(chief.user().orElseThrow()));
        refused(operator, reply, "自分が書いた");
        town.standIns.now.put(waste.user().orElseThrow(), Set.of(chief.user().orElseThrow()));
        assertThatThrownBy(() -> town.desk.approve(waste, reply, Set.of()))
                .as("of another department")
                .isInstanceOf(PermissionDeniedException.class);

        town.standIns.now.put(helper.user().orElseThrow(), Set.of(chief.user().orElseThrow()));
        assertThat(toApprove(helper)).containsExactly(id);
        assertThat(town.desk.open(helper, id).approvable()).containsExactly(reply);
        town.desk.approve(helper, reply, Set.of());
        assertThat(town.posted).hasSize(1);
        assertThat(reply(id, reply).approvals().get(1).given())
                .contains(new Approval.Given("中村", "高橋", town.clock.instant()));
        assertThat(town.desk.open(operator, id).timeline())
                .filteredOn(TimelineEntry.Change.class::isInstance)
                .extracting(entry -> ((TimelineEntry.Change) entry).actorName())
                .contains("中村（高橋の代理）");
        assertThat(town.details)
                .anyMatch(
                        detail ->
                                detail.contains("in place of user " + chief.user().orElseThrow()));
    }

    /** Neither the absent nor the stand-in releases what the absent has written. */
    @Test
    void aStandInShouldNotReleaseTheAnswersOfTheAbsent() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(leader, id, Reply.of("回答です。"));
        town.standIns.now.put(operator.user().orElseThrow(), Set.of(leader.user().orElseThrow()));
        assertThat(toApprove(operator)).isEmpty();
        assertThatThrownBy(() -> town.desk.approve(operator, reply, Set.of()))
                .isInstanceOf(RejectedException.class);
        town.standIns.now.clear();
        assertThatThrownBy(() -> town.desk.approve(operator, reply, Set.of()))
                .as("when the absence is over")
                .isInstanceOf(PermissionDeniedException.class);
    }

    /** Handed in before there were steps. */
    @Test
    void anAnswerWithoutStepsShouldNeedOne() {
        CaseId id = opened("m1");
        InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
        town.store.unit().run(em -> em.createQuery("delete from ApprovalEntity").executeUpdate());
        assertThat(toApprove(chief)).containsExactly(id);
        refused(operatorAsApprover(), reply, "自分が書いた");
        town.desk.approve(chief, reply, Set.of());
        assertThat(town.posted).hasSize(1);
        assertThat(reply(id, reply).approvals()).hasSize(1);
    }

    private static Actor operatorAsApprover() {
        return new Actor(
                operator.user(), operator.name(), Set.of(Role.SUPERVISOR), CENTRE, "127.0.0.1");
    }
}
