// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.channel.testkit.FakeDesk.Mood;
import org.madoguchi.channel.testkit.FarEnd.Ability;

/** What citizens send becomes cases: every message, and each once. */
interface InboundContract extends Contract {
    @Test
    default void aMessageShouldBeTakenOnceAndThenTheSourceBeTold() throws Exception {
        try (Trial trial = Trial.begin(this)) {
            trial.needs(Capability.INBOUND);
            String text = Trial.mark();
            trial.farEnd.send(text);
            trial.untilTaken(1);
            InboundMessage taken = trial.desk.taken().get(0);
            assertThat(taken.channel()).isEqualTo(trial.channel().descriptor().id());
            if (trial.has(Ability.TEXT)) {
                assertThat(taken.subject() + taken.text()).contains(text);
            }
            trial.untilTold();
            assertThat(trial.desk.taken()).hasSize(1);
        }
    }

    @Test
    default void aMessageThatIsNotStoredShouldStayWithItsSourceAndComeAgain() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.KEEPS)) {
            trial.needs(Capability.INBOUND);
            trial.desk.become(Mood.FAILS);
            trial.farEnd.send(Trial.mark());
            trial.until("it was handed in", () -> trial.desk.tries() > 0);
            trial.isNotTold();
            assertThat(trial.desk.taken()).isEmpty();

            trial.desk.become(Mood.WORKS);
            trial.farEnd.retry();
            trial.untilTaken(1);
            trial.untilTold();
            assertThat(trial.desk.taken()).hasSize(1);
        }
    }

    @Test
    default void aDeathBetweenStoringAndTellingShouldNotDoubleTheMessage() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.KEEPS)) {
            trial.needs(Capability.INBOUND);
            trial.desk.become(Mood.STORES_AND_FAILS);
            trial.farEnd.send(Trial.mark());
            trial.untilTaken(1);
            trial.isNotTold();
            trial.closeChannel();
            int tries = trial.desk.tries();

            trial.desk.become(Mood.WORKS);
            trial.open();
            trial.farEnd.retry();
            trial.until("it was handed in again", () -> trial.desk.tries() > tries);
            trial.untilTold();
            assertThat(trial.desk.taken()).hasSize(1);
        }
    }

    @Test
    default void aRepetitionShouldBeTheSameMessage() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.REPEATS)) {
            trial.needs(Capability.INBOUND);
            trial.farEnd.send(Trial.mark());
            trial.untilTaken(1);
            int tries = trial.desk.tries();
            trial.farEnd.redeliver();
            trial.until("it was handed in again", () -> trial.desk.tries() > tries);
            assertThat(trial.desk.taken()).hasSize(1);
        }
    }

    @Test
    default void whatComesWhileTheChannelIsAwayShouldBeTakenWhenItIsBack() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.KEEPS)) {
            trial.needs(Capability.INBOUND);
            trial.closeChannel();
            trial.farEnd.send(Trial.mark());
            assertThat(trial.desk.tries()).isZero();
            trial.open();
            trial.farEnd.retry();
            trial.untilTaken(1);
            trial.untilTold();
            assertThat(trial.desk.taken()).hasSize(1);
        }
    }

    @Test
    default void ofManyMessagesEachShouldBeTakenOnce() throws Exception {
        int many = 30;
        try (Trial trial = Trial.begin(this)) {
            trial.needs(Capability.INBOUND);
            for (int number = 0; number < many; number++) {
                trial.farEnd.send(Trial.mark());
            }
            trial.untilTaken(many);
            assertThat(trial.desk.taken()).hasSize(many);
        }
    }

    @Test
    default void whoMeansIllShouldNotDisturbTheOthers() throws Exception {
        try (Trial trial = Trial.begin(this)) {
            trial.untilUp();
            for (Map.Entry<String, FarEnd.Act> attack : trial.farEnd.attacks().entrySet()) {
                attack.getValue().run();
                if (trial.can(Capability.INBOUND)) {
                    int before = trial.desk.taken().size();
                    String text = Trial.mark();
                    trial.farEnd.send(text);
                    trial.until(
                            "after: " + attack.getKey(),
                            () ->
                                    trial.has(Ability.TEXT)
                                            ? trial.tookOne(text)
                                            : trial.desk.taken().size() > before);
                }
                assertThat(trial.desk.faults()).as(attack.getKey()).isEmpty();
            }
            trial.untilUp();
        }
    }
}
