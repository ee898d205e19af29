// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.madoguchi.channel.phone.internal.Entrance.Choice;

/**
 * Which way a call goes: the entrance of the number that was dialled, its hours and holidays, then
 * greeting and menu, or menus one below the other (FJ-018, FJ-023, ST-024, YK-091, YK-147). The
 * dialplan reads the answer from {@code MADOGUCHI_NEXT}; without one it finds its own way.
 */
final class Menu implements AgiScript {
    private static final int WAIT_MILLIS = 5000;
    private static final int TIMES = 2;

    /** So many menus one below the other at most: they may lead back to each other. */
    private static final int DEEPEST = 5;

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
        ZonedDateTime now = ZonedDateTime.now(clock).withZoneSameInstant(zone);
        enter(settings.entrances().at(line(request), now), now, List.of(), channel);
    }

    private static String line(AgiRequest request) {
        String line = request.getParameter("line");
        return line == null ? "" : line;
    }

    /**
     * @param chosen in the menus before this entrance
     */
    private void enter(
            Entrance entrance, ZonedDateTime now, List<String> chosen, AgiChannel channel)
            throws AgiException {
        if (!entrance.hours().isOpen(now)) {
            channel.setVariable("MADOGUCHI_CLOSED", entrance.closed());
            tell(channel, "closed");
        } else if (entrance.onlyAnnounces()) {
            channel.setVariable("MADOGUCHI_ANNOUNCEMENT", entrance.greeting());
            tell(channel, "announce");
        } else {
            greet(entrance, now, chosen, channel);
        }
    }

    private static void tell(AgiChannel channel, String next) throws AgiException {
        channel.setVariable("MADOGUCHI_NEXT", next);
    }

    private void greet(
            Entrance entrance, ZonedDateTime now, List<String> before, AgiChannel channel)
            throws AgiException {
        channel.answer();
        Optional<Choice> choice = chosen(entrance, channel);
        List<String> chosen = new ArrayList<>(before);
        choice.map(Choice::digit).map(entrance::named).ifPresent(chosen::add);
        if (choice.isPresent()) {
            channel.setVariable("MADOGUCHI_CHOICE", String.join(Entrances.STEP, chosen));
        }
        Optional<Choice> further =
                choice.filter(Choice::leadsOn).filter(one -> chosen.size() < DEEPEST);
        if (further.isPresent()) {
            enter(settings.entrances().named(further.get().further()), now, chosen, channel);
        } else {
            // who presses nothing is not sent away
            channel.setVariable(
                    "MADOGUCHI_QUEUE",
                    choice.filter(one -> !one.leadsOn())
                            .map(Choice::target)
                            .orElse(entrance.queue()));
            tell(channel, "queue");
        }
    }

    /** The greeting is the menu, too, when there is one. */
    private Optional<Choice> chosen(Entrance entrance, AgiChannel channel) throws AgiException {
        String greeting =
                channel.getFullVariable("${MADOGUCHI_SOUNDS}") + "/" + entrance.greeting();
        if (entrance.menu().isEmpty()) {
            channel.streamFile(greeting);
            return Optional.empty();
        }
        for (int time = 0; time < TIMES; time++) {
            String pressed = channel.getData(greeting, WAIT_MILLIS, 1);
            Choice choice = entrance.menu().get(pressed == null ? "" : pressed);
            if (choice != null) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
