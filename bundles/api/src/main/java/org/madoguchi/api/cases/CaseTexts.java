// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;

/**
 * All cases with their words, for whoever keeps an index of them; asks no permission. Safe for use
 * by several threads.
 */
public interface CaseTexts {
    /** Most cases that are read at once. */
    int MOST = 64;

    interface RevisionVisitor {
        /**
         * @param revision grows with every change of the case
         */
        void visit(CaseId id, long revision);
    }

    interface PartVisitor {
        /**
         * Whether a part whose words never change is known already as one of this case and need not
         * be read.
         */
        boolean knows(CaseId id, String key);

        /** Called once for each part; again when the reading had to be repeated. */
        void visit(CaseId id, Part part);
    }

    /** Visits every case, in the order of ids. */
    void forEachRevision(RevisionVisitor visitor);

    /**
     * Reads cases as they are committed now, their parts one at a time; cases that do not exist are
     * left out.
     *
     * @param ids at most {@value #MOST}
     */
    List<State> read(Collection<CaseId> ids, PartVisitor parts);

    /**
     * What a case can be selected by.
     *
     * @param revision as it was before the parts were read
     * @param named its contact has a name
     * @param asked every department that was ever asked about the case and so may see it
     * @param owing of these, the departments that have not answered yet
     * @param traits by what else it is selected and sorted
     * @param team which team it was given to
     */
    record State(
            CaseId id,
            long revision,
            CaseState state,
            ChannelId channel,
            ContactId contact,
            boolean named,
            Optional<UserId> assignee,
            Set<DepartmentId> asked,
            Set<DepartmentId> owing,
            long lastActivityMillis,
            Traits traits,
            Optional<TeamId> team) {
        public State {
            asked = Set.copyOf(asked);
            owing = Set.copyOf(owing);
        }

        /** Given to no team. */
        public State(
                CaseId id,
                long revision,
                CaseState state,
                ChannelId channel,
                ContactId contact,
                boolean named,
                Optional<UserId> assignee,
                Set<DepartmentId> asked,
                Set<DepartmentId> owing,
                long lastActivityMillis,
                Traits traits) {
            this(
                    id,
                    revision,
                    state,
                    channel,
                    contact,
                    named,
                    assignee,
                    asked,
                    owing,
                    lastActivityMillis,
                    traits,
                    Optional.empty());
        }
    }

    /**
     * What lists show of a case besides.
     *
     * @param department whose answer it waits for
     * @param topics what it is about
     * @param within the topics with all above them
     * @param dueAt until when an answer is owed
     * @param person name and addresses of the citizen, the name first
     * @param tags labels, as {@link Tags#folded} writes them
     * @param items what was filled in, as far as it is short enough
     * @param town where the citizen lives or the case is about, as far as it is known
     * @param language of the inquiry as a BCP 47 tag, as far as it is known
     */
    record Traits(
            String subject,
            Optional<DepartmentId> department,
            Set<TopicId> topics,
            Set<TopicId> within,
            Optional<String> disposition,
            Instant openedAt,
            Optional<Instant> closedAt,
            Optional<Instant> dueAt,
            List<String> person,
            Set<String> tags,
            Set<ItemValue> items,
            Optional<String> town,
            Optional<String> language) {
        public Traits {
            tags = Set.copyOf(tags);
            items = Set.copyOf(items);
            topics = Set.copyOf(topics);
            within = Set.copyOf(within);
            person = List.copyOf(person);
        }

        /** Without tags and items, town and language. */
        public Traits(
                String subject,
                Optional<DepartmentId> department,
                Set<TopicId> topics,
                Set<TopicId> within,
                Optional<String> disposition,
                Instant openedAt,
                Optional<Instant> closedAt,
                Optional<Instant> dueAt,
                List<String> person) {
            this(
                    subject,
                    department,
                    topics,
                    within,
                    disposition,
                    openedAt,
                    closedAt,
                    dueAt,
                    person,
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * A message, a note, a question to a department, or what belongs to the case as a whole.
     *
     * @param key unique among the parts of all cases
     * @param readers who besides the desk may read it
     * @param words texts that do not continue each other
     */
    record Part(String key, Readers readers, List<String> words) {
        public Part {
            words = List.copyOf(words);
        }
    }

    /**
     * @param everybody every department that sees the case
     * @param department this one only
     */
    record Readers(boolean everybody, Optional<DepartmentId> department) {
        public static final Readers EVERYBODY = new Readers(true, Optional.empty());
        public static final Readers DESK = new Readers(false, Optional.empty());

        public static Readers of(DepartmentId department) {
            return new Readers(false, Optional.of(department));
        }
    }
}
