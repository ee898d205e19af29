// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.directory.DepartmentCard;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryHit;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.Calls;
import org.madoguchi.api.telephony.ConsultationEnd;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Listening;
import org.madoguchi.api.telephony.Operators;
import org.madoguchi.api.telephony.TransferKind;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The telephone: a page, and the bar that every page of the desk has. What is done from the bar
 * answers with the bar, so that nothing else on the page moves.
 */
@Path(CallsResource.PATH)
@Component(service = PrivateResource.class)
public final class CallsResource implements PrivateResource {
    static final String PATH = "/console/calls";

    private static final int UNPROCESSABLE = 422;
    private static final int TARGETS = 8;
    private static final int FOUND = 30;

    private final Screens screens;
    private final Phones phones;
    private final Calls calls;
    private final Operators operators;
    private final StaffDirectory directory;

    @Activate
    public CallsResource(
            @Reference Screens screens,
            @Reference Phones phones,
            @Reference Calls calls,
            @Reference Operators operators,
            @Reference StaffDirectory directory) {
        this.screens = screens;
        this.phones = phones;
        this.calls = calls;
        this.operators = operators;
        this.directory = directory;
    }

    @GET
    public View page(@QueryParam("done") String done, @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return page(web, done, Optional.empty());
    }

    private View page(WebContext web, String done, Optional<LocalizedText> problem) {
        return Screens.view(
                "phone.jte", "page", phones.page(screens.of(web, "calls", done), problem));
    }

    @GET
    @Path("bar")
    public View bar(@Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        return bar(web, Optional.empty());
    }

    private View bar(WebContext web, Optional<LocalizedText> problem) {
        return Screens.view("phoneBar.jte", "bar", phones.bar(screens.of(web, "calls"), problem));
    }

    @POST
    @Path("seat")
    public Response sit(FormData form, @Context WebContext web) {
        String extension = form.text("extension").strip();
        return act(
                web,
                form,
                () -> {
                    if (!Extension.isOne(extension)) {
                        throw new RejectedException(Screens.bothLanguages("refused.extension"));
                    }
                    operators.sit(web.actor(), new Extension(extension));
                });
    }

    @POST
    @Path("leave")
    public Response leave(FormData form, @Context WebContext web) {
        return act(web, form, () -> operators.leave(web.actor()));
    }

    @POST
    @Path("state")
    public Response state(FormData form, @Context WebContext web) {
        String wanted = form.text("state");
        return act(
                web,
                form,
                () -> {
                    if (wanted.equals("ready")) {
                        operators.ready(web.actor());
                    } else {
                        operators.away(web.actor(), reason(wanted));
                    }
                });
    }

