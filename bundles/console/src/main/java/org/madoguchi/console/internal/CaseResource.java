// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseErasure;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseFollowUps;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Harassment;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.Mentions;
import org.madoguchi.api.cases.MessageTranslations;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.web.Downloads;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One case and everything that is done on it. Whoever sees all cases gets the desk; people of a
 * department get their own simple page at the same address, because that is what the mail links to.
 */
@Path("/console/cases/{id}")
@Component(service = PrivateResource.class)
public final class CaseResource implements PrivateResource {
    static final int UNPROCESSABLE = 422;

    private static final int GONE = 410;

    private final Screens screens;
    private final Lists lists;
    private final Desks desks;
    private final Cases cases;
    private final Outbox outbox;
    private final Directory directory;
    private final CaseFollowUps followUps;
    private final Mentions mentions;
    private final MessageTranslations translations;
    private final CaseErasure erasure;

    @Activate
    public CaseResource(
            @Reference Screens screens,
            @Reference Lists lists,
            @Reference Desks desks,
            @Reference Cases cases,
            @Reference Outbox outbox,
            @Reference Directory directory,
            @Reference CaseFollowUps followUps,
            @Reference Mentions mentions,
            @Reference MessageTranslations translations,
            @Reference CaseErasure erasure) {
        this.screens = screens;
        this.lists = lists;
        this.desks = desks;
        this.cases = cases;
        this.outbox = outbox;
        this.directory = directory;
        this.followUps = followUps;
        this.mentions = mentions;
        this.translations = translations;
        this.erasure = erasure;
    }

    @GET
    public View show(
            @PathParam("id") String id,
            @QueryParam("done") String done,
            @Context UriInfo address,
            @Context WebContext web) {
        CaseId shown = CaseNumber.of(id);
        ListAddress list = ListAddress.of(address.getQueryParameters());
        View page;
        try {
            page = page(web, shown, list, done, UnaryOperator.identity());
        } catch (NotFoundException e) {
            return erased(web, shown).orElseThrow(() -> e);
        }
        if (mentions.unread(web.actor()) > 0) {
            mentions.readAll(web.actor(), shown);
        }
        return page;
    }

    /** Who follows an old link is told what became of the case. */
    private Optional<View> erased(WebContext web, CaseId id) {
        return web.actor().may(Permission.CASE_READ)
                ? erasure.find(web.actor(), id)
                        .map(
                                gone ->
                                        Screens.view(
                                                        "caseErased.jte",
                                                        "screen",
                                                        screens.of(web, "inbox"),
                                                        "erased",
                                                        gone)
                                                .withStatus(GONE))
                : Optional.empty();
    }

