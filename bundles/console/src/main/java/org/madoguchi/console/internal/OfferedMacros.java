// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.rule.Macros;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Macros as operators have them; none while the module is away. */
@Component(service = OfferedMacros.class)
public final class OfferedMacros {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Macros macros;

    List<Macro> of(Actor actor) {
        Macros present = macros;
        return present == null || !actor.may(Permission.CASE_HANDLE)
                ? List.of()
                : present.macros().stream().filter(macro -> !macro.retired()).toList();
    }

    void run(Actor actor, MacroId id, CaseId about) {
        Macros present = macros;
        if (present == null) {
            throw new RejectedException(Screens.bothLanguages("macro.away"));
        }
        present.run(actor, id, about);
    }
}
