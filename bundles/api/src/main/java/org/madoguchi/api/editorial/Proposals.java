// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleId;

/**
 * The queue of what the FAQ should say. Proposing needs {@code ARTICLE_READ}, deciding {@code
 * ARTICLE_EDIT}; who works for a department sees its own and those without a department. A proposal
 * whose article is published is done by itself. Audited. Safe for use by several threads.
 */
public interface Proposals {
    /**
     * @throws RejectedException when a text is missing or too long
     */
    Proposal propose(Actor actor, NewProposal proposal);

    /** Oldest first. */
    Page<Proposal> list(Actor actor, Optional<Proposal.State> state, PageRequest request);

    /**
     * @throws NotFoundException when there is none, or it is another department's
     */
    Proposal get(Actor actor, ProposalId id);

    /**
     * @param article the draft that somebody began for it
     * @param remark needed for declining
     */
    Proposal move(
            Actor actor,
            ProposalId id,
            Proposal.State state,
            Optional<ArticleId> article,
            String remark);

    /** Open ones, for the console's menu. */
    long open(Actor actor);

    /** How many were made in each month, newest first (FJ-258, FJ-266). */
    Map<YearMonth, Long> byMonth(Actor actor);

    /** Of one article, newest first. */
    List<Proposal> of(Actor actor, ArticleId article);
}
