// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.cases.CaseSearch;

/** Tells how many cases can be found by their words, and how many are still to be indexed. */
@Service
@Command(
        scope = "madoguchi",
        name = "case-index",
        description = "Tells how many cases can be found by words, and how many wait to be indexed")
public final class CaseIndexCommand extends DeskCommand {
    @Override
    void run() {
        CaseSearch.Progress now = with(CaseSearch.class, CaseSearch::progress);
        out().println(now.cases() + " cases, " + now.behind() + " waiting");
    }
}
