// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Duration;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Delivery;

/**
 * What a centre's refusal means for the message: it was not taken, that is certain; the question is
 * whether trying again makes sense.
 */
enum SmscAnswer {
    /** Later: too fast, or its queue for this telephone is full. */
    BUSY("send.busy", Duration.ofSeconds(60)),
    /** Later: its own trouble. */
    TROUBLE("send.trouble", Duration.ofMinutes(2)),
    /** Later, when somebody has mended it: our sender's number is not ours to use. */
    SENDER("send.sender-refused", Duration.ofMinutes(5)),
    /** Never: there is no such telephone. */
    RECIPIENT("send.recipient-refused", Duration.ZERO),
    /** Never, as it stands. */
    MESSAGE("send.message-refused", Duration.ZERO);

    private static final Set<Integer> BUSY_STATES = Set.of(Status.THROTTLED, Status.QUEUE_FULL);
    private static final Set<Integer> TROUBLE_STATES =
            Set.of(
                    Status.INVALID_BIND_STATE,
                    Status.SYSTEM_ERROR,
                    Status.SUBMIT_FAILED,
                    Status.TEMPORARY);
    private static final Set<Integer> SENDER_STATES =
            Set.of(Status.INVALID_SOURCE, Status.INVALID_SOURCE_TYPE, Status.INVALID_SOURCE_PLAN);
    private static final Set<Integer> RECIPIENT_STATES =
            Set.of(
                    Status.INVALID_DESTINATION,
                    Status.INVALID_DESTINATION_TYPE,
                    Status.INVALID_DESTINATION_PLAN);

    private final String key;
    private final Duration wait;

    SmscAnswer(String key, Duration wait) {
        this.key = key;
        this.wait = wait;
    }

    static SmscAnswer of(int status) {
        if (BUSY_STATES.contains(status)) {
            return BUSY;
        }
        if (TROUBLE_STATES.contains(status)) {
            return TROUBLE;
        }
        if (SENDER_STATES.contains(status)) {
            return SENDER;
        }
        return RECIPIENT_STATES.contains(status) ? RECIPIENT : MESSAGE;
    }

    /**
     * @param part the refused one, from 1; those before it are with the centre
     */
    Delivery delivery(int status, int part, int parts) {
        LocalizedText reason = Texts.text(key, Status.hex(status));
        if (part > 1) {
            LocalizedText before =
                    Texts.text(
                            wait.isZero() ? "send.cut-off" : "send.goes-on",
                            Integer.toString(parts),
                            Integer.toString(part));
            reason = new LocalizedText(before.ja() + reason.ja(), before.en() + " " + reason.en());
        }
        return wait.isZero() ? new Delivery.Refused(reason) : new Delivery.Deferred(reason, wait);
    }
}
