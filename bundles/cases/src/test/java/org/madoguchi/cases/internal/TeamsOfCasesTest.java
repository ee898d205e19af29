// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.test.Requirement;

class TeamsOfCasesTest {
    private final Town town = new Town();
    private final Actor supervisor = town.people.hire("主任", Role.SUPERVISOR, Optional.empty());
    private final Actor sato = town.people.hire("佐藤", Role.OPERATOR, Optional.empty());
    private final Actor yamada = town.people.hire("山田", Role.OPERATOR, Optional.empty());
    private final Actor suzuki = town.people.hire("鈴木", Role.OPERATOR, Optional.empty());
    private final Team waste = town.teams.make("ごみ担当", sato);
    private final Team tax = town.teams.make("税担当", yamada);

    @AfterEach
    void close() {
        town.close();
    }

    private CaseId opened(int number) {
        InboundMessage message =
                town.mail("m" + number, "citizen" + number + "@example.jp", "市民")
                        .subject("件名 " + number)
                        .text("本文")
                        .build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private Set<CaseId> list(Actor actor, CaseView view, CaseCriteria criteria) {
        CaseQuery query =
                new CaseQuery(
                        view, "", Optional.empty(), Optional.empty(), criteria, CaseOrder.NEWEST);
        List<CaseSummary> rows = town.desk.list(actor, query, PageRequest.first(50)).items();
        assertThat(town.desk.count(actor, query)).isEqualTo(rows.size());
        return rows.stream().map(CaseSummary::id).collect(Collectors.toSet());
    }

    private Set<CaseId> of(Team team) {
        return list(
                supervisor, CaseView.ALL_OPEN, CaseCriteria.NONE.withTeam(Optional.of(team.id())));
    }

    private CaseSummary summary(CaseId id) {
        return town.desk.open(supervisor, id).summary();
    }

    @Test
    @Requirement("FJ-147")
    void theTeamsListShouldHoldWhatItWasGivenAndWhatItsPeopleWorkOn() {
        CaseId given = opened(1);
        CaseId taken = opened(2);
        CaseId others = opened(3);
        CaseId nobodys = opened(4);
        town.desk.assignTeam(supervisor, given, Optional.of(waste.id()));
        town.desk.assign(supervisor, taken, sato.user());
        town.desk.assign(supervisor, others, yamada.user());

        assertThat(list(sato, CaseView.TEAM, CaseCriteria.NONE))
                .containsExactlyInAnyOrder(given, taken);
        assertThat(of(waste)).containsExactlyInAnyOrder(given, taken);
        assertThat(of(tax)).containsExactly(others);
        assertThat(list(suzuki, CaseView.TEAM, CaseCriteria.NONE))
                .as("who is in no team works with the whole desk")
                .containsExactlyInAnyOrder(taken, others);
        assertThat(list(sato, CaseView.UNASSIGNED, CaseCriteria.NONE))
                .as("a person is still to be found for what only a team has")
                .containsExactlyInAnyOrder(given, nobodys);
        assertThat(summary(given).team()).contains(waste.id());

        town.teams.change(supervisor, waste.id(), "環境", Set.of(suzuki.user().orElseThrow()));
        assertThat(list(suzuki, CaseView.TEAM, CaseCriteria.NONE)).containsExactly(given);
        assertThat(of(waste)).containsExactly(given);
    }

    @Test
    @Requirement("FJ-147")
    void aDeletedTeamShouldGetNothingMoreAndItsCasesShouldStillBeFound() {
        CaseId given = opened(1);
        town.desk.assignTeam(supervisor, given, Optional.of(waste.id()));
        town.teams.retire(supervisor, waste.id(), true);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.desk.assignTeam(supervisor, given, Optional.of(waste.id())));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () -> town.desk.assignTeam(supervisor, given, Optional.of(new TeamId(77))));
        assertThat(of(waste)).containsExactly(given);
        town.desk.assignTeam(supervisor, given, Optional.empty());
        assertThat(summary(given).team()).isEmpty();
    }

    @Test
    void aCaseShouldLeaveTheHandsOfWhoIsNotInTheTeam() {
        CaseId id = opened(1);
        town.desk.assign(supervisor, id, sato.user());
        town.desk.assignTeam(supervisor, id, Optional.of(waste.id()));
        assertThat(summary(id).assignee()).as("is in the team").isEqualTo(sato.user());
        town.desk.assignTeam(supervisor, id, Optional.of(tax.id()));
        assertThat(summary(id).assignee()).isEmpty();
        assertThat(town.desk.open(supervisor, id).timeline())
                .filteredOn(TimelineEntry.Change.class::isInstance)
                .map(TimelineEntry.Change.class::cast)
                .extracting(TimelineEntry.Change::kind, TimelineEntry.Change::detail)
                .contains(
                        tuple(ChangeKind.TEAM_ASSIGNED, "ごみ担当"),
                        tuple(ChangeKind.TEAM_ASSIGNED, "税担当"),
                        tuple(ChangeKind.UNASSIGNED, ""));
        assertThat(town.audited).filteredOn(line -> line.contains(" case.assign ")).hasSize(3);
        assertThat(town.desk.counts(yamada)).containsEntry(CaseView.TEAM, 1L);
        assertThat(summary(id).state()).isEqualTo(CaseState.IN_PROGRESS);
    }

    @Test
    @Requirement("FJ-147")
    void anOperatorShouldDisposeOfTheOwnTeamsCasesOnly() {
        CaseId id = opened(1);
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.desk.assignTeam(sato, id, Optional.of(tax.id())));
        town.desk.assignTeam(sato, id, Optional.of(waste.id()));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.desk.assignTeam(yamada, id, Optional.of(tax.id())));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.desk.assignTeam(yamada, id, Optional.empty()));
        town.desk.assignTeam(sato, id, Optional.empty());

        Set<UserId> both = Set.of(sato.user().orElseThrow(), yamada.user().orElseThrow());
        town.teams.change(supervisor, tax.id(), "税担当", both);
        town.desk.assignTeam(sato, id, Optional.of(tax.id()));
        assertThat(summary(id).team()).contains(tax.id());
    }

    @Test
    void aClosedCaseOrNoneShouldBeGivenToNoTeam() {
        CaseId id = opened(1);
        town.desk.close(supervisor, id, "answered");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.desk.assignTeam(supervisor, id, Optional.of(waste.id())));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () ->
                                town.desk.assignTeam(
                                        supervisor,
                                        new CaseId(2026, 999_999),
                                        Optional.of(waste.id())));
    }
}
