// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * Japanese words for what citizens write in other languages. They stand beside the message, which
 * stays as it came, go with it to the departments (ST-109) and are found by the search. Writing
 * needs {@code CASE_HANDLE} and goes for messages that came in. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.NotFoundException when the actor sees no such message
 * @throws RejectedException when it cannot be done, with words for the person
 */
public interface MessageTranslations {
    int MAX_TEXT = 50_000;

    /** Name of the machine that may be asked; empty when the city lets none read messages. */
    Optional<String> machine();

    /**
     * Asks the machine and keeps what it says. Takes up to half a minute. What a person wrote is
     * never overwritten by it.
     */
    void translate(Actor actor, InteractionId id);

    /**
     * Keeps a person's words, or a machine's that a person has checked.
     *
     * @param text at most {@value #MAX_TEXT} characters; a blank one takes the translation away
     */
    void save(Actor actor, InteractionId id, String text);
}
