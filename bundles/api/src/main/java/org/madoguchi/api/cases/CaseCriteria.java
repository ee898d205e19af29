// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;

/**
 * By which of its fields a case is wanted (FJ-124); all of them must fit, an empty one fits every
 * case. Immutable; make one with {@link #NONE} and the {@code with} methods.
 *
 * @param states any of these
 * @param channels any of these
 * @param assignees any of these works on it
 * @param unassigned nobody does
 * @param department has been asked about it
 * @param topics with any of these, or of what is below one of them
 * @param unclassified nothing has been said of what it is about
 * @param disposition with this outcome
 * @param opened when it was opened
 * @param closed when it was closed
 * @param due until when an answer is owed; what owes none has no such time
 * @param team it was given to this team, or one of its people works on it
 * @param tags with any of these labels, as {@link Tags#folded} writes them
 * @param items with all of these filled in; of no effect for who reads as a department
 * @param contact words in the name, mail address or telephone number of the citizen
 * @param district where the citizen lives or the case is about
 * @param asker words in the name of the department where who asked works, by the register of people
 *     (SP-012); may be empty
 */
public record CaseCriteria(
        Set<CaseState> states,
        Set<ChannelId> channels,
        Set<UserId> assignees,
        boolean unassigned,
        Optional<DepartmentId> department,
        Set<TopicId> topics,
        boolean unclassified,
        Optional<String> disposition,
        TimeSpan opened,
        TimeSpan closed,
        TimeSpan due,
        Optional<TeamId> team,
        String contact,
        Set<String> tags,
        List<ItemWish> items,
        Optional<String> district,
        String asker) {
    /** By so many items at most. */
    public static final int MOST_ITEMS = 5;

    public static final CaseCriteria NONE =
            new CaseCriteria(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    false,
                    Optional.empty(),
                    Set.of(),
                    false,
                    Optional.empty(),
                    TimeSpan.ANY,
                    TimeSpan.ANY,
                    TimeSpan.ANY,
                    Optional.empty(),
                    "",
                    Set.of(),
                    List.of(),
                    Optional.empty(),
                    "");

    public CaseCriteria {
        states = Set.copyOf(states);
        channels = Set.copyOf(channels);
        assignees = Set.copyOf(assignees);
        topics = Set.copyOf(topics);
        tags = Set.copyOf(tags);
        items = List.copyOf(items);
        if (items.size() > MOST_ITEMS) {
            throw new IllegalArgumentException(items.size() + " items");
        }
    }

    public boolean isNone() {
        return equals(NONE);
    }

    public CaseCriteria withStates(Set<CaseState> wanted) {
        return but(draft -> draft.states = wanted);
    }

    public CaseCriteria withChannels(Set<ChannelId> wanted) {
        return but(draft -> draft.channels = wanted);
    }

    public CaseCriteria withAssignees(Set<UserId> wanted) {
        return but(draft -> draft.assignees = wanted);
    }

    public CaseCriteria withDepartment(DepartmentId wanted) {
        return but(draft -> draft.department = Optional.of(wanted));
    }

    public CaseCriteria withOpened(TimeSpan wanted) {
        return but(draft -> draft.opened = wanted);
    }

    public CaseCriteria withClosed(TimeSpan wanted) {
        return but(draft -> draft.closed = wanted);
    }

    public CaseCriteria withDue(TimeSpan wanted) {
        return but(draft -> draft.due = wanted);
    }

    public CaseCriteria withTeam(Optional<TeamId> wanted) {
        return but(draft -> draft.team = wanted);
    }

    public CaseCriteria withContact(String wanted) {
        return but(draft -> draft.contact = wanted);
    }

    public CaseCriteria withTags(Set<String> wanted) {
        return but(draft -> draft.tags = wanted);
    }

    public CaseCriteria withItems(List<ItemWish> wanted) {
        return but(draft -> draft.items = wanted);
    }

    public CaseCriteria withDistrict(String wanted) {
        return but(draft -> draft.district = Optional.of(wanted));
    }

    public CaseCriteria withAsker(String wanted) {
        return but(draft -> draft.asker = wanted);
    }

    public CaseCriteria withUnassigned() {
        return but(draft -> draft.unassigned = true);
    }

    public CaseCriteria withTopics(Set<TopicId> wanted) {
        return about(wanted, false);
    }

    public CaseCriteria withUnclassified() {
        return about(Set.of(), true);
    }

    /**
     * Without what only the desk may know of a case: topics, labels, items, whom else it was asked
     * of, and what is known of who asked. Already a number of cases would tell it.
     */
    public CaseCriteria withoutTheDesksOwn() {
        return but(
                draft -> {
                    draft.topics = Set.of();
                    draft.unclassified = false;
                    draft.tags = Set.of();
                    draft.items = List.of();
                    draft.department = Optional.empty();
                    draft.district = Optional.empty();
                    draft.asker = "";
                });
    }

    private CaseCriteria about(Set<TopicId> wanted, boolean none) {
        return but(
                draft -> {
                    draft.topics = wanted;
                    draft.unclassified = none;
                });
    }

    private CaseCriteria but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.criteria();
    }

    /** The same, while something of it is being changed. */
    private static final class Draft {
        private Set<CaseState> states;
        private Set<ChannelId> channels;
        private Set<UserId> assignees;
        private boolean unassigned;
        private Optional<DepartmentId> department;
        private Set<TopicId> topics;
        private boolean unclassified;
        private Optional<String> disposition;
        private TimeSpan opened;
        private TimeSpan closed;
        private TimeSpan due;
        private Optional<TeamId> team;
        private String contact;
        private Set<String> tags;
        private List<ItemWish> items;
        private Optional<String> district;
        private String asker;

        Draft(CaseCriteria before) {
            states = before.states;
            channels = before.channels;
            assignees = before.assignees;
            unassigned = before.unassigned;
            department = before.department;
            topics = before.topics;
            unclassified = before.unclassified;
            disposition = before.disposition;
            opened = before.opened;
            closed = before.closed;
            due = before.due;
            team = before.team;
            contact = before.contact;
            tags = before.tags;
            items = before.items;
            district = before.district;
            asker = before.asker;
        }

        CaseCriteria criteria() {
            return new CaseCriteria(
                    states,
                    channels,
                    assignees,
                    unassigned,
                    department,
                    topics,
                    unclassified,
                    disposition,
                    opened,
                    closed,
                    due,
                    team,
                    contact,
                    tags,
                    items,
                    district,
                    asker);
        }
    }
}
