// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleId;

/**
 * The queue of what the FAQ should say. Proposing needs {@code ARTICLE_READ}, deciding {@code
 * ARTICLE_EDIT}; who works for a department sees its own and those without a department. A proposal
 * in work is done by itself when a text of its article is published that is newer than the work.
 * Audited. Safe for use by several threads.
 */
public interface Proposals {
    /**
     * Proposing the same search or the same origin a second time while the first is not settled
     * gives the one that is there.
     *
     * @throws RejectedException when a text is missing or too long
     */
    Proposal propose(Actor actor, NewProposal proposal);

    /**
     * Which are wanted; what is empty does not narrow.
     *
     * @param made when they were made
     */
    record Filter(
            Optional<Proposal.State> state,
            Optional<Proposal.Kind> kind,
            Optional<Proposal.Source> source,
            Optional<DepartmentId> department,
            Optional<Period> made) {
        public static final Filter ALL =
                new Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /** Oldest first. */
    Page<Proposal> list(Actor actor, Filter filter, PageRequest request);

    /**
     * @throws NotFoundException when there is none, or it is another department's
     */
    Proposal get(Actor actor, ProposalId id);

    /**
     * @param article the draft that somebody began for it; empty leaves what is there
     * @param remark needed for declining; empty leaves what is there
     * @throws RejectedException when the remark is missing or too long
     */
    Proposal move(
            Actor actor,
            ProposalId id,
            Proposal.State state,
            Optional<ArticleId> article,
            String remark);

    /** Hands it to a department, or back to the desk's editors. */
    Proposal assign(Actor actor, ProposalId id, Optional<DepartmentId> department);

    /** Open ones, for the console's menu. */
    long open(Actor actor);

    /**
     * What was proposed in one month, and what has become of that since.
     *
     * @param additions proposals of new articles
     * @param corrections all others
     * @param waiting neither done nor declined yet
     */
    record Month(
            YearMonth month,
            long additions,
            long corrections,
            long done,
            long declined,
            long waiting) {}

    /** Newest first, at most 36 months back; without months in which nothing was proposed. */
    List<Month> byMonth(Actor actor);

    /**
     * How long it took from the first sign that something was missing to its publication.
     *
     * @param done proposals that were done within the period
     * @param medianDays of those; half took no longer. 0 when there are none
     */
    record Turnaround(long done, double medianDays) {}

    Turnaround turnaround(Actor actor, Period period);

    /** Of one article, newest first. */
    List<Proposal> of(Actor actor, ArticleId article);
}
