// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.util.List;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.Actor;

/**
 * What operators do in one go. Changes need {@code FORM_MANAGE}, are audited and kept as versions.
 * Safe for use by several threads.
 *
 * @throws org.madoguchi.api.NotFoundException when there is no such macro
 * @throws org.madoguchi.api.RejectedException when the person can mend it
 */
public interface Macros {
    /** Most macros, with the retired ones. */
    int MOST = 100;

    /** Most acts of a macro. */
    int MOST_ACTS = 10;

    /** All in their order, the retired ones too; needs no permission. */
    List<Macro> macros();

    /** Adds a macro at the end. */
    Macro make(Actor actor, String name, List<MacroAct> acts);

    /**
     * @param seen the version that the person has changed
     */
    Macro save(Actor actor, MacroId id, int seen, String name, List<MacroAct> acts);

    /**
     * @param position counts from 0
     */
    void move(Actor actor, MacroId id, int position);

    void retire(Actor actor, MacroId id, boolean retired);

    /** Newest first. */
    List<Revision<Macro>> history(Actor actor, MacroId id);

    /**
     * What these acts would do to the case if the actor did them now. Nothing is done. Needs {@code
     * FORM_MANAGE}.
     */
    MacroTrial tryOut(Actor actor, List<MacroAct> acts, CaseId id);

    /**
     * Does all acts in one transaction, each with the actor's own permissions; when one is refused,
     * none is done, and the refusal says which and why.
     */
    void run(Actor actor, MacroId id, CaseId about);
}
