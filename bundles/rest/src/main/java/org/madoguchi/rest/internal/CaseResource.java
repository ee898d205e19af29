// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.web.Downloads;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件 / The desk's cases")
public final class CaseResource implements PrivateResource {
    private static final int MAX_NOTE = 20_000;
    private static final int MAX_CASE = 1_000_000;

    private final Cases cases;
    private final Submissions submissions;

    @Activate
    public CaseResource(@Reference Cases cases, @Reference Submissions submissions) {
        this.cases = cases;
        this.submissions = submissions;
    }

    @POST
    @Operation(
            summary = "Hand in what a citizen told another system",
            description =
                    "Needs CASE_SUBMIT (role FRONT_SYSTEM). Repeat it with the same Idempotency-Key"
                            + " until there is an answer: the same key of the same account makes one"
                            + " case and answers 200 with it; with other content it is refused"
                            + " (422). A citizen who can be reached by mail gets the note of"
                            + " receipt.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = CaseInput.class)),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA,
                                        schema = @Schema(implementation = CaseWithFiles.class))
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "Taken as a new case; Location names it",
            content = @Content(schema = @Schema(implementation = Created.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Taken before",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response submit(
            @Parameter(
                            required = true,
                            description = "1 to 200 visible ASCII characters, new for each case")
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Parameter(hidden = true) byte[] body,
            @Context WebContext web) {
        return submitted(submissions.submit(web.actor(), key, body, List.of()));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response submitWithFiles(
            @HeaderParam("Idempotency-Key") String key, FormData form, @Context WebContext web) {
        return submitted(
                submissions.submit(
                        web.actor(),
                        key,
                        Inputs.text("case", form.text("case"), MAX_CASE)
                                .getBytes(StandardCharsets.UTF_8),
                        form.files()));
    }

    private static Response submitted(Inbox.Receipt receipt) {
        return Created.at(
                "/api/v1/cases/" + receipt.caseId(), receipt.caseId(), receipt.duplicate());
    }

    @GET
    @Operation(
            summary = "List cases",
            description = "Newest activity first; what the caller may not see is left out.")
    public Listing<CaseSummary> list(
            @Parameter(schema = @Schema(implementation = CaseView.class))
                    @QueryParam("view")
                    @DefaultValue("ALL_OPEN")
                    String view,
            @Parameter(
                            description =
                                    "Words that all occur in the case: id, subjects, messages,"
                                            + " names, addresses, form fields, names of attachments"
                                            + " and the desk's notes; also inside of longer words."
                                            + " Found within a tenth of a second after it was stored")
                    @QueryParam("text")
                    @DefaultValue("")
                    String text,
            @QueryParam("channel") String channel,
            @QueryParam("contact") String contact,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        CaseQuery query =
                new CaseQuery(
                        Inputs.constant("view", CaseView.class, view),
                        text,
                        Inputs.given(channel).map(Inputs::channel),
                        Inputs.given(contact).map(id -> Inputs.id("contact", id, ContactId::new)));
        return Listing.of(
                cases.list(web.actor(), query, Inputs.page(offset, limit)), uri, response);
    }

    @GET
    @Path("counts")
    @Operation(summary = "How many cases each view holds for the caller")
    public Map<CaseView, Long> counts(@Context WebContext web) {
        return cases.counts(web.actor());
    }

    @GET
    @Path("dispositions")
    @Operation(summary = "Outcomes a case can be closed with")
    public List<Disposition> dispositions() {
        return cases.dispositions();
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "A whole case with its time line",
            description = "The look is written to the audit trail.")
    public CaseFile open(@PathParam("id") String id, @Context WebContext web) {
        return cases.open(web.actor(), Inputs.pathCase(id));
    }

    @GET
    @Path("{id}/canned-replies")
    @Operation(summary = "Texts that are written often, with their places filled for this case")
    public List<CannedReply> cannedReplies(@PathParam("id") String id, @Context WebContext web) {
        return cases.cannedReplies(web.actor(), Inputs.pathCase(id));
    }

    @GET
    @Path("{id}/blobs/{blob}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Content of an attachment or original of the case",
            description = "The look is written to the audit trail.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary")))
    public Response blob(
            @PathParam("id") String id, @PathParam("blob") String blob, @Context WebContext web) {
        BlobId wanted = Inputs.pathId(blob, BlobId::new);
        return Downloads.save(
                cases.content(web.actor(), Inputs.pathCase(id), wanted),
                id + "-" + wanted,
                MediaType.APPLICATION_OCTET_STREAM);
    }

