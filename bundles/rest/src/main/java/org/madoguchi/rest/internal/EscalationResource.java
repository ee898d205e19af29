// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.cases.CaseFollowUps;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/escalations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "escalations", description = "所管課への照会 / Cases that were handed to a department")
public final class EscalationResource implements PrivateResource {
    private final Cases cases;
    private final CaseFollowUps followUps;

    @Activate
    public EscalationResource(@Reference Cases cases, @Reference CaseFollowUps followUps) {
        this.cases = cases;
        this.followUps = followUps;
    }

    @POST
    @Path("answer")
    @Operation(
            summary = "The department's answer to the citizen",
            description = "It is submitted for approval.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response answer(
            @PathParam("id") String id, CaseResource.ReplyInput input, @Context WebContext web) {
        EscalationId escalation = Inputs.pathId(id, EscalationId::new);
        return Created.at(
                "/api/v1/escalations/" + escalation,
                cases.answerEscalation(
                        web.actor(), escalation, Inputs.required("body", input).reply()));
    }

    @POST
    @Path("return")
    @Operation(summary = "The department sends the case back to the desk")
    public void sendBack(@PathParam("id") String id, ReasonInput input, @Context WebContext web) {
        cases.returnEscalation(
                web.actor(),
                Inputs.pathId(id, EscalationId::new),
                Inputs.required("body", input).reason());
    }

    @POST
    @Path("remind")
    @Operation(summary = "Remind the department by mail that it owes an answer")
    public void remind(@PathParam("id") String id, @Context WebContext web) {
        followUps.remind(web.actor(), Inputs.pathId(id, EscalationId::new));
    }

    @POST
    @Path("result")
    @Operation(
            summary = "Write down what the department said by telephone or elsewhere",
            description = "The request is answered, and the case is the desk's again.")
    public void result(@PathParam("id") String id, ResultInput input, @Context WebContext web) {
        followUps.recordResult(
                web.actor(),
                Inputs.pathId(id, EscalationId::new),
                Inputs.required("body", input).result());
    }

    public record ResultInput(String result) {
        public ResultInput {
            result = Inputs.text("result", result, CaseFollowUps.LONGEST_RESULT);
        }
    }

    public record ReasonInput(String reason) {
        public ReasonInput {
            reason = Inputs.text("reason", reason, 2_000);
        }
    }
}
