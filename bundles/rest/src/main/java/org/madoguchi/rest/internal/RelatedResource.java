// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.RelatedCases;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/cases/{id}/related")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件 / The desk's cases")
public final class RelatedResource implements PrivateResource {
    private final RelatedCases related;

    @Activate
    public RelatedResource(@Reference RelatedCases related) {
        this.related = related;
    }

    @PUT
    @Path("{other}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Say that two cases have to do with each other")
    public void link(
            @PathParam("id") String id, @PathParam("other") String other, @Context WebContext web) {
        related.link(web.actor(), Inputs.pathCase(id), Inputs.pathCase(other));
    }

    @DELETE
    @Path("{other}")
    @Operation(summary = "Take the link away")
    public void unlink(
            @PathParam("id") String id, @PathParam("other") String other, @Context WebContext web) {
        related.unlink(web.actor(), Inputs.pathCase(id), Inputs.pathCase(other));
    }

    @POST
    @Path("merge")
    @Operation(
            summary = "Make this case part of another one",
            description =
                    "All messages, notes, hand-overs and drafts move, and so does what arrives"
                            + " later. This case is closed as a duplicate and stays closed.")
    public void merge(@PathParam("id") String id, MergeInput input, @Context WebContext web) {
        MergeInput wanted = Inputs.required("body", input);
        related.merge(web.actor(), Inputs.pathCase(id), Inputs.caseId("into", wanted.into()));
    }

    @POST
    @Path("split")
    @Operation(
            summary = "Open a case of its own for a message of the citizen",
            description = "Not for the message that has opened the case.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response split(@PathParam("id") String id, SplitInput input, @Context WebContext web) {
        SplitInput wanted = Inputs.required("body", input);
        CaseId opened =
                related.split(
                        web.actor(), Inputs.id("message", wanted.message(), InteractionId::new));
        return Created.at("/api/v1/cases/" + opened, opened);
    }

    public record MergeInput(@Schema(required = true) String into) {}

    public record SplitInput(@Schema(required = true) String message) {}
}
