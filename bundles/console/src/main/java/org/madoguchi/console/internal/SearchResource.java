// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.contact.Terminals;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One box that finds cases, people, articles and departments. */
@Path("/console/search")
@Component(service = PrivateResource.class)
public final class SearchResource implements PrivateResource {
    private static final int EACH = 6;
    private static final int WORDS = 200;

    private final Screens screens;
    private final Cases cases;
    private final Contacts contacts;
    private final ArticleSearch search;
    private final Articles articles;
    private final StaffDirectory directory;
    private final Terminals terminals;

    @Activate
    public SearchResource(
            @Reference Screens screens,
            @Reference Cases cases,
            @Reference Contacts contacts,
            @Reference ArticleSearch search,
            @Reference Articles articles,
            @Reference StaffDirectory directory,
            @Reference Terminals terminals) {
        this.screens = screens;
        this.cases = cases;
        this.contacts = contacts;
        this.search = search;
        this.articles = articles;
        this.directory = directory;
        this.terminals = terminals;
    }

    @GET
    public View find(@QueryParam("q") String wanted, @Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        Screen screen = screens.of(web, "search");
        String text = wanted == null ? "" : wanted.strip();
        text = text.length() > WORDS ? text.substring(0, WORDS) : text;
        SearchPage page =
                text.isEmpty()
                        ? new SearchPage(
                                screen, "", List.of(), List.of(), List.of(), List.of(), List.of())
                        : new SearchPage(
                                screen,
                                text,
                                cases(screen, text),
                                contacts.search(text, EACH),
                                screen.may(Permission.CASE_HANDLE)
                                        ? terminals
                                                .list(screen.actor(), text, PageRequest.first(EACH))
                                                .items()
                                        : List.of(),
                                articles(web.actor(), text),
                                screen.may(Permission.DIRECTORY_READ)
                                        ? directory.search(screen.actor(), text, EACH, Set.of())
                                        : List.of());
        return Screens.view(web.partial() ? "searchResults.jte" : "search.jte", "page", page);
    }

    private List<CaseSummary> cases(Screen screen, String text) {
        // people type the id as it is shown, with the number sign
        String plain = text.startsWith("#") ? text.substring(1) : text;
        List<CaseSummary> found = new ArrayList<>();
        for (CaseView view : List.of(CaseView.ALL_OPEN, CaseView.CLOSED)) {
            found.addAll(
                    cases.list(
                                    screen.actor(),
                                    new CaseQuery(view, plain, Optional.empty(), Optional.empty()),
                                    PageRequest.first(EACH))
                            .items());
        }
        return found;
    }

    private List<SearchPage.FoundArticle> articles(Actor actor, String text) {
        return search.search(text, Reader.of(actor), EACH).stream()
                .flatMap(
                        hit ->
                                articles
                                        .published(hit.id(), Reader.of(actor))
                                        .map(
                                                article ->
                                                        new SearchPage.FoundArticle(
                                                                hit, article.text().audience()))
                                        .stream())
                .toList();
    }
}
