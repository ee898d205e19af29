// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.cases.Approval;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/** The steps of a release in the reader's words. */
record StepWords(Screen screen, Users users, List<Team> teams) {
    StepWords {
        teams = List.copyOf(teams);
    }

    String name(Approval approval) {
        return name(approval.step(), approval.number());
    }

    String name(ApprovalStep step, int number) {
        return step.name().isEmpty() ? screen.text("approval.step", number) : step.name();
    }

    /** Who may give it. */
    String givers(ApprovalStep step) {
        return step.isForAnybody()
                ? screen.text("approval.step.anybody")
                : Stream.of(
                                step.people().stream()
                                        .flatMap(id -> users.find(id).stream())
                                        .map(User::name),
                                teams.stream()
                                        .filter(team -> step.teams().contains(team.id()))
                                        .map(
                                                team ->
                                                        screen.text(
                                                                "approval.step.team", team.name())),
                                step.roles().stream().map(role -> screen.name("role", role)))
                        .flatMap(Stream::sorted)
                        .collect(Collectors.joining("、"));
    }

    static String by(Approval.Given given, Screen screen) {
        return given.inPlaceOf().isEmpty()
                ? given.by()
                : screen.text("approval.step.stand-in", given.by(), given.inPlaceOf());
    }

    /** One step by the one with the right is told by the history. */
    static boolean areTold(Interaction reply) {
        return reply.approvals().size() > 1
                || reply.approvals().stream()
                        .flatMap(step -> step.given().stream())
                        .anyMatch(given -> !given.inPlaceOf().isEmpty());
    }

    static boolean isLast(Interaction reply) {
        return reply.approvals().stream().filter(step -> step.given().isEmpty()).count() <= 1;
    }

    /** The first that is missing. */
    static boolean isNext(Interaction reply, Approval step) {
        return reply.approvals().stream()
                .filter(each -> each.given().isEmpty())
                .findFirst()
                .filter(step::equals)
                .isPresent();
    }
}
