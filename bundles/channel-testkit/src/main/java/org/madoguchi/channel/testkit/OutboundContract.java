// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.testkit.FarEnd.Ability;
import org.madoguchi.channel.testkit.FarEnd.Arrived;

/** What leaves the desk: what the channel says of it is true. */
interface OutboundContract extends Contract {
    /** As the dispatch route has it. */
    Duration SEND_LIMIT = Duration.ofSeconds(60);

    @Test
    default void whatIsAcceptedShouldArriveOnce() throws Exception {
        try (Trial trial = Trial.begin(this)) {
            trial.needs(Capability.OUTBOUND);
            trial.untilUp();
            String mark = Trial.mark();
            assertThat(send(trial, trial.message(trial.farEnd.citizen(), mark)))
                    .isInstanceOf(Delivery.Accepted.class);
            trial.until("it arrived", () -> !trial.arrived(mark).isEmpty());
            assertThat(trial.arrived(mark)).hasSize(1);
        }
    }

    @Test
    default void theSameMessageHandedOverAgainShouldBeRecognisable() throws Exception {
        try (Trial trial = Trial.begin(this)) {
            trial.needs(Capability.OUTBOUND);
            trial.untilUp();
            String mark = Trial.mark();
            OutboundMessage message = trial.message(trial.farEnd.citizen(), mark);
            send(trial, message);
            trial.until("it arrived", () -> !trial.arrived(mark).isEmpty());
            assertThat(send(trial, message)).isInstanceOf(Delivery.class);
            trial.until("it arrived again or once", () -> !trial.arrived(mark).isEmpty());
            assertThat(trial.arrived(mark).stream().map(Arrived::id).distinct()).hasSize(1);
        }
    }

    @Test
    default void aRecipientWhomTheCarrierDoesNotKnowShouldBeRefusedWithAReason() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.REFUSES)) {
            trial.needs(Capability.OUTBOUND);
            trial.untilUp();
            Object answer = send(trial, trial.message(trial.farEnd.nobody(), Trial.mark()));
            assertThat(answer).isInstanceOf(Delivery.Refused.class);
            saysWhatToDo(((Delivery.Refused) answer).reason());
        }
    }

    @Test
    default void aFarEndThatIsDownShouldDeferAndTheNextTryArrive() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.DOWN)) {
            trial.needs(Capability.OUTBOUND);
            trial.untilUp();
            trial.farEnd.stop();
            // of what is on the line at the moment when it breaks nobody knows
            trial.untilNoticed();
            String mark = Trial.mark();
            OutboundMessage message = trial.message(trial.farEnd.citizen(), mark);
            Object answer = send(trial, message);
            assertThat(answer).isInstanceOf(Delivery.Deferred.class);
            saysWhatToDo(((Delivery.Deferred) answer).reason());

            trial.farEnd.start();
            trial.until(
                    "accepted at last", () -> send(trial, message) instanceof Delivery.Accepted);
            trial.until("it arrived", () -> !trial.arrived(mark).isEmpty());
            assertThat(trial.arrived(mark)).hasSize(1);
        }
    }

    @Test
    default void aFarEndThatDoesNotAnswerShouldNotHoldTheChannelForLong() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.HANG)) {
            trial.needs(Capability.OUTBOUND);
            trial.untilUp();
            trial.farEnd.hang();
            OutboundMessage held = trial.message(trial.farEnd.citizen(), Trial.mark());
            // deferred when it certainly did not leave, an exception when nobody knows
            assertThat(send(trial, held))
                    .isNotInstanceOf(Delivery.Accepted.class)
                    .isNotInstanceOf(Delivery.Refused.class);

            trial.farEnd.start();
            String mark = Trial.mark();
            OutboundMessage next = trial.message(trial.farEnd.citizen(), mark);
            trial.until(
                    "the next is accepted", () -> send(trial, next) instanceof Delivery.Accepted);
            trial.until("it arrived", () -> !trial.arrived(mark).isEmpty());
        }
    }

    @Test
    default void aFileShouldGoAlongOrBeRefusedButNeverBeForgotten() throws Exception {
        try (Trial trial = Trial.begin(this)) {
            trial.needs(Capability.OUTBOUND);
            assumeFalse(
                    trial.can(Capability.ATTACHMENTS), "files go along: the channel's own tests");
            trial.untilUp();
            String mark = Trial.mark();
            Attachment file = new Attachment("案内.pdf", "application/pdf", Content.ofUtf8("%PDF"));
            Object answer = send(trial, trial.message(trial.farEnd.citizen(), mark, file));
            assertThat(answer).isInstanceOf(Delivery.Refused.class);
            assertThat(trial.arrived(mark)).isEmpty();
        }
    }

    @Test
    default void aChannelThatSendsNothingShouldSaySo() throws Exception {
        try (Trial trial = Trial.begin(this)) {
            assumeFalse(trial.can(Capability.OUTBOUND), "the channel has OUTBOUND");
            Party anybody = new Party(Address.NONE, "");
            Object answer = send(trial, trial.message(anybody, Trial.mark()));
            assertThat(answer).isInstanceOf(Delivery.Refused.class);
            saysWhatToDo(((Delivery.Refused) answer).reason());
        }
    }

    static Object send(Trial trial, OutboundMessage message) {
        return Trial.outcome("send", SEND_LIMIT, () -> trial.channel().send(message));
    }

    /** In both languages, and in more than a word. */
    private static void saysWhatToDo(LocalizedText reason) {
        for (String text : List.of(reason.ja(), reason.en())) {
            assertThat(text).hasSizeGreaterThan(8).doesNotContain("Exception");
        }
        assertThat(reason.ja()).containsPattern("[ぁ-ん]");
    }
}
