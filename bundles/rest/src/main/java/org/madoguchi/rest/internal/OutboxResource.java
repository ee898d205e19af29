// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/outbox")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "outbox", description = "送信待ちと不達 / Messages that wait to leave, and dead letters")
public final class OutboxResource implements PrivateResource {
    private final Outbox outbox;

    @Activate
    public OutboxResource(@Reference Outbox outbox) {
        this.outbox = outbox;
    }

    @GET
    @Operation(summary = "List the outbox, newest first")
    public Listing<OutboxEntry> list(
            @Parameter(
                            description = "Only these states; all when there is none",
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = OutboxState.class)))
                    @QueryParam("state")
                    List<String> states,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        Set<OutboxState> wanted =
                states.isEmpty()
                        ? EnumSet.allOf(OutboxState.class)
                        : states.stream()
                                .map(state -> Inputs.constant("state", OutboxState.class, state))
                                .collect(Collectors.toSet());
        return Listing.of(
                outbox.list(web.actor(), wanted, Inputs.page(offset, limit)), uri, response);
    }

    @POST
    @Path("{id}/resend")
    @Operation(summary = "Send a failed or uncertain message again")
    public void resend(@PathParam("id") String id, @Context WebContext web) {
        outbox.resend(web.actor(), Inputs.pathId(id, OutboundId::new));
    }

    @POST
    @Path("{id}/confirm")
    @Operation(summary = "Note that an uncertain message has arrived, as somebody found out")
    public void confirm(@PathParam("id") String id, @Context WebContext web) {
        outbox.confirm(web.actor(), Inputs.pathId(id, OutboundId::new));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Give up a message that has not left")
    public void cancel(@PathParam("id") String id, @Context WebContext web) {
        outbox.cancel(web.actor(), Inputs.pathId(id, OutboundId::new));
    }
}
