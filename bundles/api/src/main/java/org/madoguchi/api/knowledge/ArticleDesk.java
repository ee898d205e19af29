// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;

/**
 * Where articles are written. Reading needs {@code ARTICLE_READ}, writing {@code ARTICLE_EDIT},
 * publishing and taking off {@code ARTICLE_PUBLISH}; whoever works for a department may write and
 * publish what that department owns only (FJ-153), the desk's own editors everything. Changes are
 * audited and told ({@link ArticleChanged}). Safe for use by several threads.
 *
 * <p>All methods throw {@link NotFoundException} for an unknown article, {@link
 * org.madoguchi.api.identity.PermissionDeniedException}, and {@link RejectedException} when a text
 * breaks a limit.
 */
public interface ArticleDesk {
    /** Newest change first. */
    Page<Article> list(Actor actor, ArticleFilter filter, PageRequest request);

    /** With its newest text. */
    Article get(Actor actor, ArticleId id);

    boolean mayEdit(Actor actor, ArticleId id);

    /** A new draft. */
    Article create(Actor actor, ArticleText text);

    /**
     * A new revision. It is a draft: readers go on seeing the published one.
     *
     * @param version as it was when the editor began; empty to overwrite what came meanwhile
     * @throws RejectedException when somebody else changed the article meanwhile
     */
    Article revise(Actor actor, ArticleId id, ArticleText text, OptionalLong version);

    /**
     * An answer as it would be kept, for a preview: safe HTML whatever is sent. Nothing is stored.
     *
     * @param files that its pictures may show
     */
    String safe(Actor actor, String answer, List<ArticleFile> files);

    /** Stores a file as {@link ArticleText#files} wants it; at most 20 MiB, of a harmless type. */
    ArticleFile keep(Actor actor, Attachment file);

    /** Hands the newest text to whoever publishes. */
    void submit(Actor actor, ArticleId id, String remark);

    /** Back to the writer. */
    void giveBack(Actor actor, ArticleId id, String remark);

    /** The newest text is what readers see from now on, or from its time on. */
    void publish(Actor actor, ArticleId id);

    /** Readers see it no more. */
    void retire(Actor actor, ArticleId id);

    /** Removes an article that was never published; a published one is retired instead. */
    void delete(Actor actor, ArticleId id);

    /** Newest first. */
    List<ArticleRevision> revisions(Actor actor, ArticleId id);

    /** A new draft with the text of an old revision. */
    Article rollBack(Actor actor, ArticleId id, int revision);

    /** Who did what, newest first; at most 200. */
    List<AuditRecord> log(Actor actor, ArticleId id);

    /** A published article with the same question (width and case aside), other than this one. */
    Optional<ArticleId> sameQuestion(Actor actor, String question, Optional<ArticleId> besides);

    /** How many articles belong to each department that is used no more (FJ-227). */
    Map<DepartmentId, Long> retiredOwners(Actor actor);

    /**
     * Gives every article of one department to another one, at once for readers, too; no text
     * changes and no new revision is made. Needs {@code ARTICLE_PUBLISH} of an actor without a
     * department.
     *
     * @return how many articles
     * @throws NotFoundException when the next department is unknown or used no more
     */
    int replaceOwner(Actor actor, DepartmentId former, DepartmentId next);
}
