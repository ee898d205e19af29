// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.knowledge.ArticleSearch;

/** Builds the search index anew; searches go on meanwhile. */
@Service
@Command(
        scope = "madoguchi",
        name = "index-rebuild",
        description = "Builds the search index anew; searches go on meanwhile")
public final class IndexRebuildCommand extends DeskCommand {
    @Override
    void run() {
        out().println(with(ArticleSearch.class, ArticleSearch::rebuild) + " articles indexed");
    }
}
