// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.madoguchi.api.channel.EmailAddress;

/** Checked configuration; see {@link OperationsConfig} for the meaning. */
record AlarmSettings(
        List<EmailAddress> mail,
        Duration channelPatience,
        int diskPercent,
        int outbox,
        int errors,
        int lockouts) {
    AlarmSettings {
        mail = List.copyOf(mail);
    }

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static AlarmSettings from(OperationsConfig config) {
        return new AlarmSettings(
                Arrays.stream(config.alarm_mail())
                        // the file's reader leaves lists as they are written
                        .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                        .filter(address -> !address.isEmpty())
                        .map(AlarmSettings::address)
                        .toList(),
                Duration.ofMinutes(
                        number("alarm.channel.minutes", config::alarm_channel_minutes, 1440)),
                number("alarm.disk.percent", config::alarm_disk_percent, 90),
                number("alarm.outbox", config::alarm_outbox, 1_000_000),
                number("alarm.errors", config::alarm_errors, 1_000_000),
                number("alarm.lockouts", config::alarm_lockouts, 100_000));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.read(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "etc/org.madoguchi.operations.cfg: alarm.mail has"
                                                + " something that is no mail address; write"
                                                + " addresses separated by commas"));
    }

    private static int number(String key, IntSupplier value, int most) {
        int number;
        try {
            number = value.getAsInt();
        } catch (RuntimeException e) {
            // the container throws when the file's text is no number
            throw wrong(key, most);
        }
        if (number < 1 || number > most) {
            throw wrong(key, most);
        }
        return number;
    }

    private static IllegalArgumentException wrong(String key, int most) {
        return new IllegalArgumentException(
                "etc/org.madoguchi.operations.cfg: write a number from 1 to "
                        + most
                        + " for "
                        + key);
    }
}
