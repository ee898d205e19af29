// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.madoguchi.sample.carriers.internal.PracticeCall.Step;

class ExchangeTest {
    private final List<AmiMessage> told = new ArrayList<>();
    private final Time time = new Time();
    private final Exchange exchange = new Exchange(new CallNews(told::add), new Changes(), time);

    /** Stands still until it is moved. */
    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-28T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private List<String> events() {
        List<String> names =
                told.stream()
                        .map(event -> event.get("Event") + event.get("Step"))
                        .map(name -> name.replace("UserEvent", ""))
                        .toList();
        told.clear();
        return names;
    }

    private PracticeCall call() {
        return exchange.calls().get(exchange.calls().size() - 1);
    }

    private void seat(String phone, boolean ready) {
        exchange.add("madoguchi", phone, new Queues.Member(!ready, 0));
    }

    @Test
    void aCallShouldRingAtWhoIsReadyAndBeAnswered() {
        seat("PJSIP/1001", true);

        exchange.call("09000000001", "1");
        exchange.answer(call().id());
        exchange.hangUp(call().id());

        assertThat(events())
                .containsExactly(
                        "arrived",
                        "menu",
                        "QueueCallerJoin",
                        "AgentCalled",
                        "AgentConnect",
                        "AgentComplete",
                        "Hangup");
        assertThat(call().step()).isEqualTo(Step.OVER);
    }

    @Test
    void aCallShouldWaitUntilSomebodyIsReady() {
        seat("PJSIP/1001", false);
        exchange.call("", "1");
        assertThat(call().step()).isEqualTo(Step.WAITING);

        exchange.pause("madoguchi", "PJSIP/1001", false);

        assertThat(call().step()).isEqualTo(Step.RINGING);
        assertThat(call().extension()).isEqualTo("1001");
    }

    @Test
    void callsShouldGoToEverybodyByTurn() {
        seat("PJSIP/1001", true);
        seat("PJSIP/1002", true);
        exchange.call("", "1");
        exchange.call("", "1");
        exchange.call("", "1");

        assertThat(exchange.calls())
                .extracting(PracticeCall::phone)
                .containsExactly("PJSIP/1001", "PJSIP/1002", "");
    }

    @Test
    void aHelperShouldBeCalledWhenNobodyOfTheFirstIsFree() {
        seat("PJSIP/1001", true);
        seat("PJSIP/1002", true);
        exchange.penalty("madoguchi", "PJSIP/1001", 5);

        exchange.call("", "1");
        exchange.call("", "1");

        assertThat(exchange.calls())
                .extracting(PracticeCall::phone)
                .containsExactly("PJSIP/1002", "PJSIP/1001");
    }

    @Test
    void whoDoesNotAnswerShouldBeCalledAgainAfterAPause() {
        seat("PJSIP/1001", true);
        exchange.call("", "1");
        events();

        time.now = time.now.plus(Duration.ofSeconds(21));
        exchange.tick();
        assertThat(events()).containsExactly("AgentRingNoAnswer");
        assertThat(call().step()).isEqualTo(Step.WAITING);

        time.now = time.now.plus(Duration.ofSeconds(3));
        exchange.tick();
        assertThat(events()).containsExactly("AgentCalled");
    }

    @Test
    void aCallShouldBeHandedOnAtOnce() {
        seat("PJSIP/1001", true);
        exchange.call("", "1");
        exchange.answer(call().id());
        events();

        assertThat(exchange.transfer("PJSIP/1001-none", "2001")).isFalse();
        assertThat(exchange.transfer(call().channel(), "2001")).isTrue();

        assertThat(events()).containsExactly("BlindTransfer", "AgentComplete");
        assertThat(call().step()).isEqualTo(Step.HANDED_ON);
    }

    @Test
    void aConsultationShouldEndInATransferOrBackWithTheCitizen() {
        seat("PJSIP/1001", true);
        exchange.call("", "1");
        exchange.answer(call().id());
        exchange.consult(call().channel(), "2001");
        exchange.cancelConsultation(call().channel());
        assertThat(call().step()).isEqualTo(Step.TALKING);
        exchange.consult(call().channel(), "2002");
        events();

        exchange.putDown(call().channel());

        assertThat(events()).containsExactly("AttendedTransfer", "AgentComplete");
        assertThat(call().target()).isEqualTo("2002");
    }

    @Test
    void aCallOfTheDeskShouldRingAtBothEnds() {
        exchange.dial("desk-1", "9#desk-1", "PJSIP/1001", "09000000001");
        exchange.answer("desk-1");
        exchange.answer("desk-1");
        exchange.hangUp("desk-1");

        assertThat(told.get(0).get("ActionID")).isEqualTo("9#desk-1");
        assertThat(events()).containsExactly("OriginateResponse", "DialEnd", "Hangup");
    }

    @Test
    void moreCallsThanLinesShouldNotGetIn() {
        for (int i = 0; i < 20; i++) {
            assertThat(exchange.call("", "1")).isTrue();
        }
        assertThat(exchange.call("", "1")).isFalse();
    }
}
