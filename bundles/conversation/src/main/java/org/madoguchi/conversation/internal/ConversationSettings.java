// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.city.OpeningHours;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The checked configuration. A wrong value stops the module with a sentence that names it. */
@Component(service = ConversationSettings.class, configurationPid = ConversationSettings.PID)
@Designate(ocd = ConversationConfig.class)
public final class ConversationSettings {
    static final String PID = "org.madoguchi.conversation";

    /** Every day alike, as it could be written before days could be told apart. */
    private static final String EVERY_DAY = "\\d{1,2}:\\d{2}\\s*-\\s*\\d{1,2}:\\d{2}";

    private final LocalizedText shown;
    private final OpeningHours hours;
    private final int roomsMax;
    private final Duration idle;
    private final Duration patience;

    @Activate
    public ConversationSettings(ConversationConfig config) {
        String written = config.hours().strip();
        String days = written.isEmpty() ? "mon-sun 00:00-24:00" : written;
        boolean alike = written.matches(EVERY_DAY);
        try {
            hours =
                    OpeningHours.parse(
                            alike ? "mon-sun " + days : days,
                            String.join(",", config.holidays()),
                            String.join("; ", config.special()));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "hours",
                    written,
                    "write hours = 08:00-21:00 or mon-fri 08:30-17:15; sat 09:00-12:00 or nothing"
                            + " for always, holidays = national, 12-29, special = 2026-12-28"
                            + " 09:00-12:00: "
                            + e.getMessage(),
                    e);
        }
        shown =
                alike || written.isEmpty()
                        ? new LocalizedText(written, written)
                        : new LocalizedText(
                                hours.written(Locale.JAPANESE).replace("\n", "、"),
                                hours.written(Locale.ENGLISH).replace("\n", ", "));
        roomsMax = within("rooms.max", config.rooms_max(), 1, 100_000);
        idle = Duration.ofMinutes(within("idle.minutes", config.idle_minutes(), 1, 1_440));
        patience =
                Duration.ofSeconds(
                        within(
                                "operator.patience.seconds",
                                config.operator_patience_seconds(),
                                5,
                                3_600));
    }

    /** For readers, without days off; empty when the desk is always open. */
    LocalizedText hours() {
        return shown;
    }

    boolean isOpenAt(ZonedDateTime time) {
        return hours.isOpen(time);
    }

    int roomsMax() {
        return roomsMax;
    }

    Duration idle() {
        return idle;
    }

    Duration patience() {
        return patience;
    }

    private static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw wrong(key, Integer.toString(value), "write " + min + " to " + max, null);
        }
        return value;
    }

    private static IllegalArgumentException wrong(
            String key, String value, String remedy, Exception cause) {
        return new IllegalArgumentException(
                "etc/" + PID + ".cfg: " + key + " = " + value + "; " + remedy, cause);
    }
}
