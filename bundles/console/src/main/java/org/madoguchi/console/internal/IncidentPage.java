// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Incident.Report;
import org.madoguchi.web.FormData;

/**
 * One record of an incident as the fields of the page hold it (ST-225).
 *
 * @param id 0 for a new one
 * @param from and until: as browsers have times
 */
record IncidentPage(
        Screen screen,
        long id,
        Incident.Kind kind,
        String from,
        String until,
        String reason,
        Report report,
        Optional<LocalizedText> problem) {
    /** Keys of what the columns of a file are called. */
    static final List<String> COLUMNS =
            List.of(
                    "incident.kind",
                    "incident.from",
                    "incident.until",
                    "incident.reason",
                    "incident.effect",
                    "incident.cause",
                    "incident.measures",
                    "incident.state");

    private static final Report UNKNOWN = new Report("", "", "", Incident.State.OPEN);

    static List<Object> cells(Screen screen, Incident incident) {
        Report report = incident.report();
        return List.of(
                screen.name("incident", incident.kind()),
                screen.words().exactTime(incident.from()),
                screen.words().exactTime(incident.until()),
                incident.reason(),
                report.effect(),
                report.cause(),
                report.measures(),
                screen.name("incident.state", report.state()));
    }

    static IncidentPage blank(Screen screen, String reason, String from) {
        return new IncidentPage(
                screen, 0, Incident.Kind.FAULT, from, "", reason, UNKNOWN, Optional.empty());
    }

    static IncidentPage of(Screen screen, Incident known) {
        return new IncidentPage(
                screen,
                known.id(),
                known.kind(),
                screen.words().typed(known.from()),
                screen.words().typed(known.until()),
                known.reason(),
                known.report(),
                Optional.empty());
    }

    static IncidentPage read(Screen screen, long id, FormData sent) {
        return new IncidentPage(
                screen,
                id,
                FaqFilter.constant(Incident.Kind.class, sent.text("kind"))
                        .orElse(Incident.Kind.FAULT),
                sent.text("from"),
                sent.text("until"),
                sent.text("reason"),
                new Report(
                        sent.text("effect"),
                        sent.text("cause"),
                        sent.text("measures"),
                        FaqFilter.constant(Incident.State.class, sent.text("state"))
                                .orElse(Incident.State.OPEN)),
                Optional.empty());
    }

    IncidentPage refused(LocalizedText why) {
        return new IncidentPage(screen, id, kind, from, until, reason, report, Optional.of(why));
    }

    Incident incident(Instant begin, Instant end) {
        return new Incident(id, kind, begin, end, reason, report);
    }

    boolean isNew() {
        return id == 0;
    }
}
