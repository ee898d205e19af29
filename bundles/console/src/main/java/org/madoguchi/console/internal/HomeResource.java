// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.OutsideSignIns;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.WithoutSignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where everybody begins, each role at its own place, and the way out. */
@Path("/console")
@Component(service = PrivateResource.class)
public final class HomeResource implements PrivateResource {
    private static final int OPEN = 100;
    private static final int CLOSED = 20;

    private final Screens screens;
    private final Cases cases;
    private final Directory directory;
    private final SignIns signIns;
    private final OutsideSignIns outside;
    private final Ways ways;
    private final City city;

    @Activate
    public HomeResource(
            @Reference Screens screens,
            @Reference Cases cases,
            @Reference Directory directory,
            @Reference SignIns signIns,
            @Reference OutsideSignIns outside,
            @Reference Ways ways,
            @Reference City city) {
        this.screens = screens;
        this.cases = cases;
        this.directory = directory;
        this.signIns = signIns;
        this.outside = outside;
        this.ways = ways;
        this.city = city;
    }

    @GET
    public Object home(@QueryParam("done") String done, @Context WebContext web) {
        if (web.actor().may(Permission.CASE_READ)) {
            return Redirects.to("/console/inbox");
        }
        if (web.actor().may(Permission.CASE_READ_DEPARTMENT)) {
            List<Escalation> calls = cases.callBacks(web.actor());
            List<CaseSummary> todo = byUrgency(todo(web), calls);
            return Screens.view(
                    "departmentCases.jte",
                    "page",
                    new DepartmentCases(
                            screens.of(web, "home", done),
                            web.actor()
                                    .department()
                                    .flatMap(directory::find)
                                    .map(Department::name)
                                    .orElse(""),
                            todo,
                            list(web, CaseView.ALL_OPEN, OPEN).stream()
                                    .filter(open -> !todo.contains(open))
                                    .toList(),
                            list(web, CaseView.CLOSED, CLOSED),
                            calls));
        }
        return Redirects.to(
                web.actor().may(Permission.ARTICLE_READ) ? "/console/faq" : "/console/channels");
    }

    @POST
    @Path("language")
    @WithoutSignIn
    public Response language(FormData form, @Context WebContext web) {
        Locale wanted = form.text("language").equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
        return Redirects.to(Urls.localOrHome(form.text("next")), web.languageCookie(wanted));
    }

    @POST
    @Path("sign-out")
    public Response signOut(@Context WebContext web) {
        String there =
                web.sessionSecret()
                        .flatMap(outside::providerOf)
                        .flatMap(ways::find)
                        .filter(way -> way.end(city.consoleUrl()).isPresent())
                        .map(way -> "&out=" + way.status().id())
                        .orElse("");
        web.sessionSecret().ifPresent(signIns::signOut);
        return Redirects.to("/console/sign-in?done=signed-out" + there, web.endedSessionCookie());
    }

    /** Questions for who answers, answers for who releases. */
    private List<CaseSummary> todo(WebContext web) {
        List<CaseSummary> todo = new ArrayList<>();
        if (web.actor().may(Permission.ESCALATION_ANSWER)) {
            todo.addAll(list(web, CaseView.MINE, OPEN));
        }
        // also for whoever stands in for somebody
        todo.addAll(list(web, CaseView.TO_APPROVE, OPEN));
        return todo.stream().distinct().toList();
    }

    /** Who wishes to be called soon comes first (ST-094). */
    private static List<CaseSummary> byUrgency(List<CaseSummary> all, List<Escalation> calls) {
        List<CaseId> urgent = calls.stream().map(Escalation::caseId).toList();
        return all.stream()
                .sorted(
                        Comparator.comparingInt(
                                each ->
                                        urgent.contains(each.id())
                                                ? urgent.indexOf(each.id())
                                                : urgent.size()))
                .toList();
    }

    private List<CaseSummary> list(WebContext web, CaseView view, int most) {
        return cases.list(web.actor(), CaseQuery.of(view), PageRequest.first(most)).items();
    }
}
