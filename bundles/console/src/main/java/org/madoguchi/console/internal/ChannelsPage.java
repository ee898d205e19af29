// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelChecks;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.ChannelTrouble;
import org.madoguchi.api.channel.OutboxEntry;

/** The ways in and out, and what is stuck in them. */
record ChannelsPage(
        Screen screen,
        List<Line> channels,
        ChannelBadge.Finder badges,
        Page<OutboxEntry> dead,
        Page<OutboxEntry> waiting,
        List<Alarm> alarms) {
    ChannelsPage {
        channels = List.copyOf(channels);
        alarms = List.copyOf(alarms);
    }

    /** Where a record of the trouble is begun (ST-225). */
    String record(Alarm alarm) {
        return IncidentsPage.PATH
                + "/new?reason="
                + Urls.encode(screen.in(alarm.text()))
                + "&from="
                + screen.words().typed(alarm.since());
    }

    /**
     * @param check the last one, running or over
     */
    record Line(ChannelStatus status, ChannelBadge badge, Optional<ChannelChecks.Run> check) {
        String id() {
            return status.descriptor().id().value();
        }

        boolean isBeingChecked() {
            return check.filter(run -> run.result().isEmpty()).isPresent();
        }

        /** What a check has found of the channel that is there now. */
        Optional<ChannelCheck> result() {
            return status.present() ? check.flatMap(ChannelChecks.Run::result) : Optional.empty();
        }

        /** What was wrong last, unless it is what is wrong now. */
        Optional<ChannelTrouble> earlierTrouble() {
            return status.lastTrouble()
                    .filter(
                            trouble ->
                                    status.health()
                                            .filter(now -> now.explanation().equals(trouble.text()))
                                            .isEmpty());
        }

        /** {@code up}, {@code degraded}, {@code down} or {@code away}. */
        String tone() {
            if (!status.present()) {
                return "away";
            }
            return status.health()
                    .map(ChannelHealth::state)
                    .orElse(ChannelHealth.State.UP)
                    .name()
                    .toLowerCase(Locale.ROOT);
        }
    }
}
