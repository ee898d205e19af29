// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.madoguchi.api.alarm.ProgramLog;
import org.madoguchi.api.alarm.ProgramLog.Level;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Warnings and errors of the programs, for whoever runs them (FJ-220). */
@Path(ProgramLogPage.PATH)
@Component(service = PrivateResource.class)
public final class ProgramLogResource implements PrivateResource {
    private static final int USUAL_DAYS = 3;
    private static final int LONGEST_SOURCE = 100;

    private final Screens screens;
    private final Clock clock = Clock.systemUTC();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ProgramLog log;

    @Activate
    public ProgramLogResource(@Reference Screens screens) {
        this.screens = screens;
    }

    @GET
    public View show(
            @QueryParam("level") String level,
            @QueryParam("source") String source,
            @QueryParam("first") String first,
            @QueryParam("last") String last,
            @Context WebContext web) {
        web.actor().require(Permission.CHANNEL_OPERATE);
        Screen screen = screens.of(web, "channels");
        LocalDate today = LocalDate.now(clock.withZone(web.timeZone()));
        LocalDate end = SurveySpan.date(last).orElse(today);
        LocalDate begin =
                SurveySpan.date(first)
                        .filter(day -> !day.isAfter(end))
                        .orElse(end.minusDays(USUAL_DAYS - 1L));
        String part = source == null ? "" : source.strip();
        ProgramLog.Query query =
                new ProgramLog.Query(
                        FaqFilter.constant(Level.class, String.valueOf(level)).orElse(Level.WARN),
                        part.substring(0, Math.min(part.length(), LONGEST_SOURCE)),
                        screen.words().startOf(begin),
                        screen.words().startOf(end.plusDays(1)));
        return Screens.view(
                "programLog.jte",
                "page",
                new ProgramLogPage(
                        screen, query.least(), query.source(), begin, end, found(web, query)));
    }

    private ProgramLog.Lines found(WebContext web, ProgramLog.Query query) {
        ProgramLog present = log;
        return present == null
                ? new ProgramLog.Lines(List.of(), false)
                : present.read(web.actor(), query);
    }
}
