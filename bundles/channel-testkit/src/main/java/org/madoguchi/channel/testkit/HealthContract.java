// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.channel.testkit.FarEnd.Ability;

/** What the channel tells people about itself. */
interface HealthContract extends Contract {
    Duration CHECK_LIMIT = Duration.ofSeconds(30);

    @Test
    default void theDescriptorShouldBeTheSameAfterARestart() throws Exception {
        try (Trial trial = Trial.begin(this)) {
            ChannelDescriptor before = trial.channel().descriptor();
            trial.closeChannel();
            trial.open();
            assertThat(trial.channel().descriptor()).isEqualTo(before);
            assertThat(before.name().ja()).isNotBlank();
            assertThat(before.name().en()).isNotBlank();
        }
    }

    @Test
    default void aFarEndThatIsDownShouldBeSeenAndHealByItself() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.DOWN)) {
            trial.untilUp();
            int before = changes(trial);
            trial.farEnd.stop();
            if (!trial.has(Ability.NOTICED)) {
                trial.needs(Capability.OUTBOUND);
                OutboundContract.send(trial, trial.message(trial.farEnd.citizen(), Trial.mark()));
            }
            trial.until("the channel says so", Trial.SEEN_WITHIN, () -> !trial.isUp());
            ChannelHealth trouble = trial.channel().health();
            assertThat(trouble.explanation().ja()).containsPattern("[ぁ-ん]");
            assertThat(trouble.since()).isBeforeOrEqualTo(Instant.now());
            trial.until("the screens are told", Trial.SEEN_WITHIN, () -> changes(trial) > before);
            int down = changes(trial);

            trial.farEnd.start();
            trial.untilUp();
            trial.until("the screens are told", Trial.SEEN_WITHIN, () -> changes(trial) > down);
        }
    }

    @Test
    default void healthShouldAnswerFromMemoryWhateverTheFarEndDoes() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.HANG)) {
            trial.farEnd.hang();
            Trial.outcome("health", Duration.ofSeconds(10), () -> trial.channel().health());
        }
    }

    @Test
    default void aCheckShouldFindThatAllIsWell() throws Exception {
        try (Trial trial = Trial.begin(this)) {
            trial.untilUp();
            ChannelCheck check = check(trial);
            assertThat(check.findings()).allMatch(ChannelCheck.Finding::ok);
            assertThat(check.findings())
                    .allSatisfy(
                            finding -> {
                                assertThat(finding.what().ja()).isNotBlank();
                                assertThat(finding.sentence().ja()).containsPattern("[ぁ-ん]");
                            });
        }
    }

    @Test
    default void aCheckShouldFindAFarEndThatIsDown() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.DOWN)) {
            trial.untilUp();
            trial.farEnd.stop();
            assertThat(check(trial).ok()).isFalse();
        }
    }

    @Test
    default void aCheckShouldNotWaitForAFarEndThatDoesNotAnswer() throws Exception {
        try (Trial trial = Trial.begin(this, Ability.HANG)) {
            trial.untilUp();
            trial.farEnd.hang();
            assertThat(check(trial).ok()).isFalse();
        }
    }

    @Test
    default void aWrongSettingShouldStopTheChannelWithASentenceThatNamesFileKeyAndRemedy()
            throws Exception {
        try (FarEnd farEnd = farEnd()) {
            for (Map.Entry<String, FarEnd.Act> wrong : farEnd.wrongSettings().entrySet()) {
                assertThat(catchThrowable(() -> wrong.getValue().run()))
                        .as(wrong.getKey())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("etc/")
                        .hasMessageContaining(".cfg")
                        .hasMessageContaining(wrong.getKey())
                        // what is wrong and what to write instead need a few words; the value of a
                        // secret is not among them
                        .hasMessageMatching("(?s).*" + Pattern.quote(wrong.getKey()) + " .{15,}");
            }
        }
    }

    private static ChannelCheck check(Trial trial) {
        Object result = Trial.outcome("check", CHECK_LIMIT, () -> trial.channel().check());
        assertThat(result).isInstanceOf(ChannelCheck.class);
        return (ChannelCheck) result;
    }

    private static int changes(Trial trial) {
        return (int) trial.desk.events().stream().filter(ChannelChanged.class::isInstance).count();
    }
}
