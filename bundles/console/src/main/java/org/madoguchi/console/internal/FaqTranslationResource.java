// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.api.knowledge.Translations;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An article in other languages, by people and by a machine. */
@Path("/console/faq/{id: \\d{1,18}}/translations")
@Component(service = PrivateResource.class)
public final class FaqTranslationResource implements PrivateResource {
    private final Screens screens;
    private final ArticleDesk desk;
    private final Translations translations;

    @Activate
    public FaqTranslationResource(
            @Reference Screens screens,
            @Reference ArticleDesk desk,
            @Reference Translations translations) {
        this.screens = screens;
        this.desk = desk;
        this.translations = translations;
    }

    @GET
    public View first(@PathParam("id") long id, @Context WebContext web) {
        return stored(web, new ArticleId(id), FaqLanguages.ALL.get(0), null);
    }

    @GET
    @Path("{language: [A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?}")
    public View open(
            @PathParam("id") long id,
            @PathParam("language") String language,
            @QueryParam("done") String done,
            @Context WebContext web) {
        return stored(web, new ArticleId(id), Locale.forLanguageTag(language), done);
    }

    @POST
    @Path("{language: [A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?}")
    public Response write(
            @PathParam("id") long id,
            @PathParam("language") String tag,
            FormData sent,
            @Context WebContext web) {
        ArticleId article = new ArticleId(id);
        Locale language = Locale.forLanguageTag(tag);
        FaqTranslation.Form form = FaqTranslation.Form.of(sent);
        String act = sent.text("act");
        try {
            switch (act) {
                case "saved" ->
                        translations.save(
                                web.actor(),
                                article,
                                language,
                                form.question(),
                                form.answer(),
                                form.shortAnswer());
                case "translated" -> translations.translate(web.actor(), article, language);
                case "removed" -> translations.remove(web.actor(), article, language);
                default -> throw new IllegalArgumentException("no act " + act);
            }
        } catch (RejectedException refused) {
            View page = page(web, article, language, null, form, Optional.of(refused.reason()));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return Redirects.to(
                "/console/faq/" + id + "/translations/" + tag + "?done=translation-" + act);
    }

    private View stored(WebContext web, ArticleId id, Locale language, String done) {
        FaqTranslation.Form form =
                translations.of(web.actor(), id).stream()
                        .filter(text -> text.language().equals(language))
                        .map(FaqTranslation.Form::of)
                        .findFirst()
                        .orElse(FaqTranslation.Form.EMPTY);
        return page(web, id, language, done, form, Optional.empty());
    }

    private View page(
            WebContext web,
            ArticleId id,
            Locale language,
            String done,
            FaqTranslation.Form form,
            Optional<LocalizedText> problem) {
        List<Translation> all = translations.of(web.actor(), id);
        return Screens.view(
                "faqTranslation.jte",
                "page",
                new FaqTranslation(
                        screens.of(web, "faq", done),
                        desk.get(web.actor(), id),
                        all,
                        FaqLanguages.with(all.stream().map(Translation::language).toList()),
                        language,
                        all.stream().filter(text -> text.language().equals(language)).findFirst(),
                        form,
                        translations.machines(),
                        translations.publishesMachines(),
                        desk.mayEdit(web.actor(), id),
                        problem));
    }
}
