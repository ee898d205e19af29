// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.SearchDictionary;
import org.madoguchi.api.knowledge.SearchDictionary.Effect;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Synonyms and words of the city: tried on real searches first, then in force. */
@Path("/console/faq/dictionary")
@Component(service = PrivateResource.class)
public final class FaqDictionaryResource implements PrivateResource {
    private static final int SEARCHES = 200;
    private static final int DAYS = 90;

    private final Screens screens;
    private final SearchDictionary dictionary;
    private final Clock clock;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FaqFigures figures;

    @Activate
    public FaqDictionaryResource(
            @Reference Screens screens, @Reference SearchDictionary dictionary) {
        this.screens = screens;
        this.dictionary = dictionary;
        this.clock = Clock.systemUTC();
    }

    /**
     * @param word for which a synonym is missing; may be null
     * @param entry number of the entry that is to be changed; may be null
     */
    @GET
    public View list(
            @QueryParam("word") String word,
            @QueryParam("q") String filter,
            @QueryParam("entry") String entry,
            @QueryParam("done") String done,
            @Context WebContext web) {
        FaqDictionary.Form blank =
                FaqDictionary.Form.blank(word == null ? "" : word.strip(), searches(web));
        return page(
                web,
                done,
                filter == null ? "" : filter.strip(),
                entry == null ? blank : filled(blank, entry),
                Optional.empty(),
                Optional.empty());
    }

    @POST
    public Response change(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.ARTICLE_EDIT);
        FaqDictionary.Form form = FaqDictionary.Form.of(sent);
        try {
            if (sent.has("apply")) {
                dictionary.apply(web.actor(), form.change());
                return Redirects.to("/console/faq/dictionary?done=dictionary-changed");
            }
            List<Effect> effects =
                    dictionary.preview(web.actor(), form.change(), form.tries(SEARCHES));
            View page = page(web, null, "", form, Optional.of(effects), Optional.empty());
            return Response.ok(page).build();
        } catch (RejectedException refused) {
            View page = page(web, null, "", form, Optional.empty(), Optional.of(refused.reason()));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
    }

    private FaqDictionary.Form filled(FaqDictionary.Form blank, String entry) {
        return dictionary.synonyms().stream()
                .filter(known -> FaqDictionary.number(known.id()).equals(entry))
                .map(blank::of)
                .findFirst()
                .or(
                        () ->
                                dictionary.words().stream()
                                        .filter(
                                                known ->
                                                        FaqDictionary.number(known.id())
                                                                .equals(entry))
                                        .map(blank::of)
                                        .findFirst())
                .orElse(blank);
    }

    /** What people searched most, one a line. */
    private String searches(WebContext web) {
        FaqFigures counted = figures;
        if (counted == null) {
            return "";
        }
        LocalDate today = LocalDate.now(clock.withZone(web.timeZone()));
        return counted
                .searches(
                        web.actor(),
                        new Period(today.minusDays(DAYS), today),
                        FaqFigures.SearchOrder.MOST,
                        PageRequest.first(SEARCHES))
                .items()
                .stream()
                .map(FaqFigures.SearchFigure::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private View page(
            WebContext web,
            String done,
            String filter,
            FaqDictionary.Form form,
            Optional<List<Effect>> tried,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.ARTICLE_EDIT);
        return Screens.view(
                "faqDictionary.jte",
                "page",
                new FaqDictionary(
                        screens.of(web, "faq", done),
                        dictionary.synonyms(),
                        dictionary.words(),
                        filter,
                        form,
                        tried,
                        problem));
    }
}
