// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

class CaseRightsTest {
    private static final Interaction OWN = reply(2, InteractionState.AWAITING_APPROVAL);
    private static final Interaction OF_A_COLLEAGUE = reply(3, InteractionState.AWAITING_APPROVAL);

    @Test
    void anOperatorShouldHandleButNeitherAssignNorApprove() {
        CaseRights rights = rights(CaseState.NEW, Role.OPERATOR);
        assertThat(rights.canReply()).isTrue();
        assertThat(rights.canTake()).isTrue();
        assertThat(rights.canEscalate()).isTrue();
        assertThat(rights.canClose()).isTrue();
        assertThat(rights.canAssignOthers()).isFalse();
        assertThat(rights.canApprove(OF_A_COLLEAGUE)).isFalse();
    }

    @Test
    void aSupervisorShouldApproveOthersAnswersButNeverTheOwn() {
        CaseRights rights = rights(CaseState.WAITING_APPROVAL, Role.SUPERVISOR);
        assertThat(rights.canApprove(OF_A_COLLEAGUE)).isTrue();
        assertThat(rights.canApprove(OWN)).isFalse();
        assertThat(rights.mustLeaveToOthers(OWN)).isTrue();
        assertThat(rights.canWithdraw(OWN)).isTrue();
        assertThat(rights.canWithdraw(OF_A_COLLEAGUE)).isFalse();
    }

    @Test
    @Requirement("ST-158")
    void onlyThoseInChargeShouldPrint() {
        assertThat(rights(CaseState.CLOSED, Role.SUPERVISOR).canPrint()).isTrue();
        assertThat(rights(CaseState.CLOSED, Role.ADMINISTRATOR).canPrint()).isTrue();
        assertThat(rights(CaseState.CLOSED, Role.OPERATOR).canPrint()).isFalse();
        assertThat(rights(CaseState.CLOSED, Role.VIEWER).canPrint()).isFalse();
        assertThat(rights(CaseState.CLOSED, Role.DEPARTMENT_STAFF).canPrint()).isFalse();
    }

    @Test
    void anAdministratorShouldNotApproveTheOwnAnswerEither() {
        assertThat(rights(CaseState.WAITING_APPROVAL, Role.ADMINISTRATOR).canApprove(OWN))
                .isFalse();
    }

    @Test
    void nothingShouldBeApprovedTwice() {
        CaseRights rights = rights(CaseState.ANSWERED, Role.SUPERVISOR);
        assertThat(rights.canApprove(reply(3, InteractionState.SENT))).isFalse();
        assertThat(rights.canApprove(reply(3, InteractionState.RETURNED))).isFalse();
    }

    @Test
    void onlyWhoOperatesChannelsShouldDecideOnAFailedMessage() {
        Interaction failed = reply(3, InteractionState.FAILED);
        assertThat(rights(CaseState.IN_PROGRESS, Role.SUPERVISOR).canDecideSending(failed))
                .isTrue();
        assertThat(rights(CaseState.IN_PROGRESS, Role.OPERATOR).canDecideSending(failed)).isFalse();
        assertThat(
                        rights(CaseState.IN_PROGRESS, Role.SUPERVISOR)
                                .canDecideSending(reply(3, InteractionState.SENT)))
                .isFalse();
    }

    @Test
    void aClosedCaseShouldOnlyBeReopened() {
        CaseRights rights = rights(CaseState.CLOSED, Role.SUPERVISOR);
        assertThat(rights.canReopen()).isTrue();
        assertThat(rights.canReply()).isFalse();
        assertThat(rights.canTake()).isFalse();
        assertThat(rights.canClose()).isFalse();
        assertThat(rights.canEscalate()).isFalse();
        assertThat(rights.canAssignOthers()).isFalse();
    }

    @Test
    void departmentStaffShouldNotHandleTheDesksCases() {
        CaseRights rights = rights(CaseState.WAITING_DEPARTMENT, Role.DEPARTMENT_STAFF);
        assertThat(rights.canReply()).isFalse();
        assertThat(rights.canTake()).isFalse();
        assertThat(rights.canClose()).isFalse();
        assertThat(rights.canApprove(OF_A_COLLEAGUE)).isFalse();
    }

    private static CaseRights rights(CaseState state, Role role) {
        return new CaseRights(
                Sample.actor(role),
                Sample.summary(4512, state, "粗大ごみ", false),
                role == Role.SUPERVISOR || role == Role.ADMINISTRATOR
                        ? Set.of(OWN.id(), OF_A_COLLEAGUE.id())
                        : Set.of());
    }

    /** Even numbers are written by the one who looks. */
    private static Interaction reply(long id, InteractionState state) {
        return Sample.message(id, InteractionKind.REPLY, state, "", Sample.ANSWER);
    }
}
