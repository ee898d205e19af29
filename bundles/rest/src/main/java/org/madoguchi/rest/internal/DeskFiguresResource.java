// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.Spread;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.DeskFigures.CallHour;
import org.madoguchi.api.figures.DeskFigures.CallShare;
import org.madoguchi.api.figures.DeskFigures.Day;
import org.madoguchi.api.figures.DeskFigures.WeekHour;
import org.madoguchi.api.figures.FigureRow;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.telephony.CallCounts.Transferred;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the console's page of figures shows. */
@Component(service = PrivateResource.class)
@Path("/api/v1/figures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "figures", description = "案件の集計 / Figures of cases over a period")
public final class DeskFiguresResource implements PrivateResource {
    private static final String FIRST = "First day, included, such as 2026-11-01";
    private static final String LAST = "Last day, included; at most ten years later";
    private static final int HALF = 50;
    private static final int MOST = 90;

    private final DeskFigures figures;

    @Activate
    public DeskFiguresResource(@Reference DeskFigures figures) {
        this.figures = figures;
    }

    /**
     * CountedCases of a group of cases; minutes are null where nothing was timed.
     *
     * @param handedOn a department was asked about them in the period
     * @param open at the end of the period
     * @param answerMedianMinutes until the first answer left
     */
    public record CountedCases(
            long received,
            long closed,
            long closedAtFirstLine,
            long handedOn,
            long open,
            Long answerMedianMinutes,
            Long answer90PercentMinutes,
            Long closingMedianMinutes,
            Long closing90PercentMinutes,
            Long departmentMedianMinutes,
            Long department90PercentMinutes) {
        static CountedCases of(CaseCount count) {
            return new CountedCases(
                    count.received(),
                    count.closed(),
                    count.closedAlone(),
                    count.handedOn(),
                    count.open(),
                    minutes(count.toAnswer(), HALF),
                    minutes(count.toAnswer(), MOST),
                    minutes(count.toClosing(), HALF),
                    minutes(count.toClosing(), MOST),
                    minutes(count.atDepartments(), HALF),
                    minutes(count.atDepartments(), MOST));
        }

        private static Long minutes(Spread spread, int percent) {
            return spread.within(percent).map(Duration::toMinutes).orElse(null);
        }
    }

    /**
     * A line of a table.
     *
     * @param kind GROUP; NONE: cases without any; CALLS: calls and not cases
     */
    public record CountedGroup(
            String kind, String key, LocalizedText name, int level, CountedCases counts) {
        static CountedGroup of(FigureRow row) {
            return new CountedGroup(
                    row.kind().name(),
                    row.key().orElse(null),
                    row.name(),
                    row.level(),
                    CountedCases.of(row.count()));
        }
    }

    @GET
    @Path("total")
    @Operation(summary = "All cases of a period together")
    public CountedCases total(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return CountedCases.of(figures.total(web.actor(), Inputs.period(first, last)));
    }

    @GET
    @Path("by")
    @Operation(
            summary = "Cases of a period in groups",
            description =
                    "split: CHANNEL, TOPIC, DEPARTMENT, REASON, OUTCOME, ASSIGNEE, TEAM,"
                            + " LANGUAGE, ARTICLE or DISTRICT. Groups of TOPIC, DEPARTMENT and REASON do not add up: a"
                            + " case may be in several.")
    public Listing<CountedGroup> by(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Parameter(required = true) @QueryParam("split") String split,
            @Parameter(description = "Id of a topic: only this one and what is below it")
                    @QueryParam("topic")
                    String topic,
            @Context WebContext web) {
        return Listing.whole(
                figures
                        .rows(
                                web.actor(),
                                Inputs.period(first, last),
                                Inputs.constant("split", Split.class, split),
                                topic == null
                                        ? Optional.empty()
                                        : Optional.of(Inputs.pathId(topic, TopicId::new)))
                        .stream()
                        .map(CountedGroup::of)
                        .toList());
    }

    @GET
    @Path("days")
    @Operation(summary = "Every day of a period")
    public Listing<Day> days(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return Listing.whole(figures.days(web.actor(), Inputs.period(first, last)));
    }

    @GET
    @Path("week")
    @Operation(summary = "Received cases by day of the week and hour (the city's clock)")
    public Listing<WeekHour> week(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return Listing.whole(figures.week(web.actor(), Inputs.period(first, last)));
    }

    @GET
    @Path("call-week")
    @Operation(summary = "Calls that arrived by day of the week and hour (the city's clock)")
    public Listing<WeekHour> callWeek(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return Listing.whole(figures.callWeek(web.actor(), Inputs.period(first, last)));
    }

    /**
     * CountedCalls that arrived in one hour of the day.
     *
     * @param atOnce answered within ten seconds
     */
    public record CountedCalls(
            int hour,
            long calls,
            long answered,
            long atOnce,
            long abandoned,
            long overflow,
            long announcement,
            long waitedSeconds,
            long talkedSeconds) {
        static CountedCalls of(CallHour hour) {
            return new CountedCalls(
                    hour.hour(),
                    hour.calls(),
                    hour.answered(),
                    hour.atOnce(),
                    hour.abandoned(),
                    hour.overflow(),
                    hour.announcement(),
                    hour.waited().toSeconds(),
                    hour.talked().toSeconds());
        }
    }

    @GET
    @Path("calls")
    @Operation(
            summary = "Calls by hour of the day (0 to 23, the city's clock), all days together",
            description = "Seconds are those of the answered calls together")
    public Listing<CountedCalls> calls(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return Listing.whole(
                figures.calls(web.actor(), Inputs.period(first, last)).stream()
                        .map(CountedCalls::of)
                        .toList());
    }

    /**
     * Calls of a queue or an operator; seconds are those of the answered ones together.
     *
     * @param key name of the queue, or number of the user; empty for calls that reached no queue
     */
    public record SharedCalls(
            String key,
            LocalizedText name,
            long calls,
            long answered,
            long atOnce,
            long abandoned,
            long overflow,
            long announcement,
            long waitedSeconds,
            long talkedSeconds) {
        static SharedCalls of(CallShare share) {
            CallHour calls = share.calls();
            return new SharedCalls(
                    share.key(),
                    share.name(),
                    calls.calls(),
                    calls.answered(),
                    calls.atOnce(),
                    calls.abandoned(),
                    calls.overflow(),
                    calls.announcement(),
                    calls.waited().toSeconds(),
                    calls.talked().toSeconds());
        }
    }

    @GET
    @Path("calls-by")
    @Operation(
            summary =
                    "Calls by the queue in which they waited, or by the operator who had them last",
            description = "The most first; of operators answered calls alone")
    public Listing<SharedCalls> shares(
            @Parameter(schema = @Schema(implementation = CallCounts.By.class), required = true)
                    @QueryParam("by")
                    String by,
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return Listing.whole(
                figures
                        .shares(
                                web.actor(),
                                Inputs.period(first, last),
                                Inputs.constant("by", CallCounts.By.class, by))
                        .stream()
                        .map(SharedCalls::of)
                        .toList());
    }

    @GET
    @Path("transfers")
    @Operation(summary = "Where calls were handed on to, the most first")
    public Listing<Transferred> transfers(
            @Parameter(description = FIRST, required = true) @QueryParam("first") String first,
            @Parameter(description = LAST, required = true) @QueryParam("last") String last,
            @Context WebContext web) {
        return Listing.whole(figures.transfers(web.actor(), Inputs.period(first, last)));
    }
}