    @POST
    @Path("{id}/notes")
    @Operation(summary = "Add an internal note")
    public void addNote(@PathParam("id") String id, NoteInput input, @Context WebContext web) {
        cases.addNote(web.actor(), Inputs.pathCase(id), Inputs.required("body", input).text());
    }

    @POST
    @Path("{id}/assignee")
    @Operation(summary = "Put the case into somebody's hands, or into nobody's")
    public void assign(@PathParam("id") String id, AssigneeInput input, @Context WebContext web) {
        cases.assign(
                web.actor(),
                Inputs.pathCase(id),
                Inputs.given(Inputs.required("body", input).user())
                        .map(user -> Inputs.id("user", user, UserId::new)));
    }

    @POST
    @Path("{id}/replies")
    @Operation(
            summary = "Submit an answer to the citizen",
            description = "It leaves only after somebody else has approved it.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response reply(@PathParam("id") String id, ReplyInput input, @Context WebContext web) {
        return reply(id, Inputs.required("body", input).reply(), web);
    }

    @POST
    @Path("{id}/replies")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Submit an answer with attachments",
            description =
                    "Fields subject and text; every uploaded file is attached, 25 MB together.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response replyWithFiles(
            @PathParam("id") String id,
            @Parameter(hidden = true) FormData form,
            @Context WebContext web) {
        return reply(
                id,
                new Reply(
                        form.text("subject"),
                        Inputs.text("text", form.text("text"), Reply.MAX_TEXT),
                        form.files()),
                web);
    }

    private Response reply(String id, Reply reply, WebContext web) {
        CaseId caseId = Inputs.pathCase(id);
        return Created.at("/api/v1/cases/" + caseId, cases.submitReply(web.actor(), caseId, reply));
    }

    @POST
    @Path("{id}/escalations")
    @Operation(
            summary = "Ask a department",
            description = "A mail with a link to the case goes to its address.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Created.class)))
    public Response escalate(
            @PathParam("id") String id, EscalationInput input, @Context WebContext web) {
        CaseId caseId = Inputs.pathCase(id);
        EscalationInput wanted = Inputs.required("body", input);
        return Created.at(
                "/api/v1/cases/" + caseId,
                cases.escalate(
                        web.actor(),
                        caseId,
                        Inputs.id("department", wanted.department(), DepartmentId::new),
                        wanted.question()));
    }

    @POST
    @Path("{id}/close")
    @Operation(summary = "Close the case with an outcome")
    public void close(@PathParam("id") String id, CloseInput input, @Context WebContext web) {
        cases.close(web.actor(), Inputs.pathCase(id), Inputs.required("body", input).disposition());
    }

    @POST
    @Path("{id}/reopen")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Open a closed case again")
    public void reopen(@PathParam("id") String id, @Context WebContext web) {
        cases.reopen(web.actor(), Inputs.pathCase(id));
    }

    /**
     * @param json as the body without files
     */
    public record CaseWithFiles(
            @Schema(name = "case", description = "CaseInput as JSON") CaseInput json,
            @Schema(description = "20 files, 25 MB together", type = "string", format = "binary")
                    List<String> files) {}

    public record NoteInput(String text) {
        public NoteInput {
            text = Inputs.text("text", text, MAX_NOTE);
        }
    }

    /**
     * @param user id of a user; null or empty: nobody
     */
    public record AssigneeInput(String user) {}

    /**
     * @param subject empty: made from the case's subject
     */
    public record ReplyInput(String subject, String text) {
        public ReplyInput {
            subject = Inputs.optionalText("subject", subject, 300);
            text = Inputs.text("text", text, Reply.MAX_TEXT);
        }

        Reply reply() {
            return new Reply(subject, text, List.of());
        }
    }

    public record EscalationInput(String department, String question) {
        public EscalationInput {
            department = Inputs.text("department", department, 20);
            question = Inputs.text("question", question, MAX_NOTE);
        }
    }

    public record CloseInput(String disposition) {
        public CloseInput {
            disposition = Inputs.text("disposition", disposition, 50);
        }
    }
}
