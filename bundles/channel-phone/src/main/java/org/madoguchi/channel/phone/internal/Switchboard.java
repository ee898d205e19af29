// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.asteriskjava.manager.action.DbDelTreeAction;
import org.asteriskjava.manager.action.DbPutAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;
import org.madoguchi.platform.asterisk.AmiConnection;
import org.madoguchi.platform.asterisk.AmiErrorException;
import org.madoguchi.platform.asterisk.AmiListener;
import org.madoguchi.platform.asterisk.AmiTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows Asterisk: at the beginning of each session it puts the desk's picture right, then reports
 * event by event. All on the session's one thread.
 */
final class Switchboard implements AmiListener {
    private static final Logger log = LoggerFactory.getLogger(Switchboard.class);
    private static final Duration LIMIT = Duration.ofSeconds(4);

    /** So far ahead the dialplan knows the hours when the desk is down. */
    private static final int DAYS_AHEAD = 31;

    /** In Asterisk's database: NUMBER/way and NUMBER/YYYYMMDD. */
    private static final String NUMBERS = "madoguchi-line";

    private final PhoneSettings settings;
    private final CallReports reports;
    private final CallReporter reporter;
    private final PhoneHealth health;
    private final CallMapper mapper;
    private final ZoneId zone;
    private final Clock clock;

    private AmiConnection asterisk;
    private AsteriskPhones phones;

    Switchboard(
            PhoneSettings settings,
            CallReports reports,
            CallReporter reporter,
            PhoneHealth health,
            ZoneId zone,
            Clock clock) {
        this.settings = settings;
        this.reports = reports;
        this.reporter = reporter;
        this.health = health;
        this.zone = zone;
        this.clock = clock;
        this.mapper = new CallMapper(settings.entrances(), zone, clock);
    }

    /** Before the session is opened. */
    void follow(AmiConnection connection, AsteriskPhones system) {
        asterisk = connection;
        phones = system;
    }

    @Override
    public void connected() {
        boolean seen = false;
        // when the session breaks the next one begins anew
        while (!seen && asterisk.isConnected()) {
            try {
                look();
                seen = true;
                health.connected();
            } catch (IOException | RejectedException e) {
                log.debug("{}: could not look at Asterisk", settings.id(), e);
            }
        }
    }

    private void look() throws IOException {
        Instant now = clock.instant();
        var waiting =
                asterisk.collect(new QueueStatusAction(), LIMIT).stream()
                        .filter(QueueEntryEvent.class::isInstance)
                        .map(QueueEntryEvent.class::cast)
                        .toList();
        List<CoreShowChannelEvent> channels = phones.channels();
        mapper.startOver(ids(Survey.citizens(channels)));
        missed().forEach(reporter::report);
        Survey.facts(now, waiting, channels).forEach(reporter::report);
        reporter.afterwards(() -> reports.survey(settings.id(), now, ids(channels)));
        tellHours(now);
    }

    /** What happened while nobody listened, as far as Asterisk wrote it down. */
    private List<CallEvent> missed() {
        if (settings.queueLog().isEmpty()) {
            return List.of();
        }
        AtomicReference<Optional<Instant>> heard = new AtomicReference<>(Optional.empty());
        reporter.afterwards(() -> heard.set(reports.newest(settings.id())));
        try {
            List<CallEvent> missed =
                    heard.get().isEmpty()
                            ? List.of()
                            : QueueLog.since(settings.queueLog().get(), heard.get().get());
            health.queueLogRead();
            return missed;
        } catch (IOException e) {
            health.queueLogUnreadable(e);
            return List.of();
        }
    }

    private static Set<String> ids(List<CoreShowChannelEvent> channels) {
        return channels.stream().map(CoreShowChannelEvent::getUniqueid).collect(Collectors.toSet());
    }

    /** The dialplan goes on by these when the desk is not there. */
    private void tellHours(Instant now) throws IOException {
        Entrances entrances = settings.entrances();
        tellDays("madoguchi-day", "", entrances.main(), now);
        // a number that has no entrance of its own any more comes by the main one
        forgetNumbers();
        for (Map.Entry<String, Entrance> number : entrances.ofNumbers().entrySet()) {
            String line = number.getKey() + "/";
            Entrance entrance = number.getValue();
            tell(NUMBERS, line + "way", entrance.way());
            tellDays(NUMBERS, line, entrance, now);
        }
    }

    private void forgetNumbers() throws IOException {
        try {
            DbDelTreeAction forget = new DbDelTreeAction();
            forget.setFamily(NUMBERS);
            asterisk.send(forget, LIMIT);
        } catch (AmiErrorException e) {
            log.debug("{}: no number had an entrance of its own", settings.id(), e);
        }
    }

    private void tellDays(String family, String before, Entrance entrance, Instant now)
            throws IOException {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int day = 0; day < DAYS_AHEAD; day++) {
            LocalDate date = today.plusDays(day);
            tell(
                    family,
                    before + date.toString().replace("-", ""),
                    digits(settings.entrances().on(entrance, date)));
        }
    }

    private void tell(String family, String key, String value) throws IOException {
        asterisk.send(new DbPutAction(family, key, value), LIMIT);
    }

    /** The dialplan knows of no pause at noon. */
    private static String digits(List<OpeningHours.Span> spans) {
        if (spans.isEmpty()) {
            return "closed";
        }
        LocalTime end =
                spans.stream()
                        .map(OpeningHours.Span::to)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        // the last minute of a day ends at 24:00
        String to = end.getSecond() == 59 ? "2400" : digits(end.toString());
        return digits(spans.get(0).from().toString()) + "-" + to;
    }

    private static String digits(String time) {
        return time.substring(0, 5).replace(":", "");
    }

    @Override
    public void event(ManagerEvent event) {
        mapper.map(event).forEach(reporter::report);
    }

    @Override
    public void disconnected(AmiTrouble trouble) {
        health.disconnected(trouble);
    }
}
