// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The list of articles. */
@Path("/console/faq")
@Component(service = PrivateResource.class)
public final class FaqResource implements PrivateResource {
    private final Screens screens;
    private final ArticleDesk desk;
    private final Categories categories;
    private final Directory directory;
    private final Clock clock;

    @Activate
    public FaqResource(
            @Reference Screens screens,
            @Reference ArticleDesk desk,
            @Reference Categories categories,
            @Reference Directory directory) {
        this.screens = screens;
        this.desk = desk;
        this.categories = categories;
        this.directory = directory;
        this.clock = Clock.systemUTC();
    }

    @GET
    public View list(
            @Context UriInfo address,
            @QueryParam("from") String from,
            @QueryParam("done") String done,
            @Context WebContext web) {
        FaqFilter filter = FaqFilter.of(address.getQueryParameters());
        return Screens.view(
                "faqList.jte",
                "page",
                new FaqListing(
                        screens.of(web, "faq", done),
                        filter,
                        desk.list(web.actor(), filter.filter(), Screens.rows(from)),
                        counts(web, filter),
                        categories.tree(),
                        directory.departments(),
                        FaqRights.may(web.actor(), Permission.ARTICLE_PUBLISH)
                                && !desk.retiredOwners(web.actor()).isEmpty(),
                        clock.instant()));
    }

    private Map<ArticleState, Long> counts(WebContext web, FaqFilter filter) {
        Map<ArticleState, Long> counts = new EnumMap<>(ArticleState.class);
        for (ArticleState state : ArticleState.values()) {
            ArticleFilter narrow = filter.in(Optional.of(state)).filter();
            counts.put(state, desk.list(web.actor(), narrow, PageRequest.first(1)).total());
        }
        return counts;
    }
}
