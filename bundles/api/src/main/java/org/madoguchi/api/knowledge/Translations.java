// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * Articles in other languages (FJ-081, ST-145). What a person wrote is never overwritten by a
 * machine, and what a machine wrote is read by nobody before a person has saved it, unless the city
 * chose otherwise. Safe for use by several threads.
 */
public interface Translations {
    /**
     * For readers: of an article that this audience can read. A machine's only when {@link
     * #publishesMachines}.
     */
    Optional<Translation> published(ArticleId id, Locale language, Reader reader);

    /**
     * For lists: the questions of those of these articles that this audience can read and somebody
     * has translated; a hundred articles at most.
     */
    Map<ArticleId, String> questions(
            Collection<ArticleId> articles, Locale language, Reader reader);

    /** Every translation of an article. Needs {@code ARTICLE_READ}. */
    List<Translation> of(Actor actor, ArticleId id);

    /**
     * A person's translation of the newest text, or a machine's that a person has confirmed; needs
     * the right to edit the article.
     */
    Translation save(
            Actor actor,
            ArticleId id,
            Locale language,
            String question,
            String answer,
            String shortAnswer);

    /**
     * Asks the machine and keeps what it says. Takes up to a minute.
     *
     * @throws RejectedException when no machine is there for this language, or it fails
     */
    Translation translate(Actor actor, ArticleId id, Locale language);

    void remove(Actor actor, ArticleId id, Locale language);

    /** The machines that are installed, the one that is asked first at the beginning. */
    List<MachineTranslator.Status> machines();

    /**
     * Whether readers see a machine's translation at once, marked as such; otherwise it is a draft.
     */
    boolean publishesMachines();
}
