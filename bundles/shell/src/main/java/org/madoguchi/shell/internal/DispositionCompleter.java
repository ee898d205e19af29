// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Disposition;

/** Codes of dispositions. */
@Service
public final class DispositionCompleter extends DeskCompleter {
    @Override
    Collection<String> candidates(Services services) {
        return services.with(
                Cases.class,
                cases -> cases.offeredDispositions().stream().map(Disposition::code).toList());
    }
}
