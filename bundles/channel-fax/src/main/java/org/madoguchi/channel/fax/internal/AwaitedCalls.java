// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;

/**
 * Calls that somebody waits for, until Asterisk's events tell how they ended. Of one that nobody
 * answered two events tell, that it was in vain and (by the end of its channel) why, and either may
 * come first. Safe for use by several threads.
 */
final class AwaitedCalls {
    private static final class Awaited {
        private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
        private boolean unanswered;
        private Integer cause;

        void tell() {
            if (unanswered && cause != null) {
                outcome.complete(CallOutcome.unanswered(cause));
            }
        }
    }

    private final Map<String, Awaited> calls = new HashMap<>();

    /**
     * @param name also Asterisk's id of the channel
     */
    synchronized CompletableFuture<CallOutcome> await(String name) {
        return calls.computeIfAbsent(name, key -> new Awaited()).outcome;
    }

    synchronized void forget(String name) {
        calls.remove(name);
    }

    synchronized void giveUp() {
        calls.values()
                .forEach(call -> call.outcome.completeExceptionally(new IOException("closed")));
    }

    synchronized void hear(ManagerEvent event) {
        if (event instanceof MadoguchiFaxSentEvent sent) {
            ended(calls.get(sent.getFaxId()), CallOutcome.of(sent.getResult()));
        } else if (event instanceof OriginateResponseEvent answer
                && !"Success".equals(answer.getResponse())) {
            inVain(calls.get(answer.getActionId()), answer);
        } else if (event instanceof HangupEvent hangup) {
            hungUp(calls.get(hangup.getUniqueId()), hangup);
        }
    }

    /** Without a channel of its own no end of one will tell why. */
    private static void inVain(Awaited call, OriginateResponseEvent answer) {
        if (call != null && answer.getActionId().equals(answer.getUniqueId())) {
            call.unanswered = true;
            call.tell();
        } else {
            ended(call, new CallOutcome(CallOutcome.Kind.NOT_CONNECTED, 0));
        }
    }

    private static void hungUp(Awaited call, HangupEvent hangup) {
        if (call != null) {
            call.cause = hangup.getCause() == null ? 0 : hangup.getCause();
            call.tell();
        }
    }

    private static void ended(Awaited call, CallOutcome outcome) {
        if (call != null) {
            call.outcome.complete(outcome);
        }
    }
}
