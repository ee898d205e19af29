// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallLog;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The log of calls: searched, played, and taken out as a file (YK-077, YK-119). */
@Path(CallLogPage.PATH)
@Component(service = PrivateResource.class)
public final class CallLogResource implements PrivateResource {
    private final Screens screens;
    private final CallLogs logs;
    private final CallLog log;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CallLogResource(
            @Reference Screens screens, @Reference CallLogs logs, @Reference CallLog log) {
        this.screens = screens;
        this.logs = logs;
        this.log = log;
    }

    @GET
    public View page(
            @Context UriInfo address, @QueryParam("from") String from, @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "callLog.jte",
                "page",
                logs.page(screens.of(web, "calls"), filter(address, web), Screens.rows(from)));
    }

    /** Everything that fits, not only what the page shows. */
    @POST
    @Path("export")
    public Response export(FormData form, @Context UriInfo address, @Context WebContext web) {
        web.actor().require(Permission.CASE_EXPORT);
        String reason = ExportReason.of(form);
        Screen screen = screens.of(web, "calls");
        Stream<Call> calls =
                log.export(web.actor(), filter(address, web).asked(screen.words()), reason);
        return FaqFilter.constant(TableFile.class, form.text("as"))
                .orElse(TableFile.CSV)
                .of(
                        "calls-" + today(web),
                        CallLogs.COLUMNS.stream().map(screen::text).toList(),
                        () -> logs.cells(screen, calls));
    }

    private CallLogFilter filter(UriInfo address, WebContext web) {
        return CallLogFilter.of(address.getQueryParameters(), today(web));
    }

    private LocalDate today(WebContext web) {
        return LocalDate.now(clock.withZone(web.timeZone()));
    }
}
