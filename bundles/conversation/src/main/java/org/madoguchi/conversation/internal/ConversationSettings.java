// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The checked configuration. A wrong value stops the module with a sentence that names it. */
@Component(service = ConversationSettings.class, configurationPid = ConversationSettings.PID)
@Designate(ocd = ConversationConfig.class)
public final class ConversationSettings {
    static final String PID = "org.madoguchi.conversation";

    private final String hours;
    private final LocalTime opens;
    private final LocalTime closes;
    private final int roomsMax;
    private final Duration idle;
    private final Duration patience;

    @Activate
    public ConversationSettings(ConversationConfig config) {
        hours = config.hours().strip();
        try {
            String[] ends = hours.isEmpty() ? new String[] {"00:00", "24:00"} : hours.split("-");
            opens = LocalTime.parse(ends[0].strip());
            String end = ends[1].strip();
            closes = end.equals("24:00") ? LocalTime.MAX : LocalTime.parse(end);
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw wrong("hours", hours, "write it like 08:00-21:00, or nothing for always", e);
        }
        if (!opens.isBefore(closes)) {
            throw wrong("hours", hours, "the end must be later than the beginning", null);
        }
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

    /** As configured, empty when the desk is always open. */
    String hours() {
        return hours;
    }

    boolean isOpenAt(LocalTime time) {
        return !time.isBefore(opens) && time.isBefore(closes);
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
