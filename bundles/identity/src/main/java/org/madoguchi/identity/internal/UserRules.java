// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Users;

/** What an account's data must look like. */
final class UserRules {
    private static final int MAX_NAME = 100;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private UserRules() {}

    /** The one way to write what was typed as a login: half width, lower case. */
    static String login(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The account's data as they may be stored.
     *
     * @throws RejectedException when the administrator must mend them
     */
    static NewUser checked(NewUser user) {
        NewUser tidy =
                new NewUser(
                        login(user.login()),
                        user.name().replaceAll("\\p{Cc}+", " ").strip(),
                        user.roles(),
                        user.department());
        demand(LOGIN.matcher(tidy.login()).matches(), "login");
        demand(!tidy.name().isEmpty() && tidy.name().length() <= MAX_NAME, "name");
        demand(!tidy.roles().isEmpty(), "roles");
        demand(
                !tidy.roles().contains(Role.DEPARTMENT_STAFF) || tidy.department().isPresent(),
                "department");
        return tidy;
    }

    /** A reason as it is kept; empty when none was given. */
    static String reason(String typed) {
        String tidy = typed.replaceAll("\\p{Cc}+", " ").strip();
        demand(tidy.length() <= Users.MAX_REASON, "reason");
        return tidy;
    }

    /** A reason as it follows the facts in the audit trail. */
    static String toldReason(String reason) {
        return reason.isEmpty() ? "" : "; reason: " + reason;
    }

    /** Whoever takes rights away says why. */
    static void demandReason(boolean retires, String reason) {
        demand(!retires || !reason.isEmpty(), "reason.retire");
    }

    private static void demand(boolean met, String key) {
        if (!met) {
            throw PasswordPolicy.rejected(key);
        }
    }
}
