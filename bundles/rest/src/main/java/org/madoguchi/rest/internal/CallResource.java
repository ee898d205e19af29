// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallLog;
import org.madoguchi.api.telephony.CallQuery;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "通話履歴 / The log of calls")
public final class CallResource implements PrivateResource {
    private final CallLog log;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CallResource(@Reference CallLog log) {
        this.log = log;
    }

    /**
     * A call as the API shows it.
     *
     * @param number in international form, null when it was withheld
     * @param line number that was dialled, may be empty
     * @param entrance name of the entrance it came in by, may be empty
     * @param menu what was chosen, may be empty
     * @param answeredBy id of who answered
     * @param operator id of who had it last
     * @param disposition code, may be empty
     */
    public record LoggedCall(
            CallId id,
            boolean outgoing,
            Optional<String> number,
            String line,
            String entrance,
            String menu,
            CallState state,
            Optional<Outcome> outcome,
            Instant arrivedAt,
            Optional<Instant> answeredAt,
            Optional<Instant> endedAt,
            long waitedSeconds,
            long talkedSeconds,
            Optional<UserId> answeredBy,
            Optional<UserId> operator,
            Optional<CaseId> caseId,
            String transferredTo,
            String disposition,
            boolean recorded) {
        static LoggedCall of(Call call, Instant now) {
            return new LoggedCall(
                    call.id(),
                    call.outgoing(),
                    Inputs.given(call.party().value()),
                    call.line(),
                    call.entrance(),
                    call.menu(),
                    call.state(),
                    call.outcome(),
                    call.arrivedAt(),
                    call.answeredAt(),
                    call.endedAt(),
                    call.waited(now).toSeconds(),
                    call.talked(now).toSeconds(),
                    call.answeredBy(),
                    call.operator(),
                    call.caseId(),
                    call.transferredTo(),
                    call.disposition(),
                    call.recorded());
        }
    }

    @GET
    @Operation(summary = "Search calls, newest first")
    public Listing<LoggedCall> list(
            @Parameter(description = "When it arrived: ISO 8601 in UTC, inclusive")
                    @QueryParam("from")
                    String from,
            @Parameter(description = "ISO 8601 in UTC, exclusive") @QueryParam("until")
                    String until,
            @Parameter(description = "Id of a user who answered it or had it last")
                    @QueryParam("operator")
                    String operator,
            @Parameter(description = "Part of the citizen's number, as people write it")
                    @QueryParam("number")
                    String number,
            @Parameter(
                            description =
                                    "Part of the choice in the menu, of the entrance's name or of"
                                            + " the number dialled")
                    @QueryParam("topic")
                    String topic,
            @Parameter(
                            description =
                                    "ANSWERED, ABANDONED, LEFT_IN_MENU, OUT_OF_HOURS, OVERFLOW,"
                                            + " NOT_REACHED or ANNOUNCED")
                    @QueryParam("outcome")
                    String outcome,
            @Parameter(description = "INCOMING or OUTGOING") @QueryParam("direction")
                    String direction,
            @Parameter(description = "Only calls of which a recording is kept")
                    @QueryParam("recorded")
                    @DefaultValue("false")
                    boolean recorded,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        CallQuery query =
                new CallQuery(
                        Inputs.given(from).map(time -> Inputs.instant("from", time)),
                        Inputs.given(until).map(time -> Inputs.instant("until", time)),
                        Inputs.given(operator).map(id -> Inputs.id("operator", id, UserId::new)),
                        Inputs.optionalText("number", number, CallQuery.MAX_TEXT),
                        Inputs.optionalText("topic", topic, CallQuery.MAX_TEXT),
                        Inputs.given(outcome)
                                .map(name -> Inputs.constant("outcome", Outcome.class, name)),
                        Inputs.given(direction)
                                .map(
                                        name ->
                                                Inputs.constant(
                                                        "direction",
                                                        CallQuery.Direction.class,
                                                        name)),
                        recorded);
        Instant now = clock.instant();
        return Listing.of(
                log.search(web.actor(), query, Inputs.page(offset, limit))
                        .map(call -> LoggedCall.of(call, now)),
                uri,
                response);
    }
}
