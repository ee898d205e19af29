// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.knowledge.Articles;

/** Asks words and vectors what the articles' own queries find. */
record Trial(ArticleVectors vectors, ByWords words) {
    Fusion.Verdict verdict(Articles articles) throws IOException {
        OwnQueries own = new OwnQueries();
        articles.forEachPublished(own::add);
        return Fusion.judge(asked(own.untold(), false), asked(own.told(), true));
    }

    private List<Fusion.Query> asked(List<OwnQueries.Query> queries, boolean keywords)
            throws IOException {
        List<Map<Long, Float>> byWords =
                words.ranked(queries.stream().map(OwnQueries.Query::words).toList(), keywords);
        List<Fusion.Query> asked = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            OwnQueries.Query query = queries.get(i);
            asked.add(
                    new Fusion.Query(
                            query.right(),
                            byWords.get(i),
                            vectors.nearest(query.words(), Meaning.NEAR)));
        }
        return asked;
    }
}
