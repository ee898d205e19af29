// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import java.util.List;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * Where administrators make forms (FJ-100) and items of cases (FJ-113). Every call needs {@code
 * FORM_MANAGE}; changes are audited. Safe for use by several threads.
 */
public interface FormDesk {
    /** All forms, the standard form first, then the oldest. */
    List<FormSummary> forms(Actor actor);

    /**
     * The newest version, published or not.
     *
     * @throws NotFoundException when there is no such form
     */
    Form newest(Actor actor, FormId id);

    /**
     * @throws NotFoundException when there is no such version
     */
    Form version(Actor actor, FormId id, int version);

    /** Newest first. */
    List<FormVersion> versions(Actor actor, FormId id);

    /**
     * Makes a form that nobody sees yet.
     *
     * @throws RejectedException naming what is wrong with the content
     */
    Form create(Actor actor, FormContent content);

    /**
     * Keeps a new version; citizens go on getting the published one.
     *
     * @param seen the newest version that the actor has seen
     * @throws IllegalArgumentException when a form of the public site would become items of cases,
     *     or the other way round
     * @throws RejectedException naming what is wrong with the content, or that somebody else has
     *     saved meanwhile
     */
    Form save(Actor actor, FormId id, int seen, FormContent content);

    /** Gives citizens this version from now on; an older one too. */
    void publish(Actor actor, FormId id, int version);

    /**
     * Gives the form to nobody new. Who has it open may send it.
     *
     * @throws RejectedException for the standard form
     */
    void withdraw(Actor actor, FormId id);
}
