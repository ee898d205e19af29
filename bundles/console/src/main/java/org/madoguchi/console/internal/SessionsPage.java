// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.OpenSession;
import org.madoguchi.api.identity.SessionId;
import org.madoguchi.api.identity.User;

/**
 * Where an account is signed in, and the programs that act for it.
 *
 * @param present the session that looks
 */
record SessionsPage(
        Screen screen,
        User owner,
        List<OpenSession> sessions,
        List<ApiToken> tokens,
        Optional<SessionId> present) {
    static final String PATH = "/console/sessions";

    boolean own() {
        return screen.isMe(Optional.of(owner.id()));
    }

    boolean isPresent(OpenSession session) {
        return present.equals(Optional.of(session.id()));
    }

    /** Something but the present one can be ended. */
    boolean hasOthers() {
        return sessions.stream().anyMatch(session -> !isPresent(session));
    }
}
