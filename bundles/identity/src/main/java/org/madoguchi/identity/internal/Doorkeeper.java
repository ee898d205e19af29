// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.identity.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts failures of addresses, whatever way they try to get in. Safe for use by several threads.
 */
final class Doorkeeper {
    private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);

    private final Accounts accounts;
    private final RunningSessions sessions;
    private final Throttle origins;

    Doorkeeper(Accounts accounts) {
        this.accounts = accounts;
        this.sessions = new RunningSessions(accounts);
        this.origins =
                new Throttle(accounts.settings().originFailures(), accounts.settings().lockTime());
    }

    Optional<SignIn.Locked> stopped(String origin) {
        return origins.lockedUntil(Origins.key(origin), accounts.now()).map(SignIn.Locked::new);
    }

    /** What was guessed wrong counts for its address, too. */
    SignIn counted(SignIn result, String origin) {
        if (result instanceof SignIn.Accepted) {
            sessions.removeEnded();
        } else if (result instanceof SignIn.Refused || result instanceof SignIn.Locked) {
            count(origin);
        }
        return result;
    }

    void count(String origin) {
        origins.fail(Origins.key(origin), accounts.now())
                .ifPresent(until -> noteStopped(until, origin));
    }

    private void noteStopped(Instant until, String origin) {
        accounts.audited(
                SignInEnds.nobody("unknown", origin),
                "user.origin-stopped",
                "origin " + origin,
                "until " + until);
        log.warn(
                "sign-in from one address is stopped until {} after {} failures; the audit trail"
                        + " has the address",
                until,
                accounts.settings().originFailures());
    }
}
