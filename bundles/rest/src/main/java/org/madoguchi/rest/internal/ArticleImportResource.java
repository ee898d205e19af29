// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/articles/import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "articles", description = "FAQ 記事 / FAQ articles")
public final class ArticleImportResource implements PrivateResource {
    private static final String ACT = "WRITE (drafts), PUBLISH or REMOVE";

    private final ArticleTransfer transfer;

    @Activate
    public ArticleImportResource(@Reference ArticleTransfer transfer) {
        this.transfer = transfer;
    }

    @POST
    @Path("check")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Look at a CSV file (form field file) and list every problem by line",
            description = "Changes nothing.")
    public ArticleTransfer.Report check(
            @Parameter(description = ACT) @QueryParam("act") @DefaultValue("WRITE") String act,
            @Parameter(hidden = true) FormData form,
            @Context WebContext web) {
        return transfer.check(web.actor(), file(form).content(), act(act));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Import a CSV file (form field file), all or nothing",
            description = "Runs in the background; Location tells how far it is.")
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = ArticleTransfer.Progress.class)))
    public Response start(
            @Parameter(description = ACT) @QueryParam("act") @DefaultValue("WRITE") String act,
            @Parameter(hidden = true) FormData form,
            @Context WebContext web) {
        ArticleTransfer.JobId job = transfer.start(web.actor(), file(form).content(), act(act));
        return Response.accepted(progress(job, web))
                .header("Location", "/api/v1/articles/import/" + job.value())
                .build();
    }

    @GET
    @Path("{job}")
    @Operation(summary = "How far an import is, and what came of it; kept for a day")
    public ArticleTransfer.Progress progress(
            @PathParam("job") String job, @Context WebContext web) {
        return progress(Inputs.pathId(job, ArticleTransfer.JobId::new), web);
    }

    private ArticleTransfer.Progress progress(ArticleTransfer.JobId job, WebContext web) {
        return transfer.progress(web.actor(), job)
                .orElseThrow(() -> new NotFoundException("no import " + job.value()));
    }

    private static ArticleTransfer.Act act(String act) {
        return Inputs.constant("act", ArticleTransfer.Act.class, act);
    }

    private static Attachment file(FormData form) {
        return Inputs.required("file", form).files("file").stream()
                .findFirst()
                .orElseThrow(() -> Words.rejection("input.missing", "file"));
    }
}
