// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;

/**
 * Somebody whom a provider has recognised.
 *
 * @param provider id of the provider
 * @param subject what the provider calls this person for ever, even when the name changes; at most
 *     255 characters
 * @param login name of the account here that belongs to the person
 * @param name for a new account
 * @param roles for a new account, by the person's groups; with {@code follow} for any
 * @param department as {@code roles}
 * @param terms on which the provider's people come in
 * @param secondFactor the provider has asked for a second factor and is trusted in that
 */
public record OutsidePerson(
        String provider,
        String subject,
        String login,
        String name,
        Set<Role> roles,
        Optional<DepartmentId> department,
        Terms terms,
        boolean secondFactor) {
    /**
     * @param create whether an account may be made when there is none
     * @param follow whether roles and department of an account become the person's at each sign-in
     * @param administrators whether accounts of administrators may be found by name, made, or
     *     changed; if not, somebody who may name accounts at the provider is not yet administrator
     *     here
     * @param dropPasswords whether a password of ours ends with the first sign-in by the provider,
     *     so that who is shut out there is shut out here; administrators keep theirs
     */
    public record Terms(
            boolean create, boolean follow, boolean administrators, boolean dropPasswords) {}

    public OutsidePerson {
        roles = Set.copyOf(roles);
        if (subject.isEmpty() || subject.length() > 255) {
            throw new IllegalArgumentException("a subject has 1 to 255 characters");
        }
    }

    /** Names nobody: records end up in logs. */
    @Override
    public String toString() {
        return "OutsidePerson[" + provider + "]";
    }
}