    private static AwayReason reason(String name) {
        return Arrays.stream(AwayReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(AwayReason.OTHER);
    }

    /** Whom a call may be handed on to, while somebody types. */
    @GET
    @Path("targets")
    public View targets(@QueryParam("q") String words, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        String wanted = words == null ? "" : words;
        return Screens.view(
                "transferTargets.jte",
                "page",
                new DirectoryPages.Found(
                        screens.of(web, "calls"),
                        wanted,
                        directory.search(web.actor(), wanted, FOUND, Set.of()).stream()
                                .filter(CallsResource::canBeCalled)
                                .limit(TARGETS)
                                .toList()));
    }

    private static boolean canBeCalled(DirectoryHit hit) {
        return !hit.dialled().isEmpty()
                && hit.card().filter(card -> !card.profile().active()).isEmpty();
    }

    @POST
    @Path("transfer")
    public Response transfer(FormData form, @Context WebContext web) {
        TransferKind kind =
                form.text("kind").equals("blind") ? TransferKind.BLIND : TransferKind.ATTENDED;
        return act(
                web,
                form,
                () -> calls.transfer(web.actor(), TransferTarget.of(form.text("target")), kind));
    }

    @POST
    @Path("consultation")
    public Response consultation(FormData form, @Context WebContext web) {
        ConsultationEnd end =
                switch (form.text("end")) {
                    case "through" -> ConsultationEnd.PUT_THROUGH;
                    case "join" -> ConsultationEnd.JOIN;
                    default -> ConsultationEnd.BACK;
                };
        return act(web, form, () -> calls.endConsultation(web.actor(), end));
    }

    @POST
    @Path("wrap-up")
    public Response wrapUp(FormData form, @Context WebContext web) {
        String code = form.text("disposition");
        return act(
                web,
                form,
                () ->
                        calls.wrapUp(
                                web.actor(),
                                code.isEmpty() ? Optional.empty() : Optional.of(code)));
    }

    @POST
    @Path("cases/{id}")
    public Response callBack(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return act(web, form, () -> calls.callBack(web.actor(), CaseNumber.of(id)));
    }

    /** Somebody of a department's emergency list; no other number is called so. */
    @POST
    @Path("emergency")
    public Response emergency(FormData form, @Context WebContext web) {
        String code = form.text("department");
        Optional<PhoneNumber> wanted = PhoneNumber.read(form.text("number"));
        DepartmentProfile department =
                directory
                        .department(web.actor(), code)
                        .map(DepartmentCard::profile)
                        .orElseThrow(() -> new NotFoundException("no such department"));
        EmergencyContact contact =
                EmergencyContact.of(department).stream()
                        .filter(one -> one.number().isPresent() && one.number().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("not on the emergency list"));
        return act(
                web,
                form,
                () ->
                        calls.call(
                                web.actor(),
                                contact.number().orElseThrow(),
                                "emergency list of department " + code));
    }

    @POST
    @Path("{call: \\d{1,18}}/callback")
    public Response callBack(@PathParam("call") long call, FormData form, @Context WebContext web) {
        return act(web, form, () -> calls.callBack(web.actor(), new CallId(call)));
    }

    @POST
    @Path("{call: \\d{1,18}}/again")
    public Response callAgain(
            @PathParam("call") long call, FormData form, @Context WebContext web) {
        Words words = screens.of(web, "calls").words();
        return act(
                web,
                form,
                () -> calls.callAgain(web.actor(), new CallId(call), moment(form, words)));
    }

    private static Instant moment(FormData form, Words words) {
        try {
            return words.at(LocalDate.parse(form.text("day")), LocalTime.parse(form.text("time")));
        } catch (DateTimeException e) {
            throw new RejectedException(Screens.bothLanguages("refused.moment"));
        }
    }

    @POST
    @Path("{call: \\d{1,18}}/dismiss")
    public Response dismiss(@PathParam("call") long call, FormData form, @Context WebContext web) {
        return act(web, form, () -> calls.dismiss(web.actor(), new CallId(call)));
    }

    @POST
    @Path("{call: \\d{1,18}}/listen")
    public Response listen(@PathParam("call") long call, FormData form, @Context WebContext web) {
        Listening way =
                form.text("way").equals("whisper") ? Listening.WHISPERING : Listening.QUIETLY;
        return act(web, form, () -> calls.listenTo(web.actor(), new CallId(call), way));
    }

    @GET
    @Path("{call: \\d{1,18}}/recording")
    public Response recording(@PathParam("call") long call, @Context WebContext web) {
        return Recording.play(calls.recording(web.actor(), new CallId(call)));
    }

    /** From the bar: the bar anew. From elsewhere: back to where the person was. */
    private Response act(WebContext web, FormData form, Runnable deed) {
        Optional<LocalizedText> problem = Optional.empty();
        try {
            deed.run();
        } catch (RejectedException refused) {
            problem = Optional.of(refused.reason());
        }
        int status = problem.isPresent() ? UNPROCESSABLE : 200;
        if (web.partial()) {
            return Response.status(status).entity(bar(web, problem).withStatus(status)).build();
        }
        if (problem.isPresent()) {
            return Response.status(status)
                    .entity(page(web, null, problem).withStatus(status))
                    .build();
        }
        String next = form.text("next");
        return Redirects.to(next.isEmpty() ? PATH : Urls.localOrHome(next));
    }
}
