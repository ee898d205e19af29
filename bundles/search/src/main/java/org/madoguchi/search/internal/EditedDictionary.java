// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.knowledge.SearchDictionary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The city's own words, with a look at what a change would do. */
@Component(service = SearchDictionary.class)
public final class EditedDictionary implements SearchDictionary {
    private static final int MAX_SEARCHES = 200;

    private final StoredCityWords stored;
    private final LuceneArticleSearch search;

    @Activate
    public EditedDictionary(
            @Reference StoredCityWords stored, @Reference LuceneArticleSearch search) {
        this.stored = stored;
        this.search = search;
    }

    @Override
    public List<Synonyms> synonyms() {
        return stored.current().synonyms();
    }

    @Override
    public List<Word> words() {
        return stored.current().words();
    }

    @Override
    public List<Effect> preview(Actor actor, Change change, List<String> searches) {
        check(actor);
        if (searches.size() > MAX_SEARCHES) {
            throw DictionaryRules.rejected("preview.searches", MAX_SEARCHES);
        }
        CityWords now = stored.current();
        CityWords then = stored.changed(now, change, actor);
        List<Effect> effects = new ArrayList<>();
        List<List<String>> before = search.questions(now, searches);
        List<List<String>> after = search.questions(then, searches);
        for (int i = 0; i < searches.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                effects.add(new Effect(searches.get(i), before.get(i), after.get(i)));
            }
        }
        return effects;
    }

    @Override
    public void apply(Actor actor, Change change) {
        check(actor);
        stored.apply(actor, change);
    }

    private static void check(Actor actor) {
        actor.require(Permission.ARTICLE_EDIT);
        if (actor.department().isPresent()) {
            throw new PermissionDeniedException(Permission.ARTICLE_EDIT);
        }
    }
}
