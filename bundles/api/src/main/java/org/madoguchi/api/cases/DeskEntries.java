// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Map;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Actor;

/**
 * The desk's lists and texts, as an administrator edits them. Changes need {@code FORM_MANAGE}, are
 * audited, and are in use at once. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.NotFoundException when there is no such entry
 * @throws org.madoguchi.api.RejectedException when the person can mend it
 */
public interface DeskEntries {
    /** Most entries of a kind. */
    int MOST = 200;

    /** All of a kind in their order, the retired ones too; needs no permission. */
    List<DeskEntry> entries(DeskEntry.Kind kind);

    /** Adds an entry at the end; not of a fixed kind. */
    DeskEntry add(Actor actor, DeskEntry.Kind kind, LocalizedText name);

    /** Changes the words of an entry. */
    DeskEntry save(Actor actor, DeskEntry entry);

    /**
     * @param position counts from 0
     */
    void move(Actor actor, DeskEntry.Kind kind, String code, int position);

    void retire(Actor actor, DeskEntry.Kind kind, String code, boolean retired);

    /** Gives a mail text the words back that it was delivered with. */
    DeskEntry reset(Actor actor, String code);

    /** How often each reason was given, by code; those that never were are missing. */
    Map<String, Long> reasonsGiven();

    /** The places that a text may have, with what they look like when filled in. */
    Map<String, String> examples(DeskEntry.Kind kind, String code);

    /** The text with its places filled by the {@link #examples}. */
    String example(DeskEntry.Kind kind, String code, String text);
}
