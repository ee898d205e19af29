// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;

/** Open cases, newest activity first. */
@Service
public final class CaseIdCompleter extends DeskCompleter {
    @Override
    Collection<String> candidates(Services services) {
        return services.with(
                Cases.class,
                cases ->
                        cases
                                .list(
                                        ShellActor.current(),
                                        CaseQuery.of(CaseView.ALL_OPEN),
                                        PageRequest.first(MAX))
                                .items()
                                .stream()
                                .map(found -> found.id().toString())
                                .toList());
    }
}
