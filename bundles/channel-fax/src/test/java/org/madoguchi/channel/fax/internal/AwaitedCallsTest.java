// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.junit.jupiter.api.Test;

class AwaitedCallsTest {
    private static final String CALL = "madoguchi-fax-main-1-1";
    private static final int BUSY = 17;

    private final AwaitedCalls calls = new AwaitedCalls();
    private final CompletableFuture<CallOutcome> awaited = calls.await(CALL);

    private static OriginateResponseEvent answer(String response, String channel) {
        OriginateResponseEvent event = new OriginateResponseEvent(AwaitedCallsTest.class);
        event.setActionId(CALL);
        event.setUniqueId(channel);
        event.setResponse(response);
        return event;
    }

    private static HangupEvent hangup(String channel, Integer cause) {
        HangupEvent event = new HangupEvent(AwaitedCallsTest.class);
        event.setUniqueId(channel);
        event.setCause(cause);
        return event;
    }

    private static MadoguchiFaxSentEvent sent(String result) {
        MadoguchiFaxSentEvent event = new MadoguchiFaxSentEvent(AwaitedCallsTest.class);
        event.setFaxId(CALL);
        event.setResult(result);
        return event;
    }

    @Test
    void aBusyLineShouldBeToldSoWhenTheEndOfTheChannelComesFirst() {
        calls.hear(hangup(CALL, BUSY));
        assertThat(awaited).isNotDone();
        calls.hear(answer("Failure", CALL));
        assertThat(awaited).isCompletedWithValue(CallOutcome.unanswered(BUSY));
    }

    @Test
    void aBusyLineShouldBeToldSoWhenTheEndOfTheChannelComesLast() {
        calls.hear(answer("Failure", CALL));
        assertThat(awaited).isNotDone();
        calls.hear(hangup(CALL, BUSY));
        assertThat(awaited).isCompletedWithValue(CallOutcome.unanswered(BUSY));
    }

    @Test
    void theEndOfACallThatWasAnsweredShouldNotBeTakenForItsResult() {
        calls.hear(answer("Success", CALL));
        calls.hear(hangup(CALL, 16));
        assertThat(awaited).isNotDone();
        calls.hear(sent("SUCCESS:02:"));
        assertThat(awaited).isCompletedWithValue(CallOutcome.of("SUCCESS:02:"));
    }

    @Test
    void whatNeverGotAChannelShouldBeOverAtOnce() {
        calls.hear(answer("Failure", "<null>"));
        assertThat(awaited)
                .isCompletedWithValue(new CallOutcome(CallOutcome.Kind.NOT_CONNECTED, 0));
    }

    @Test
    void othersCallsShouldBeOfNoConcern() {
        calls.hear(hangup("1795290053.12", BUSY));
        calls.hear(hangup(null, null));
        calls.forget(CALL);
        calls.hear(hangup(CALL, BUSY));
        calls.hear(answer("Failure", CALL));
        assertThat(awaited).isNotDone();
    }
}
