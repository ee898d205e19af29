// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;

/**
 * Which way a call goes: hours and holidays first, then greeting and menu (FJ-018, FJ-023, YK-091).
 * The dialplan reads the answer from {@code MADOGUCHI_NEXT}; without one it finds its own way.
 */
final class Menu implements AgiScript {
    private static final int WAIT_MILLIS = 5000;
    private static final int TIMES = 2;

    private final PhoneSettings settings;
    private final ZoneId zone;
    private final Clock clock;

    Menu(PhoneSettings settings, ZoneId zone, Clock clock) {
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public void service(AgiRequest request, AgiChannel channel) throws AgiException {
        if (!settings.hours().isOpen(ZonedDateTime.now(clock).withZoneSameInstant(zone))) {
            channel.setVariable("MADOGUCHI_NEXT", "closed");
            return;
        }
        channel.answer();
        String welcome = channel.getFullVariable("${MADOGUCHI_SOUNDS}") + "/welcome";
        channel.setVariable("MADOGUCHI_QUEUE", queue(channel, welcome));
        channel.setVariable("MADOGUCHI_NEXT", "queue");
    }

    private String queue(AgiChannel channel, String welcome) throws AgiException {
        if (settings.menu().isEmpty()) {
            channel.streamFile(welcome);
            return settings.queues().get(0);
        }
        for (int time = 0; time < TIMES; time++) {
            String pressed = channel.getData(welcome, WAIT_MILLIS, 1);
            PhoneSettings.Choice choice = settings.menu().get(pressed == null ? "" : pressed);
            if (choice != null) {
                channel.setVariable("MADOGUCHI_CHOICE", choice.digit());
                return choice.queue();
            }
        }
        // who presses nothing is not sent away
        return settings.queues().get(0);
    }
}
