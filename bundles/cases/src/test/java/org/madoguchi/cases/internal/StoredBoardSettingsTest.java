// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.BoardLimits;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;

class StoredBoardSettingsTest {
    private final Town town = new Town();
    private final Actor administrator =
            town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
    private final StoredBoardSettings settings = settings();

    private StoredBoardSettings settings() {
        return new StoredBoardSettings(town.store, town.audit(), town.fixture.transactions());
    }

    private static BoardLimits limits(int calls, int seconds) {
        return new BoardLimits(calls, Duration.ofSeconds(seconds), 2, Duration.ofSeconds(120));
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void whatWasChosenShouldCountAtOnceAndAfterANewStart() {
        assertThat(settings.limits()).isEqualTo(BoardLimits.USUAL);
        settings.change(administrator, limits(5, 30));
        assertThat(settings.limits()).isEqualTo(limits(5, 30));
        settings.change(administrator, limits(6, 30));
        assertThat(settings().limits()).isEqualTo(limits(6, 30));
        assertThat(town.audited).filteredOn(line -> line.contains("board.limits")).hasSize(2);
    }

    @Test
    void onlyWhoMayChangeSettingsShouldChangeThem() {
        Actor supervisor = town.people.hire("主任", Role.SUPERVISOR, Optional.empty());
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> settings.change(supervisor, limits(5, 30)));
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "-1, 60", "101, 60", "3, 9", "3, 3601", "2147483647, 60"})
    void aNumberThatWarnsNeverOrAlwaysShouldBeRefused(int calls, int seconds) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> settings.change(administrator, limits(calls, seconds)));
        assertThat(settings.limits()).isEqualTo(BoardLimits.USUAL);
    }

    @Test
    void theLightShouldGoOnByNumberOrByTimeAndOffWhenTheQueueIsEmpty() {
        BoardLimits limits = limits(3, 60);
        assertThat(limits.callsAreTooMany(2, Duration.ofSeconds(59))).isFalse();
        assertThat(limits.callsAreTooMany(3, Duration.ofSeconds(1))).isTrue();
        assertThat(limits.callsAreTooMany(1, Duration.ofSeconds(60))).isTrue();
        assertThat(limits.callsAreTooMany(0, Duration.ZERO)).isFalse();
        assertThat(limits.chatsAreTooMany(2, Duration.ZERO)).isTrue();
    }
}
