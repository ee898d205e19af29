// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseOrder.Column;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.topic.TopicTree;

/**
 * What the columns of a case say, on the screen and in files.
 *
 * @param departments by their ids, also those that are used no more
 */
record CaseNames(
        Screen screen,
        ChannelBadge.Finder badges,
        TopicTree tree,
        List<Disposition> dispositions,
        Map<DepartmentId, Department> departments,
        List<Team> teams) {
    /** Names of topics may have the usual marks in them. */
    private static final String BETWEEN = "；";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    CaseNames {
        dispositions = List.copyOf(dispositions);
        departments = Map.copyOf(departments);
        teams = List.copyOf(teams);
    }

    /** With their whole paths; those of one classification stand together. */
    String topics(CaseSummary row) {
        return paths(row).collect(Collectors.joining(BETWEEN));
    }

    /** The last name of each path. */
    String shortTopics(CaseSummary row) {
        return paths(row)
                .map(path -> path.substring(path.lastIndexOf(TopicTree.LEVEL) + 1))
                .collect(Collectors.joining(BETWEEN));
    }

    private Stream<String> paths(CaseSummary row) {
        return row.topics().stream()
                .map(id -> tree.label(id, screen.words().locale()))
                .filter(path -> !path.isEmpty())
                .sorted();
    }

    List<Disposition> offeredDispositions() {
        return dispositions.stream().filter(known -> !known.retired()).toList();
    }

    String disposition(CaseSummary row) {
        return row.disposition().map(this::disposition).orElse("");
    }

    private String disposition(String code) {
        return dispositions.stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .map(known -> screen.in(known.name()))
                .orElse(code);
    }

    String department(CaseSummary row) {
        return row.department()
                .flatMap(id -> Optional.ofNullable(departments.get(id)))
                .map(Department::name)
                .orElse("");
    }

    String team(CaseSummary row) {
        return row.team().map(this::team).orElse("");
    }

    /** Also a deleted one, for old cases. */
    String team(TeamId id) {
        return teams.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(Team::name)
                .orElse("");
    }

    /** To which the reader may give cases. */
    List<Team> offeredTeams() {
        return TeamPages.offered(screen, teams);
    }

    ChannelBadge channel(CaseSummary row) {
        return badges.of(row.channel());
    }

    String subject(CaseSummary row) {
        return row.subject().isEmpty() ? screen.text("case.nosubject") : row.subject();
    }

    /** As a file has it: whole names, and times that sort. */
    Object cell(CaseSummary row, Column column, ZoneId zone) {
        return switch (column) {
            case NUMBER -> row.id().toString();
            case STATE -> screen.name("state", row.state());
            case SUBJECT -> row.subject();
            case CONTACT -> row.contactName();
            case CHANNEL -> channel(row).name();
            case ASSIGNEE -> row.assigneeName().orElse("");
            case TEAM -> team(row);
            case DEPARTMENT -> department(row);
            case TOPIC -> topics(row);
            case TAGS -> TagField.written(row.tags());
            case DISPOSITION -> disposition(row);
            case DISTRICT -> district(row);
            case LANGUAGE -> language(row);
            case OPENED -> time(Optional.of(row.openedAt()), zone);
            case ACTIVITY -> time(Optional.of(row.lastActivityAt()), zone);
            case DUE -> time(row.dueAt(), zone);
            case CLOSED -> time(row.closedAt(), zone);
        };
    }

    /** A word where it is not known, as figures have it. */
    String district(CaseSummary row) {
        return row.district().orElseGet(() -> screen.text("figures.none.district"));
    }

    String language(CaseSummary row) {
        return row.language()
                .map(tag -> Locale.forLanguageTag(tag).getDisplayName(screen.words().locale()))
                .orElseGet(() -> screen.text("figures.none.language"));
    }

    private static String time(Optional<Instant> at, ZoneId zone) {
        return at.map(time -> TIME.format(time.atZone(zone))).orElse("");
    }
}
