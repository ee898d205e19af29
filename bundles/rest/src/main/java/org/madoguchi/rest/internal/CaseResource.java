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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.CallBack;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.DepartmentRequest;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.Tags;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.topic.TopicId;
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
    private static final int MAX_CC = 100;
    private static final int MAX_CC_TEXT = 600;

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
            @Parameter(description = "Only cases with this label") @QueryParam("tag") String tag,
            @Parameter(
                            description =
                                    "Only cases with something filled in here: id of a form and of"
                                            + " its item, as in 12.q1. Up to 5 times; all of them"
                                            + " must fit")
                    @QueryParam("item")
                    List<String> items,
            @Parameter(
                            description =
                                    "What the item holds: an option, a day as in 2026-11-21, a"
                                            + " number or a short text; upper and lower case and"
                                            + " widths are the same")
                    @QueryParam("itemValue")
                    List<String> itemValues,
            @Parameter(
                            description =
                                    "The last day or whole number of a span that begins with"
                                            + " itemValue, or anywhere when that is empty; once for"
                                            + " each item, or empty")
                    @QueryParam("itemUntil")
                    List<String> itemUntils,
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
                        Inputs.given(contact).map(id -> Inputs.id("contact", id, ContactId::new)),
                        CaseCriteria.NONE
                                .withTags(
                                        Inputs.given(tag)
                                                .map(Tags::folded)
                                                .map(Set::of)
                                                .orElse(Set.of()))
                                .withItems(Inputs.items(items, itemValues, itemUntils)),
                        CaseOrder.NEWEST);
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
    @Path("{id}/team")
    @Operation(
            summary = "Give the case to a team, or to none",
            description = "It leaves the hands of a person who is not in the team.")
    public void assignTeam(@PathParam("id") String id, TeamChoice input, @Context WebContext web) {
        cases.assignTeam(
                web.actor(),
                Inputs.pathCase(id),
                Inputs.given(Inputs.required("body", input).team())
                        .map(team -> Inputs.id("team", team, TeamId::new)));
    }

    @POST
    @Path("{id}/replies")
    @Operation(
            summary = "Submit an answer to the citizen",
            description =
                    "It leaves only after somebody else has approved it. When it is refused for"
                            + " its concerns, `accept` names those that are as they should be."
                            + " `cc` names others who get it, where the channel can do so: mail"
                            + " addresses, 10 at most.")
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
                    "Fields subject, text, accept and cc; every uploaded file is attached, 25 MB together.")
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
                                form.files())
                        .accepting(
                                form.texts("accept").stream()
                                        .map(name -> Inputs.constant("accept", Concern.class, name))
                                        .collect(Collectors.toSet()))
                        .copiedTo(Inputs.texts("cc", form.texts("cc"), MAX_CC, MAX_CC_TEXT)),
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
                        new DepartmentRequest(
                                Inputs.id("department", wanted.department(), DepartmentId::new),
                                wanted.question(),
                                Set.copyOf(wanted.reasons()),
                                wanted.suggestedAnswer(),
                                wanted.withoutContact(),
                                Optional.ofNullable(wanted.callBack())
                                        .map(CallBackInput::callBack))));
    }

    @PUT
    @Path("{id}/topics")
    @Operation(
            summary = "Say what the case is about",
            description = "Instead of what was said before; ids as in /api/v1/topics.")
    public void classify(@PathParam("id") String id, TopicsInput input, @Context WebContext web) {
        cases.classify(
                web.actor(),
                Inputs.pathCase(id),
                Inputs.required("body", input).topics().stream()
                        .map(topic -> Inputs.id("topics", topic, TopicId::new))
                        .collect(Collectors.toSet()));
    }

    @POST
    @Path("{id}/tags")
    @Operation(
            summary = "Put labels on the case and take others off",
            description = "20 of a case at most, 40 characters each; the case shows them in tags.")
    public void tag(@PathParam("id") String id, TagsInput input, @Context WebContext web) {
        TagsInput wanted = Inputs.required("body", input);
        cases.tag(
                web.actor(),
                Inputs.pathCase(id),
                Set.copyOf(wanted.add()),
                Set.copyOf(wanted.remove()));
    }

    @PUT
    @Path("{id}/items")
    @Operation(
            summary = "Fill in one item of the case",
            description = "The case shows its items, with the version of their form, in forms.")
    public FilledForm fill(@PathParam("id") String id, ItemInput input, @Context WebContext web) {
        ItemInput wanted = Inputs.required("body", input);
        return cases.fill(
                web.actor(),
                Inputs.pathCase(id),
                Inputs.id("form", wanted.form(), FormId::new),
                wanted.version(),
                wanted.item(),
                wanted.values());
    }

    @POST
    @Path("{id}/close")
    @Operation(summary = "Close the case with an outcome")
    public void close(@PathParam("id") String id, CloseInput input, @Context WebContext web) {
        CloseInput wanted = Inputs.required("body", input);
        cases.close(
                web.actor(), Inputs.pathCase(id), wanted.disposition(), wanted.withdrawRequests());
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
     * @param team id of a team; null or empty: none
     */
    public record TeamChoice(String team) {}

    /**
     * @param subject empty: made from the case's subject
     */
    /**
     * @param accept concerns that the author accepts
     * @param cc mail addresses of others who get it; may be missing
     */
    public record ReplyInput(String subject, String text, List<Concern> accept, List<String> cc) {
        public ReplyInput {
            subject = Inputs.optionalText("subject", subject, 300);
            text = Inputs.text("text", text, Reply.MAX_TEXT);
            accept = accept == null ? List.of() : List.copyOf(accept);
            cc = Inputs.texts("cc", cc, MAX_CC, MAX_CC_TEXT);
        }

        Reply reply() {
            return new Reply(subject, text, List.of()).accepting(Set.copyOf(accept)).copiedTo(cc);
        }
    }

    /**
     * @param reasons codes of reasons for escalation; may be missing
     * @param suggestedAnswer a first answer for the department to change and send; may be missing
     * @param withoutContact why there is no name or way to answer; may be missing
     * @param callBack when the citizen wishes to be called; may be missing
     */
    public record EscalationInput(
            String department,
            String question,
            List<String> reasons,
            String suggestedAnswer,
            String withoutContact,
            CallBackInput callBack) {
        public EscalationInput {
            department = Inputs.text("department", department, 20);
            question = Inputs.text("question", question, MAX_NOTE);
            reasons = Inputs.texts("reasons", reasons, 100, 40);
            suggestedAnswer = Inputs.optionalText("suggestedAnswer", suggestedAnswer, MAX_NOTE);
            withoutContact = Inputs.optionalText("withoutContact", withoutContact, 300);
        }
    }

    /**
     * @param from when it suits; may be missing
     * @param until exclusive; may be missing
     * @param name whom to ask for; may be missing
     */
    public record CallBackInput(Instant from, Instant until, String number, String name) {
        public CallBackInput {
            number = Inputs.text("number", number, 40);
            name = Inputs.optionalText("name", name, 100);
        }

        CallBack callBack() {
            return new CallBack(
                    Optional.ofNullable(from), Optional.ofNullable(until), number, name);
        }
    }

    /**
     * @param topics ids of topics
     */
    public record TopicsInput(List<String> topics) {
        public TopicsInput {
            topics = Inputs.texts("topics", topics, 100, 20);
        }
    }

    /** Either may be missing. */
    public record TagsInput(List<String> add, List<String> remove) {
        public TagsInput {
            add = Inputs.texts("add", add, 20, 200);
            remove = Inputs.texts("remove", remove, 20, 200);
        }
    }

    /**
     * @param form id of the form, as the case shows it
     * @param version of the form, as the case shows it
     * @param item id of the item
     * @param values as the case shows them; empty takes the answer away
     */
    public record ItemInput(String form, int version, String item, List<String> values) {
        public ItemInput {
            form = Inputs.text("form", form, 20);
            item = Inputs.text("item", item, 30);
            values = Inputs.texts("values", values, 60, 10_000);
        }
    }

    /**
     * @param withdrawRequests what departments still owe is taken back, and they are told; left
     *     out, it is not
     */
    public record CloseInput(String disposition, Boolean withdrawRequests) {
        public CloseInput {
            disposition = Inputs.text("disposition", disposition, 50);
            withdrawRequests = Boolean.TRUE.equals(withdrawRequests);
        }
    }
}
