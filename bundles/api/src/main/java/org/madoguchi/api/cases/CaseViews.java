// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * Views that people have made themselves, and how each wants the list to look. What a view holds is
 * an address of the list: the console reads it anew each time, so that an old view never breaks.
 * Safe for use by several threads.
 */
public interface CaseViews {
    int MAX_NAME = 40;
    int MAX_QUERY = 1500;

    /** How many views one person may have. */
    int MOST = 50;

    /** The actor's own in their order, then those that others share, by name. */
    List<SavedView> list(Actor actor);

    /**
     * Keeps a view under a name; the actor's own view of that name is replaced.
     *
     * @param query the part of the list's address behind the question mark, at most {@value
     *     #MAX_QUERY} characters
     * @param shared everybody at the desk sees it; needs {@code CASE_ASSIGN}
     * @throws RejectedException when the name is missing or too long, or there are too many
     */
    SavedView save(Actor actor, String name, String query, boolean shared);

    /**
     * Changes the name of one of the actor's own, and who sees it.
     *
     * @throws RejectedException as {@link #save}
     * @throws org.madoguchi.api.NotFoundException when the actor has no such view
     */
    void change(Actor actor, SavedViewId id, String name, boolean shared);

    /** Moves one of the actor's own up or down by one place; at the end it stays. */
    void move(Actor actor, SavedViewId id, boolean up);

    void delete(Actor actor, SavedViewId id);

    /** The columns the actor has chosen last; empty: never any. */
    Optional<String> columns(Actor actor);

    /**
     * @param columns names in their order with full stops between them, at most 400 characters
     */
    void keepColumns(Actor actor, String columns);

    /**
     * @param own it belongs to the actor, who may change it
     * @param ownerName who made it
     */
    record SavedView(
            SavedViewId id,
            String name,
            String query,
            boolean own,
            boolean shared,
            String ownerName) {}

    /** Names a saved view. */
    record SavedViewId(long value) {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }
}
