// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import org.madoguchi.api.RejectedException;

/**
 * How people and programs get in, role by role. Who has several roles must keep the rules of all of
 * them. Networks are looked at when somebody signs in, and with every request of a session or an
 * API token; a second factor is demanded from the next sign-in on. Every change is audited. Safe
 * for use by several threads.
 */
public interface AccessRules {
    /** Networks of one role. */
    int MAX_NETWORKS = 50;

    /** The rule of every role, in the order of the roles. Needs {@code USER_MANAGE}. */
    List<AccessRule> list(Actor actor);

    /**
     * Changes rules; roles that are not named keep theirs. Needs {@code USER_MANAGE}.
     *
     * @throws RejectedException when a network cannot be read, or when a person who changes the
     *     rules could not go on working from where they are
     */
    void change(Actor actor, List<AccessRule> rules);

    /** Lets every role in from everywhere again. Needs {@code USER_MANAGE}. */
    void liftNetworks(Actor actor);
}
