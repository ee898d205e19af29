// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
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
    private static final int UNPROCESSABLE = 422;

    private final Screens screens;
    private final Lists lists;
    private final Desks desks;
    private final Cases cases;
    private final Outbox outbox;
    private final Directory directory;

    @Activate
    public CaseResource(
            @Reference Screens screens,
            @Reference Lists lists,
            @Reference Desks desks,
            @Reference Cases cases,
            @Reference Outbox outbox,
            @Reference Directory directory) {
        this.screens = screens;
        this.lists = lists;
        this.desks = desks;
        this.cases = cases;
        this.outbox = outbox;
        this.directory = directory;
    }

    @GET
    public View show(
            @PathParam("id") String id,
            @QueryParam("view") String view,
            @QueryParam("q") String text,
            @QueryParam("contact") String contact,
            @QueryParam("from") String from,
            @QueryParam("done") String done,
            @Context WebContext web) {
        return page(
                web,
                caseId(id),
                new Lists.Wanted(view, text, contact, from),
                done,
                UnaryOperator.identity());
    }

    /** What changes by itself while the case is open; never the composer. */
    @GET
    @Path("live")
    public View live(
            @PathParam("id") String id, @QueryParam("view") String view, @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "live.jte",
                "desk",
                desks.open(
                        screens.of(web, "inbox"),
                        caseId(id),
                        new Lists.Wanted(view, null, null, null).viewFor(web.actor()).name()));
    }

    /** Articles for what is being typed; posted, because it may hold personal data. */
    @POST
    @Path("articles")
    public View articles(@PathParam("id") String id, FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        return Screens.view(
                "candidates.jte",
                "candidates",
                desks.candidates(screens.of(web, "inbox"), form.text("words")));
    }

    @POST
    @Path("draft")
    public Response draft(@PathParam("id") String id, FormData form, @Context WebContext web) {
        cases.saveDraft(web.actor(), caseId(id), form.text("text"));
        return Response.noContent().build();
    }

    @POST
    @Path("assignee")
    public Response assign(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(
                web,
                id,
                form,
                form.text("user").isEmpty() ? "left" : "assigned",
                () -> cases.assign(web.actor(), caseId(id), assignee(form, web)),
                Composer::problem);
    }

    @POST
    @Path("notes")
    public Response note(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "noted",
                () -> cases.addNote(web.actor(), caseId(id), form.text("text")),
                (typed, why) -> typed.note(form.text("text"), why));
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
                                caseId(id),
                                new Reply(
                                        "",
                                        form.text("text"),
                                        form.files("files"),
                                        FaxNumber.recipient(form))),
                (typed, why) -> typed.reply(form.text("text"), form.text(FaxNumber.FIELD), why));
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
                            () -> cases.approve(web.actor(), reply),
                            Composer::problem);
            case "return" ->
                    act(
                            web,
                            id,
                            form,
                            "returned",
                            () -> cases.returnReply(web.actor(), reply, form.text("remark")),
                            Composer::problem);
            case "withdraw" ->
                    act(
                            web,
                            id,
                            form,
                            "withdrawn",
                            () -> cases.withdrawReply(web.actor(), reply),
                            Composer::problem);
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
                                caseId(id),
                                department(form.text("department")),
                                form.text("question")),
                (typed, why) ->
                        typed.escalation(form.text("question"), form.text("department"), why));
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
                cases.answerEscalation(web.actor(), escalation, Reply.of(text));
            } else {
                cases.returnEscalation(web.actor(), escalation, text);
            }
        } catch (RejectedException refused) {
            CaseDesk desk = desks.open(screens.of(web, "home"), caseId(id), "");
            return Response.status(UNPROCESSABLE)
                    .entity(
                            Screens.view(
                                    "departmentCase.jte",
                                    "page",
                                    new DepartmentCase(desk, text, Optional.of(refused.reason()))))
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
                () -> cases.close(web.actor(), caseId(id), form.text("disposition")),
                Composer::problem);
    }

    @POST
    @Path("reopen")
    public Response reopen(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "reopened",
                () -> cases.reopen(web.actor(), caseId(id)),
                Composer::problem);
    }

    @POST
    @Path("outbox/{message: \\d{1,18}}/resend")
    public Response resend(
            @PathParam("id") String id,
            @PathParam("message") long message,
            FormData form,
            @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "resent",
                () -> outbox.resend(web.actor(), new OutboundId(message)),
                Composer::problem);
    }

    @POST
    @Path("outbox/{message: \\d{1,18}}/confirm")
    public Response confirm(
            @PathParam("id") String id,
            @PathParam("message") long message,
            FormData form,
            @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "confirmed",
                () -> outbox.confirm(web.actor(), new OutboundId(message)),
                Composer::problem);
    }

    @POST
    @Path("outbox/{message: \\d{1,18}}/cancel")
    public Response cancel(
            @PathParam("id") String id,
            @PathParam("message") long message,
            FormData form,
            @Context WebContext web) {
        return act(
                web,
                id,
                form,
                "cancelled",
                () -> outbox.cancel(web.actor(), new OutboundId(message)),
                Composer::problem);
    }

    /**
     * An attachment, or a message as it came. Always saved, never shown: it is a stranger's file.
     */
    @GET
    @Path("content/{blob: \\d{1,18}}")
    public Response content(
            @PathParam("id") String id, @PathParam("blob") long blob, @Context WebContext web) {
        CaseId opened = caseId(id);
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
        CaseId opened = caseId(id);
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
        Composer shown(Composer typed, LocalizedText why);
    }

    /**
     * Does something and comes back to the case; what cannot be done is told with the typed text
     * kept.
     */
    private Response act(
            WebContext web, String id, FormData form, String done, Runnable deed, Refusal refusal) {
        CaseId opened = caseId(id);
        Lists.Wanted wanted = new Lists.Wanted(form.text("view"), null, null, null);
        try {
            deed.run();
        } catch (RejectedException refused) {
            return Response.status(UNPROCESSABLE)
                    .entity(
                            page(
                                            web,
                                            opened,
                                            wanted,
                                            null,
                                            typed -> refusal.shown(typed, refused.reason()))
                                    .withStatus(UNPROCESSABLE))
                    .build();
        }
        return Redirects.to(
                "/console/cases/"
                        + opened
                        + "?view="
                        + wanted.viewFor(web.actor())
                        + "&done="
                        + done);
    }

    private View page(
            WebContext web,
            CaseId id,
            Lists.Wanted wanted,
            String done,
            UnaryOperator<Composer> typed) {
        Screen screen = screens.of(web, "inbox", done);
        CaseDesk desk = desks.open(screen, id, wanted.viewFor(web.actor()).name());
        Composer composer = typed.apply(desk.composer());
        if (!screen.may(Permission.CASE_READ)) {
            return Screens.view(
                    "departmentCase.jte", "page", new DepartmentCase(desk, "", composer.problem()));
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

    private static CaseId caseId(String text) {
        try {
            return CaseId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no case " + text);
        }
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
