// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LINE's calls of one account. Nothing is read before its signature is known to be right, and
 * success is told only after everything of the request is stored: what is not told so, LINE brings
 * again.
 */
final class LineWebhook {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.line");
    private static final int OK = 200;
    private static final int UNREADABLE = 400;
    private static final int WRONG_SIGNATURE = 401;
    private static final int NOT_STORED = 503;

    private final Signature signature;
    private final LineIntake intake;
    private final LineHealth health;

    LineWebhook(Signature signature, LineIntake intake, LineHealth health) {
        this.signature = signature;
        this.intake = intake;
        this.health = health;
    }

    /**
     * @param said the request's signature, null when it has none
     * @return the status to answer with
     */
    int receive(byte[] body, String said) {
        if (!signature.fits(body, said)) {
            health.refusedOne();
            return WRONG_SIGNATURE;
        }
        List<LineEvent> events;
        try {
            events = LineEvent.in(body);
        } catch (IOException e) {
            // not the parser's words: they may be a citizen's
            log.warn("a signed request cannot be read: {}", e.getClass().getSimpleName());
            return UNREADABLE;
        }
        try {
            events.forEach(intake::take);
        } catch (RuntimeException e) {
            health.ill(LineHealth.Part.INTAKE, "health.intake", e);
            return NOT_STORED;
        }
        health.well(LineHealth.Part.INTAKE);
        return OK;
    }
}
