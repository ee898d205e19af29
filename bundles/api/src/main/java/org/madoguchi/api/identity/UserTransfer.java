// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import org.madoguchi.api.LocalizedText;

/**
 * Accounts in bulk, such as for a yearly reorganisation: all lines or none. A line whose login is
 * known changes that account, any other makes one. Accounts that no line names stay as they are.
 * Needs {@code USER_MANAGE}; every change is audited. Safe for use by several threads.
 */
public interface UserTransfer {
    /** Lines at a time. */
    int MOST = 1_000;

    /** Tells what the lines would do, and everything that is wrong with them. */
    Report check(Actor actor, List<Line> lines);

    /** Does it, unless something is wrong; takes a moment for each new account's password. */
    Done apply(Actor actor, List<Line> lines);

    /**
     * @param line in the file, from 1
     * @param active whether the account may sign in; to retire one, say why
     */
    record Line(long line, NewUser user, boolean active, String reason) {}

    /**
     * @param line in the file, from 1; 0 for the whole
     */
    record Problem(long line, LocalizedText text) {}

    /**
     * How many accounts become what.
     *
     * @param problems by line; with any, nothing is done
     */
    record Report(
            int created,
            int changed,
            int retired,
            int restored,
            int unchanged,
            List<Problem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /** A new account with the generated password that is to be changed at the first sign-in. */
    record FirstPassword(User user, String password) {
        /** Not with the password: records end up in logs. */
        @Override
        public String toString() {
            return "FirstPassword[" + user.login() + "]";
        }
    }

    /**
     * @param passwords of the new accounts, told this once
     */
    record Done(Report report, List<FirstPassword> passwords) {
        public Done {
            passwords = List.copyOf(passwords);
        }
    }
}
