// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.time.Duration;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.DbGetAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DbGetResponseEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.madoguchi.platform.asterisk.AmiConnection;
import org.madoguchi.platform.asterisk.AmiErrorException;

/** What the dialplan has written into Asterisk's database, and which calls there are now. */
final class CallTraces {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String FAMILY = "madoguchi-fax";
    private static final String STARTED = "STARTED";

    private final AmiConnection asterisk;

    CallTraces(AmiConnection asterisk) {
        this.asterisk = asterisk;
    }

    /**
     * Asks Asterisk what became of a call that was made some seconds ago or earlier.
     *
     * @throws IOException when it cannot be asked now
     */
    Trace of(String name) throws IOException {
        // first whether it runs: in between it may only end
        boolean running = runs(name);
        String result = stored(name);
        if (!result.isEmpty() && !result.equals(STARTED)) {
            return new Trace.Ended(CallOutcome.of(result));
        }
        if (running) {
            return Trace.Open.RUNNING;
        }
        return result.isEmpty() ? Trace.Open.NEVER_ANSWERED : Trace.Open.LOST;
    }

    private boolean runs(String name) throws IOException {
        for (ResponseEvent event : asterisk.collect(new CoreShowChannelsAction(), ANSWER)) {
            if (event instanceof CoreShowChannelEvent channel
                    && name.equals(channel.getUniqueid())) {
                return true;
            }
        }
        return false;
    }

    /** Empty when Asterisk has noted nothing. */
    private String stored(String name) throws IOException {
        try {
            return asterisk.collect(new DbGetAction(FAMILY, name), ANSWER).stream()
                    .filter(DbGetResponseEvent.class::isInstance)
                    .map(event -> ((DbGetResponseEvent) event).getVal())
                    .findFirst()
                    .orElse("");
        } catch (AmiErrorException e) {
            if ("Database entry not found".equals(e.getMessage())) {
                return "";
            }
            throw e;
        }
    }
}
