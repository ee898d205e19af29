// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Tags;
import org.madoguchi.api.cases.TimeSpan;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;

/** What the fields of an address mean: whose they are and which time it is decides. */
record ListQuestion(ListAddress address, Screen screen, Instant now) {
    CaseCriteria criteria() {
        Optional<UserId> assignee =
                address.is("assignee", ListAddress.ME)
                        ? screen.actor().user()
                        : address.number("assignee").map(UserId::new);
        return new CaseCriteria(
                FaqFilter.constant(CaseState.class, address.get("state"))
                        .map(Set::of)
                        .orElse(Set.of()),
                Optional.of(address.get("channel"))
                        .filter(id -> !id.isEmpty())
                        .map(id -> Set.of(new ChannelId(id)))
                        .orElse(Set.of()),
                assignee.map(Set::of).orElse(Set.of()),
                address.is("assignee", ListAddress.NONE),
                address.number("department").map(DepartmentId::new),
                address.number("topic").map(id -> Set.of(new TopicId(id))).orElse(Set.of()),
                address.is("topic", ListAddress.NONE),
                Optional.of(address.get("disposition")).filter(code -> !code.isEmpty()),
                span("opened"),
                span("closed"),
                due(),
                address.number("team").map(TeamId::new),
                address.get("person"),
                TagField.read(address.get("tag")).stream()
                        .map(Tags::folded)
                        .collect(Collectors.toSet()),
                address.items(),
                Optional.of(address.get("district")).filter(name -> !name.isEmpty()),
                address.get("asker"));
    }

    private TimeSpan span(String of) {
        Words words = screen.words();
        return new TimeSpan(
                day(address.get(of + "-from")).map(words::startOf),
                day(address.get(of + "-to")).map(last -> words.startOf(last.plusDays(1))));
    }

    static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private TimeSpan due() {
        return switch (address.get("due")) {
            case "overdue" -> TimeSpan.before(now);
            case "day" -> new TimeSpan(Optional.of(now), Optional.of(now.plus(Duration.ofDays(1))));
            case "week" ->
                    new TimeSpan(Optional.of(now), Optional.of(now.plus(Duration.ofDays(7))));
            default -> TimeSpan.ANY;
        };
    }
}
