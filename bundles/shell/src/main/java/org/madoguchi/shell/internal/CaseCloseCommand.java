// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;

/** Closes a case with a disposition. */
@Service
@Command(scope = "madoguchi", name = "case-close", description = "Closes a case with a disposition")
public final class CaseCloseCommand extends DeskCommand {
    @Argument(index = 0, name = "case", description = "Id of the case", required = true)
    @Completion(CaseIdCompleter.class)
    String id;

    @Argument(
            index = 1,
            name = "disposition",
            description = "Code of the disposition",
            required = true)
    @Completion(DispositionCompleter.class)
    String disposition;

    @Override
    void run() {
        CaseId closed = CaseId.parse(id);
        with(
                Cases.class,
                cases -> {
                    cases.close(actor(), closed, disposition);
                    return closed;
                });
        out().println("Closed " + closed);
    }
}
