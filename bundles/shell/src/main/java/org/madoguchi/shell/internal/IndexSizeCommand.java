// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.knowledge.ArticleSearch;

/** Tells how many articles can be found. */
@Service
@Command(
        scope = "madoguchi",
        name = "index-size",
        description = "Tells how many articles can be found")
public final class IndexSizeCommand extends DeskCommand {
    @Override
    void run() {
        out().println(with(ArticleSearch.class, ArticleSearch::size) + " articles");
    }
}