    /** What changes by itself while the case is open; never the composer. */
    @GET
    @Path("live")
    public View live(
            @PathParam("id") String id, @Context UriInfo address, @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "live.jte",
                "desk",
                desks.open(
                        screens.of(web, "inbox"),
                        CaseNumber.of(id),
                        ListAddress.of(address.getQueryParameters())));
    }

    @POST
    @Path("draft")
    public Response draft(@PathParam("id") String id, FormData form, @Context WebContext web) {
        cases.saveDraft(web.actor(), CaseNumber.of(id), form.text("text"));
        return Response.noContent().build();
    }

    @POST
    @Path("assignee")
    public Response assign(@PathParam("id") String id, FormData form, @Context WebContext web) {
        Optional<String> team = CaseBulkResource.team(form.text("user"));
        if (team.isPresent()) {
            return act(
                    web,
                    id,
                    form,
                    "team-given",
                    () ->
                            cases.assignTeam(
                                    web.actor(),
                                    CaseNumber.of(id),
                                    CaseBulkResource.number(team.get()).map(TeamId::new)));
        }
        return act(
                web,
                id,
                form,
                form.text("user").isEmpty() ? "left" : "assigned",
                () -> cases.assign(web.actor(), CaseNumber.of(id), assignee(form, web)));
    }

    @POST
    @Path("notes")
    public Response note(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(
                web,
                id,
                form,
                () ->
                        cases.addNote(web.actor(), CaseNumber.of(id), form.text("text")).isEmpty()
                                ? "noted"
                                : "noted-untold",
                (typed, why) -> typed.note(form.text("text"), why));
    }

    @POST
    @Path("harassment")
    public Response harassed(@PathParam("id") String id, FormData form, @Context WebContext web) {
        Optional<Harassment> kind = FaqFilter.constant(Harassment.class, form.text("kind"));
        if (kind.isEmpty()) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return act(
                web,
                id,
                form,
                "harassed",
                () ->
                        cases.reportHarassment(
                                web.actor(), CaseNumber.of(id), kind.get(), form.text("text")));
    }

    @POST
    @Path("replies")
    public Response reply(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "submitted",
                () ->
                        cases.submitReply(
                                web.actor(),
                                CaseNumber.of(id),
                                new Reply(
                                                "",
                                                form.text("text"),
                                                form.files("files"),
                                                recipient(web, id, form))
                                        .lasting(WayChoice.of(form).lasting())
                                        .copiedTo(CopyField.of(form).all())
                                        .accepting(Concerns.accepted(form))),
                (typed, why) ->
                        typed.reply(
                                form.text("text"), WayChoice.of(form), CopyField.of(form), why));
    }

    private Optional<Party> recipient(WebContext web, String id, FormData form) {
        WayChoice way = WayChoice.of(form);
        return way.chosen().isEmpty()
                ? Optional.empty()
                : way.recipient(form, cases.replyWays(web.actor(), CaseNumber.of(id)));
    }

    /** Release, send back or take back an answer. */
    @POST
    @Path("replies/{reply: \\d{1,18}}")
    public Response decide(
            @PathParam("id") String id,
            @PathParam("reply") long replyId,
            FormData form,
            @Context WebContext web) {
        InteractionId reply = new InteractionId(replyId);
        return switch (form.text("decision")) {
            case "approve" ->
                    act(
                            web,
                            id,
                            form,
                            "approved",
                            () -> cases.approve(web.actor(), reply, Concerns.accepted(form)));
            case "return" ->
                    act(
                            web,
                            id,
                            form,
                            "returned",
                            () -> cases.returnReply(web.actor(), reply, form.text("remark")));
            case "withdraw" ->
                    act(web, id, form, "withdrawn", () -> cases.withdrawReply(web.actor(), reply));
            case "recall" ->
                    act(web, id, form, "recalled", () -> cases.recallReply(web.actor(), reply));
            default -> Response.status(Response.Status.BAD_REQUEST).build();
        };
    }

    @POST
    @Path("escalations")
    public Response escalate(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "escalated",
                () ->
                        cases.escalate(
                                web.actor(),
                                CaseNumber.of(id),
                                Handing.of(form)
                                        .request(
                                                screens.of(web, "inbox").words(),
                                                department(form.text("department")),
                                                form.text("question"),
                                                reasons(form))),
                (typed, why) ->
                        typed.escalation(
                                form.text("question"),
                                form.text("department"),
                                reasons(form),
                                Handing.of(form),
                                why));
    }

    private static Set<String> reasons(FormData form) {
        return form.texts("reason").stream().limit(100).collect(Collectors.toSet());
    }

    /** Reminds a department that owes an answer. */
    @POST
    @Path("reminders")
    public Response remind(@PathParam("id") String id, FormData form, @Context WebContext web) {
        String asked = form.text("escalation");
        if (!asked.matches("\\d{1,18}")) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return act(
                web,
                id,
                form,
                "reminded",
                () -> followUps.remind(web.actor(), new EscalationId(Long.parseLong(asked))));
    }

    /** What a department said by telephone, written down for it. */
    @POST
    @Path("escalations/{escalation: \\d{1,18}}/result")
    public Response result(
            @PathParam("id") String id,
            @PathParam("escalation") long escalation,
            FormData form,
            @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "recorded",
                () ->
                        followUps.recordResult(
                                web.actor(), new EscalationId(escalation), form.text("result")));
    }

    /** A department answers, or gives the case back. */
    @POST
    @Path("escalations/{escalation: \\d{1,18}}")
    public Response answer(
            @PathParam("id") String id,
            @PathParam("escalation") long escalationId,
            FormData form,
            @Context WebContext web) {
        EscalationId escalation = new EscalationId(escalationId);
        boolean answered = form.text("decision").equals("answer");
        String text = form.text("text");
        try {
            if (answered) {
                cases.answerEscalation(
                        web.actor(),
                        escalation,
                        Reply.of(text)
                                .copiedTo(CopyField.of(form).all())
                                .accepting(Concerns.accepted(form)));
            } else {
                cases.returnEscalation(web.actor(), escalation, text);
            }
        } catch (RejectedException refused) {
            CaseDesk desk =
                    desks.open(screens.of(web, "home"), CaseNumber.of(id), ListAddress.parse(""));
            return Response.status(UNPROCESSABLE)
                    .entity(
                            Screens.view(
                                    "departmentCase.jte",
                                    "page",
                                    new DepartmentCase(
                                            desk.with(
                                                    desk.composer()
                                                            .reply(
                                                                    text,
                                                                    WayChoice.NONE,
                                                                    CopyField.of(form),
                                                                    refused)))))
                    .build();
        }
        return Redirects.to("/console?done=" + (answered ? "answered" : "handed-back"));
    }

    @POST
    @Path("close")
    public Response close(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "closed",
                () ->
                        cases.close(
                                web.actor(),
                                CaseNumber.of(id),
                                form.text("disposition"),
                                form.text("withdraw").equals("yes")));
    }

    @POST
    @Path("reopen")
    public Response reopen(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(web, id, form, "reopened", () -> cases.reopen(web.actor(), CaseNumber.of(id)));
    }

    /** What a message says in Japanese, from the machine or from somebody who knows. */
    @POST
    @Path("translations/{message: \\d{1,18}}")
    public Response translate(
            @PathParam("id") String id,
            @PathParam("message") long message,
            FormData form,
            @Context WebContext web) {
        InteractionId said = new InteractionId(message);
        return form.text("by").equals("machine")
                ? act(web, id, form, "translated", () -> translations.translate(web.actor(), said))
                : act(
                        web,
                        id,
                        form,
                        "translation-kept",
                        () -> translations.save(web.actor(), said, form.text("text")));
    }

    /** What becomes of a message that did not get out, or of which nobody knows whether it did. */
    @POST
    @Path("outbox/{message: \\d{1,18}}/{decision: resend|confirm|cancel}")
    public Response decideMessage(
            @PathParam("id") String id,
            @PathParam("message") long message,
            @PathParam("decision") String decision,
            FormData form,
            @Context WebContext web) {
        OutboundId decided = new OutboundId(message);
        return switch (decision) {
            case "resend" ->
                    act(web, id, form, "resent", () -> outbox.resend(web.actor(), decided));
            case "confirm" ->
                    act(web, id, form, "confirmed", () -> outbox.confirm(web.actor(), decided));
            default -> act(web, id, form, "cancelled", () -> outbox.cancel(web.actor(), decided));
        };
    }

    /**
     * An attachment, or a message as it came. Always saved, never shown: it is a stranger's file.
     */
    @GET
    @Path("content/{blob: \\d{1,18}}")
    public Response content(
            @PathParam("id") String id, @PathParam("blob") long blob, @Context WebContext web) {
        CaseId opened = CaseNumber.of(id);
        BlobId wanted = new BlobId(blob);
        return Downloads.save(
                cases.content(web.actor(), opened, wanted),
                fileName(cases.open(web.actor(), opened), wanted),
                "application/octet-stream");
    }

    /** An attached picture, for looking at it within the case. */
    @GET
    @Path("content/{blob: \\d{1,18}}/picture")
    public Response picture(
            @PathParam("id") String id, @PathParam("blob") long blob, @Context WebContext web) {
        CaseId opened = CaseNumber.of(id);
        BlobId wanted = new BlobId(blob);
        StoredAttachment picture =
                CaseDesk.messages(cases.open(web.actor(), opened)).stream()
                        .flatMap(message -> message.attachments().stream())
                        .filter(file -> file.blob().equals(wanted) && CaseDesk.isPicture(file))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no picture " + wanted));
        return Downloads.show(
                cases.content(web.actor(), opened, wanted),
                picture.fileName(),
                picture.mediaType());
    }

    private interface Refusal {
        Composer shown(Composer typed, RejectedException why);
    }

    /** Does something for which nothing was typed. */
    private Response act(WebContext web, String id, FormData form, String done, Runnable deed) {
        return act(web, id, form, done, deed, Composer::problem);
    }

    /**
     * Does something and comes back to the case; what cannot be done is told with the typed text
     * kept.
     */
    private Response act(
            WebContext web, String id, FormData form, String done, Runnable deed, Refusal refusal) {
        return act(
                web,
                id,
                form,
                () -> {
                    deed.run();
                    return done;
                },
                refusal);
    }

    /**
     * @param deed gives the key of what was done
     */
    private Response act(
            WebContext web, String id, FormData form, Supplier<String> deed, Refusal refusal) {
        String done;
        CaseId opened = CaseNumber.of(id);
        ListAddress wanted = CaseListResource.address(form);
        try {
            done = deed.get();
        } catch (RejectedException refused) {
            return Response.status(UNPROCESSABLE)
                    .entity(
                            page(web, opened, wanted, null, typed -> refusal.shown(typed, refused))
                                    .withStatus(UNPROCESSABLE))
                    .build();
        }
        return Redirects.to(
                "/console/cases/"
                        + opened
                        + "?"
                        + wanted.query()
                        + (wanted.query().isEmpty() ? "" : "&")
                        + "done="
                        + done);
    }

    private View page(
            WebContext web,
            CaseId id,
            ListAddress wanted,
            String done,
            UnaryOperator<Composer> typed) {
        Screen screen = screens.of(web, "inbox", done);
        CaseDesk desk = desks.open(screen, id, wanted);
        Composer composer = typed.apply(desk.composer());
        if (!screen.may(Permission.CASE_READ)) {
            return Screens.view(
                    "departmentCase.jte", "page", new DepartmentCase(desk.with(composer)));
        }
        CaseDesk shown = desk.with(composer);
        return web.partial()
                ? Screens.view("work.jte", "desk", shown, "partial", true)
                : Screens.view(
                        "case.jte",
                        "list",
                        lists.list(screen, wanted, Optional.of(id)),
                        "desk",
                        shown);
    }

    private static Optional<UserId> assignee(FormData form, WebContext web) {
        String user = form.text("user");
        if (user.equals("me")) {
            return web.actor().user();
        }
        return user.matches("\\d{1,18}")
                ? Optional.of(new UserId(Long.parseLong(user)))
                : Optional.empty();
    }

    /**
     * What was chosen from the list is the code, a blank and the name; a full name will do, too.
     */
    private DepartmentId department(String typed) {
        String wanted = typed.strip();
        List<Department> known = directory.departments();
        return Stream.<Predicate<Department>>of(
                        each -> (each.code() + " " + each.name()).equals(wanted),
                        each -> each.code().equals(wanted) || each.name().equals(wanted))
                .flatMap(test -> known.stream().filter(test))
                .findFirst()
                .map(Department::id)
                .orElseThrow(
                        () -> new RejectedException(Screens.bothLanguages("refused.department")));
    }

    private String fileName(CaseFile file, BlobId wanted) {
        String ending = "";
        for (Interaction message : CaseDesk.messages(file)) {
            if (message.original().filter(wanted::equals).isPresent()) {
                ending = desks.originalEnding(message.channel());
            }
            for (StoredAttachment attachment : message.attachments()) {
                if (attachment.blob().equals(wanted)) {
                    return attachment.fileName();
                }
            }
        }
        return file.summary().id() + "-" + wanted + ending;
    }
}
