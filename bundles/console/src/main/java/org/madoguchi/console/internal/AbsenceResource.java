// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.StandIns;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is away, and who releases answers in the meantime. The service decides who may say so. */
@Path(AbsenceResource.PATH)
@Component(service = PrivateResource.class)
public final class AbsenceResource implements PrivateResource {
    static final String PATH = "/console/absence";

    private final Screens screens;
    private final StandIns standIns;
    private final Users users;
    private final City city;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public AbsenceResource(
            @Reference Screens screens,
            @Reference StandIns standIns,
            @Reference Users users,
            @Reference City city) {
        this.screens = screens;
        this.standIns = standIns;
        this.users = users;
        this.city = city;
    }

    @GET
    public View show(
            @QueryParam("user") String user,
            @QueryParam("done") String done,
            @Context WebContext web) {
        return page(web, user, done, AbsencePage.Form.EMPTY, Optional.empty());
    }

    @POST
    public Response set(FormData sent, @Context WebContext web) {
        AbsencePage.Form form =
                new AbsencePage.Form(sent.text("from"), sent.text("to"), sent.text("person"));
        Optional<UserId> absent = id(sent.text("user"));
        try {
            standIns.set(
                    web.actor(),
                    absent.orElseThrow(() -> rejected("absence.person")),
                    id(form.person()).orElseThrow(() -> rejected("absence.person")),
                    day(form.from()).atStartOfDay(city.zone()).toInstant(),
                    day(form.to()).plusDays(1).atStartOfDay(city.zone()).toInstant());
        } catch (RejectedException refused) {
            View page = page(web, sent.text("user"), null, form, Optional.of(refused.reason()));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return Redirects.to(PATH + "?user=" + absent.get() + "&done=stand-in-set");
    }

    @POST
    @Path("end")
    public Response end(FormData sent, @Context WebContext web) {
        id(sent.text("id")).ifPresent(number -> standIns.end(web.actor(), number.value()));
        return Redirects.to(
                PATH
                        + id(sent.text("user")).map(user -> "?user=" + user + "&").orElse("?")
                        + "done=stand-in-ended");
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw rejected("absence.day");
        }
    }

    private static RejectedException rejected(String key) {
        return new RejectedException(Screens.bothLanguages(key));
    }

    private static Optional<UserId> id(String number) {
        return Optional.ofNullable(number)
                .filter(typed -> typed.matches("\\d{1,18}"))
                .map(typed -> new UserId(Long.parseLong(typed)));
    }

    private View page(
            WebContext web,
            String user,
            String done,
            AbsencePage.Form form,
            Optional<LocalizedText> problem) {
        Screen screen = screens.of(web, "home", done);
        List<User> absentees = standIns.absentees(web.actor());
        Optional<UserId> wanted = id(user).or(web.actor()::user);
        Optional<User> absent =
                absentees.stream()
                        .filter(each -> wanted.equals(Optional.of(each.id())))
                        .findFirst();
        return Screens.view(
                "absence.jte",
                "page",
                new AbsencePage(
                        screen,
                        users,
                        absent,
                        absentees,
                        absent.map(each -> standIns.of(web.actor(), each.id())).orElse(List.of()),
                        absent.map(each -> standIns.candidates(each.id())).orElse(List.of()),
                        web.actor().user().map(standIns::by).orElse(List.of()),
                        form,
                        LocalDate.ofInstant(Instant.now(clock), city.zone()).toString(),
                        problem));
    }
}
