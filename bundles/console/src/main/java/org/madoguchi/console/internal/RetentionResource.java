// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.retention.Retention;
import org.madoguchi.api.retention.RetentionRule;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How long what is known about citizens is kept, and its erasure. */
@Path(RetentionResource.PATH)
@Component(service = PrivateResource.class)
public final class RetentionResource implements PrivateResource {
    static final String PATH = "/console/settings/retention";

    private static final int MOST_REPORTED = 10_000;

    private final Screens screens;
    private final Retention retention;

    @Activate
    public RetentionResource(@Reference Screens screens, @Reference Retention retention) {
        this.screens = screens;
        this.retention = retention;
    }

    @GET
    public View show(
            @QueryParam("done") String done,
            @QueryParam("from") String from,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return page(web, done, from, Optional.empty());
    }

    private View page(WebContext web, String done, String from, Optional<LocalizedText> why) {
        return Screens.view(
                "settingsRetention.jte",
                "page",
                new RetentionPage(
                        screens.of(web, Settings.PLACE, done),
                        retention.kinds(web.actor()),
                        retention.runs(web.actor(), Screens.rows(from)),
                        why));
    }

    @POST
    @Path("{code}")
    public Response change(@PathParam("code") String code, FormData sent, @Context WebContext web) {
        return done(
                web,
                "retention-saved",
                () ->
                        retention.change(
                                web.actor(),
                                new RetentionRule(
                                        code,
                                        months(sent.text("months")),
                                        !sent.text("automatic").isEmpty())));
    }

    /** What is no number is none that a period can have. */
    private static int months(String typed) {
        String number = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return number.isEmpty() ? 0 : number.matches("\\d{1,6}") ? Integer.parseInt(number) : -1;
    }

    @POST
    @Path("{code}/erase")
    public Response erase(@PathParam("code") String code, FormData sent, @Context WebContext web) {
        return done(
                web,
                "retention-erased",
                () -> {
                    if (sent.text("sure").isEmpty()) {
                        throw new RejectedException(Screens.bothLanguages("erase.unsure"));
                    }
                    retention.erase(web.actor(), code);
                });
    }

    private Response done(WebContext web, String what, Runnable deed) {
        try {
            deed.run();
        } catch (RejectedException e) {
            return Screens.refused(page(web, null, null, Optional.of(e.reason())));
        }
        return Redirects.to(PATH + "?done=" + what);
    }

    /** The report of what was erased (YK-137). */
    @GET
    @Path("report")
    public Response report(@QueryParam("as") String as, @Context WebContext web) {
        web.actor().require(Permission.CASE_ERASE);
        Screen screen = screens.of(web, Settings.PLACE);
        return FaqFilter.constant(TableFile.class, String.valueOf(as))
                .orElse(TableFile.CSV)
                .of(
                        "erasures",
                        RetentionPage.COLUMNS.stream().map(screen::text).toList(),
                        () ->
                                IntStream.range(0, MOST_REPORTED / PageRequest.MAX_LIMIT)
                                        .mapToObj(part -> runs(web, part))
                                        .takeWhile(runs -> !runs.isEmpty())
                                        .flatMap(List::stream)
                                        .map(run -> RetentionPage.cells(screen, run))
                                        .iterator());
    }

    private List<Retention.Run> runs(WebContext web, int part) {
        PageRequest request = new PageRequest(part * PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT);
        return retention.runs(web.actor(), request).items();
    }
}
