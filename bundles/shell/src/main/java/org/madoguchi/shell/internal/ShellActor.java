// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.security.AccessController;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;

/** Whoever has signed in to the shell may do everything, under the shell user's name. */
final class ShellActor {
    private ShellActor() {}

    static Actor current() {
        return new Actor(
                Optional.empty(), name(), Set.of(Role.ADMINISTRATOR), Optional.empty(), "shell");
    }

    /** From the sign-in itself: variables of the session could be set to any name. */
    // deprecated without a successor on this Java version; the shell runs commands as the subject
    @SuppressWarnings("removal")
    private static String name() {
        return Optional.ofNullable(Subject.getSubject(AccessController.getContext()))
                .flatMap(subject -> subject.getPrincipals(UserPrincipal.class).stream().findFirst())
                .map(UserPrincipal::getName)
                .orElse("shell");
    }
}
