// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelStatus;

/** What is wrong, judged by figures that others have read. */
final class Inspection {
    private final AlarmSettings settings;
    private final Instant now;
    private final Map<String, LocalizedText> found = new TreeMap<>();

    Inspection(AlarmSettings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    Map<String, LocalizedText> found() {
        return found;
    }

    void channels(List<ChannelStatus> channels) {
        for (ChannelStatus channel : channels) {
            String id = channel.descriptor().id().value();
            trouble(channel)
                    .ifPresent(
                            why -> {
                                LocalizedText name = channel.descriptor().name();
                                LocalizedText ja = text("alarm.channel", name.ja(), why.ja());
                                LocalizedText en = text("alarm.channel", name.en(), why.en());
                                found.put("channel " + id, new LocalizedText(ja.ja(), en.en()));
                            });
            if (channel.waiting() >= settings.outbox()) {
                LocalizedText name = channel.descriptor().name();
                found.put(
                        "outbox " + id,
                        new LocalizedText(
                                text("alarm.outbox", name.ja(), channel.waiting()).ja(),
                                text("alarm.outbox", name.en(), channel.waiting()).en()));
            }
        }
    }

    /** A channel that somebody has taken out on purpose is no trouble. */
    private Optional<LocalizedText> trouble(ChannelStatus channel) {
        return channel.health()
                .filter(health -> channel.present())
                .filter(health -> health.state() != ChannelHealth.State.UP)
                .filter(health -> !now.isBefore(health.since().plus(settings.channelPatience())))
                .map(ChannelHealth::explanation);
    }

    void disk(long free, long total) {
        if (total > 0 && free * 100.0 / total < settings.diskPercent()) {
            found.put("disk", text("alarm.disk", free * 100 / total, free >> 20));
        }
    }

    void errors(long count) {
        if (count >= settings.errors()) {
            found.put("errors", text("alarm.errors", count));
        }
    }

    void lockouts(long count) {
        if (count >= settings.lockouts()) {
            found.put("lockouts", text("alarm.lockouts", count));
        }
    }

    void backup(BackupStanding backups) {
        backups.failure()
                .ifPresent(
                        why -> {
                            LocalizedText ja = text("alarm.backup", why.ja());
                            LocalizedText en = text("alarm.backup", why.en());
                            found.put("backup", new LocalizedText(ja.ja(), en.en()));
                        });
        if (backups.overdue()) {
            found.putIfAbsent("backup", text("alarm.backup-overdue"));
        }
    }

    void auditBroken() {
        found.put("audit", text("alarm.audit"));
    }

    void databaseDown() {
        found.put("database", text("alarm.database"));
    }

    static LocalizedText text(String key, Object... arguments) {
        return LocalizedText.from(Inspection.class, key, arguments);
    }
}
