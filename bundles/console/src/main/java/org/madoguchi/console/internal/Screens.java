// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Locale;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.city.City;
import org.madoguchi.api.conversation.ConversationDesk;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.rule.Rules;
import org.madoguchi.api.survey.StaffSurveys;
import org.madoguchi.web.Assets;
import org.madoguchi.web.FormData;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Makes the {@link Screen} of a request and the pages on it. */
@Component(service = Screens.class)
public final class Screens {
    static final Assets ASSETS = Assets.of(Screens.class);
    static final Assets SHARED = Assets.shared();

    private static final Templates TEMPLATES = Templates.of(Screens.class);
    private static final int ROWS = 50;

    private final City city;
    private final LiveFeed feed;
    private final Clock clock;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ConversationDesk conversations;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile StaffSurveys surveys;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Rules rules;

    @Activate
    public Screens(@Reference City city, @Reference LiveFeed feed) {
        this.city = city;
        this.feed = feed;
        this.clock = Clock.systemUTC();
    }

    /** Of nobody's request: for what the product makes by itself, in Japanese. */
    Screen of(Actor actor) {
        Words words = new Words(Locale.JAPANESE, city.zone(), clock);
        return new Screen(
                words,
                actor,
                "",
                "",
                "",
                "",
                "",
                city.name().in(words.locale()),
                city.publicUrl().toString(),
                false,
                false,
                false);
    }

    Screen of(WebContext web, String place) {
        return of(web, place, null);
    }

    /**
     * @param done key of what was just done, as it came back in the address; may be null
     */
    Screen of(WebContext web, String place, String done) {
        Words words = new Words(web.locale(), city.zone(), clock);
        return new Screen(
                words,
                web.actor(),
                web.csrfToken(),
                place,
                Urls.localOrHome(web.path()),
                feed.moment(),
                done == null ? "" : done,
                city.name().in(words.locale()),
                city.publicUrl().toString(),
                conversations != null,
                surveys != null,
                rules != null);
    }

    /** A refusal of the console's own. */
    static LocalizedText bothLanguages(String key, Object... values) {
        return new LocalizedText(
                Words.TEXTS.in(Locale.JAPANESE).text(key, values),
                Words.TEXTS.in(Locale.ENGLISH).text(key, values));
    }

    static View view(String template, Object... model) {
        return TEMPLATES.view(template, model);
    }

    /** The page again, with what was typed and why it was not taken. */
    static Response refused(View page) {
        return Response.status(422).entity(page.withStatus(422)).build();
    }

    /** The version that was on the screen; 0 for what is new. */
    static int seen(FormData sent) {
        String version = sent.text("seen");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** The part of a list that an address asks for; nonsense begins at the top. */
    static PageRequest rows(String from) {
        int offset = from != null && from.matches("\\d{1,7}") ? Integer.parseInt(from) : 0;
        return new PageRequest(offset, ROWS);
    }
}
