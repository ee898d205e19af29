// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;

/** Accounts. Every change is audited. Safe for use by several threads. */
public interface Users {
    int MAX_REASON = 200;

    Page<User> list(Actor actor, PageRequest request);

    Optional<User> find(UserId id);

    Optional<User> findByLogin(String login);

    /** Active accounts that may handle cases, by name: whom a case can be assigned to. */
    List<User> operators();

    /**
     * Creates an account that must change the given password at its first sign-in, unless {@code
     * passwordIsFinal}: only for passwords that were generated for this installation.
     *
     * @param reason why, for the audit trail: at most {@value #MAX_REASON} characters; empty for
     *     none
     * @throws RejectedException when the login is taken or the password breaks the policy
     */
    User create(Actor actor, NewUser user, String password, boolean passwordIsFinal, String reason);

    /** As {@link #create(Actor, NewUser, String, boolean, String)} without a reason. */
    default User create(Actor actor, NewUser user, String password, boolean passwordIsFinal) {
        return create(actor, user, password, passwordIsFinal, "");
    }

    /**
     * Changes an account. Who is no longer active is signed out everywhere at once.
     *
     * @param reason as for {@link #create(Actor, NewUser, String, boolean, String)}
     * @throws RejectedException when the login is taken, nobody would be left to administrate, or
     *     the account is retired without a reason
     */
    User update(Actor actor, UserId id, NewUser user, boolean active, String reason);

    /** As {@link #update(Actor, UserId, NewUser, boolean, String)} without a reason. */
    default User update(Actor actor, UserId id, NewUser user, boolean active) {
        return update(actor, id, user, active, "");
    }

    /**
     * Sets a generated password that must be changed at the next sign-in, and ends the lock-out;
     * returns it.
     */
    String resetPassword(Actor actor, UserId id);

    /**
     * A person changes the own password; ends every session of the account, the present one too:
     * sign in anew with the new password to go on.
     *
     * @throws RejectedException when the old one is wrong or the new one breaks the policy
     */
    void changePassword(UserId id, String oldPassword, String newPassword, String origin);
}
