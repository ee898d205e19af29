// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exactly the articles of the list that is seen, as a file that goes in again. */
@Path("/console/faq/export")
@Component(service = PrivateResource.class)
public final class FaqExportResource implements PrivateResource {
    private final ArticleTransfer transfer;
    private final Clock clock;

    @Activate
    public FaqExportResource(@Reference ArticleTransfer transfer) {
        this.transfer = transfer;
        this.clock = Clock.systemUTC();
    }

    @GET
    public Response export(
            @Context UriInfo address,
            @QueryParam("coding") String coding,
            @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_READ);
        ArticleFilter filter = FaqFilter.of(address.getQueryParameters()).filter();
        ArticleTransfer.Coding wanted =
                FaqFilter.constant(ArticleTransfer.Coding.class, String.valueOf(coding))
                        .orElse(ArticleTransfer.Coding.UTF_8);
        StreamingOutput body = out -> transfer.export(web.actor(), filter, wanted, out);
        String charset = wanted == ArticleTransfer.Coding.UTF_8 ? "UTF-8" : "Shift_JIS";
        LocalDate today = LocalDate.now(clock.withZone(web.timeZone()));
        return Response.ok(body, "text/csv;charset=" + charset)
                .header("Content-Disposition", "attachment; filename=\"faq-" + today + ".csv\"")
                .build();
    }
}
