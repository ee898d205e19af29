// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Duration;

/** How Asterisk writes the age of a channel: {@code HH:MM:SS}. */
final class Durations {
    private Durations() {}

    static Duration of(String written) {
        if (written == null || !written.matches("\\d{2,5}:\\d{2}:\\d{2}")) {
            return Duration.ZERO;
        }
        String[] parts = written.split(":");
        return Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusSeconds(Long.parseLong(parts[2]));
    }
}
