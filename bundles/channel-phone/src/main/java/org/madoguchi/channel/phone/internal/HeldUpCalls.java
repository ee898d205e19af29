// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of which an event is refused although the desk works. Their later events wait behind it,
 * other calls go on. Of one thread.
 */
final class HeldUpCalls {
    private static final Logger log = LoggerFactory.getLogger(PhoneSettings.PID);
    private static final int MOST_TRIES = 20;

    private final ChannelId channel;
    private final CallReports reports;
    private final PhoneHealth health;
    private final Map<String, Waiting> calls = new LinkedHashMap<>();

    private static final class Waiting {
        private final Deque<CallEvent> events = new ArrayDeque<>();
        private int tries;
    }

    HeldUpCalls(ChannelId channel, CallReports reports, PhoneHealth health) {
        this.channel = channel;
        this.reports = reports;
        this.health = health;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    void begin(CallEvent refused, RuntimeException cause) {
        Waiting call = new Waiting();
        call.events.add(refused);
        calls.put(refused.call(), call);
        health.notTaken(cause);
    }

    /** Whether the call is one of these; the event waits then. */
    boolean tookBehind(CallEvent event) {
        Waiting call = calls.get(event.call());
        if (call != null) {
            call.events.add(event);
        }
        return call != null;
    }

    void retry() {
        calls.values().forEach(this::retry);
        calls.values().removeIf(call -> call.events.isEmpty());
    }

    private void retry(Waiting call) {
        while (!call.events.isEmpty() && isDone(call)) {
            call.events.remove();
            call.tries = 0;
        }
    }

    /** The first event is taken now, or given up. */
    private boolean isDone(Waiting call) {
        try {
            reports.report(channel, call.events.peek());
            return true;
        } catch (IllegalStateException e) {
            log.debug("{}: a part of the desk is away and comes back", channel, e);
            return false;
        } catch (RuntimeException e) {
            return isGivenUp(call, e);
        }
    }

    private boolean isGivenUp(Waiting call, RuntimeException cause) {
        try {
            reports.newest(channel);
        } catch (RuntimeException e) {
            log.debug("{}: the desk takes nothing now", channel, e);
            return false;
        }
        call.tries++;
        if (call.tries < MOST_TRIES) {
            return false;
        }
        health.setAside(call.events.peek().call(), cause);
        return true;
    }

    void tellHealth() {
        if (calls.isEmpty()) {
            health.taken();
        }
    }
}
