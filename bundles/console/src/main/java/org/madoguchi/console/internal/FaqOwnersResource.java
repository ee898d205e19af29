// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives the articles of one department to another. */
@Path("/console/faq/owners")
@Component(service = PrivateResource.class)
public final class FaqOwnersResource implements PrivateResource {
    private final Screens screens;
    private final ArticleDesk desk;
    private final Directory directory;

    @Activate
    public FaqOwnersResource(
            @Reference Screens screens,
            @Reference ArticleDesk desk,
            @Reference Directory directory) {
        this.screens = screens;
        this.desk = desk;
        this.directory = directory;
    }

    /**
     * @param former the department that is already chosen; may be null
     */
    @GET
    public View list(
            @QueryParam("former") String former,
            @QueryParam("done") String done,
            @Context WebContext web) {
        return page(web, done, former == null ? "" : former, Optional.empty());
    }

    @POST
    public Response replace(FormData sent, @Context WebContext web) {
        String former = sent.text("former");
        try {
            desk.replaceOwner(web.actor(), department(former), department(sent.text("next")));
            return Redirects.to("/console/faq/owners?done=owner-replaced");
        } catch (RejectedException refused) {
            View page = page(web, null, former, Optional.of(refused.reason()));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
    }

    private static DepartmentId department(String number) {
        return new DepartmentId(
                FaqFilter.number(number)
                        .orElseThrow(
                                () ->
                                        new RejectedException(
                                                Screens.bothLanguages("owner.missing"))));
    }

    private View page(WebContext web, String done, String former, Optional<LocalizedText> problem) {
        web.actor().require(Permission.ARTICLE_PUBLISH);
        List<FaqOwners.Retired> retired =
                desk.retiredOwners(web.actor()).entrySet().stream()
                        .map(
                                entry ->
                                        new FaqOwners.Retired(
                                                entry.getKey().toString(),
                                                directory
                                                        .find(entry.getKey())
                                                        .map(Department::name)
                                                        .orElse("?"),
                                                entry.getValue()))
                        .toList();
        return Screens.view(
                "faqOwners.jte",
                "page",
                new FaqOwners(
                        screens.of(web, "faq", done),
                        retired,
                        directory.departments(),
                        former,
                        problem));
    }
}
