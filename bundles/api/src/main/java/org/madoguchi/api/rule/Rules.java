// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.util.List;
import org.madoguchi.api.identity.Actor;

/**
 * What the desk does by itself, as an administrator decides it. Everything needs {@code
 * FORM_MANAGE}; changes are audited and kept as versions. Safe for use by several threads.
 *
 * <p>A rule acts after the commit of what it reacts to, once for each such event also over a crash,
 * in the order of the list, and each in a transaction of its own: all of its acts or none. It acts
 * under its own name and may do what a supervisor may, but nothing that needs a person's eyes.
 *
 * @throws org.madoguchi.api.NotFoundException when there is no such rule
 * @throws org.madoguchi.api.RejectedException when the person can mend it
 */
public interface Rules {
    /** Most rules, with the retired ones. */
    int MOST = 100;

    /** So many cases a preview looks at. */
    int PREVIEWED = 200;

    /** All in their order, the retired ones too. */
    List<Rule> rules(Actor actor);

    Rule rule(Actor actor, RuleId id);

    /** Adds a rule at the end; it is off. */
    Rule make(Actor actor, RuleContent content);

    /**
     * @param seen the version that the person has changed
     */
    Rule save(Actor actor, RuleId id, int seen, RuleContent content);

    void become(Actor actor, RuleId id, Rule.State state);

    /**
     * @param position counts from 0
     */
    void move(Actor actor, RuleId id, int position);

    /** Newest first. */
    List<Revision<RuleContent>> history(Actor actor, RuleId id);

    /**
     * What the rule has done, newest first.
     *
     * @param most so many at most
     */
    List<RuleRun> runs(Actor actor, RuleId id, int most);

    /**
     * Which of the last cases such a rule would have touched; for one that waits, which it would
     * touch now. Nothing is done. Needs {@code CASE_READ}, too; the look is audited.
     */
    RulePreview preview(Actor actor, RuleContent content);
}
