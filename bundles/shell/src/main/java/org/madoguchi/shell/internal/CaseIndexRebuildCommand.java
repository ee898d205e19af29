// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.cases.CaseSearch;

/** Has every case indexed anew in the background; searches go on meanwhile. */
@Service
@Command(
        scope = "madoguchi",
        name = "case-index-rebuild",
        description = "Indexes every case anew in the background; searches go on meanwhile")
public final class CaseIndexRebuildCommand extends DeskCommand {
    @Override
    void run() {
        CaseSearch.Progress before =
                with(
                        CaseSearch.class,
                        search -> {
                            search.rebuild();
                            return search.progress();
                        });
        out().println(before.cases() + " cases can be found; madoguchi:case-index tells the rest");
    }
}
