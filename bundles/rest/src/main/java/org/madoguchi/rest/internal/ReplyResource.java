// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/replies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "replies", description = "承認待ちの回答 / Answers that wait for release")
public final class ReplyResource implements PrivateResource {
    private final Cases cases;

    @Activate
    public ReplyResource(@Reference Cases cases) {
        this.cases = cases;
    }

    @POST
    @Path("approve")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Release an answer",
            description =
                    "The author cannot release it. Its concerns must be accepted, each as one"
                            + " parameter `accept`. It leaves when the hold window has passed.")
    public void approve(
            @PathParam("id") String id,
            @QueryParam("accept") List<Concern> accepted,
            @Context WebContext web) {
        cases.approve(web.actor(), Inputs.pathId(id, InteractionId::new), Set.copyOf(accepted));
    }

    @POST
    @Path("recall")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take a released answer back while it is held",
            description =
                    "For its author and for whoever may release it; it waits for release again.")
    public void recall(@PathParam("id") String id, @Context WebContext web) {
        cases.recallReply(web.actor(), Inputs.pathId(id, InteractionId::new));
    }

    @POST
    @Path("return")
    @Operation(summary = "Send an answer back to its author with a remark")
    public void sendBack(@PathParam("id") String id, RemarkInput input, @Context WebContext web) {
        cases.returnReply(
                web.actor(),
                Inputs.pathId(id, InteractionId::new),
                Inputs.required("body", input).remark());
    }

    @POST
    @Path("withdraw")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The author takes an answer back that is not released yet")
    public void withdraw(@PathParam("id") String id, @Context WebContext web) {
        cases.withdrawReply(web.actor(), Inputs.pathId(id, InteractionId::new));
    }

    public record RemarkInput(String remark) {
        public RemarkInput {
            remark = Inputs.text("remark", remark, 2_000);
        }
    }
}
