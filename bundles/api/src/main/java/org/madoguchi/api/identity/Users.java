// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;

/** Accounts. Every change is audited. Safe for use by several threads. */
public interface Users {
    Page<User> list(Actor actor, PageRequest request);

    Optional<User> find(UserId id);

    Optional<User> findByLogin(String login);

    /** Active accounts that may handle cases, by name: whom a case can be assigned to. */
    List<User> operators();

    /**
     * Creates an account that must change the given password at its first sign-in, unless {@code
     * passwordIsFinal}: only for passwords that were generated for this installation.
     *
     * @throws RejectedException when the login is taken or the password breaks the policy
     */
    User create(Actor actor, NewUser user, String password, boolean passwordIsFinal);

    User update(Actor actor, UserId id, NewUser user, boolean active);

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
