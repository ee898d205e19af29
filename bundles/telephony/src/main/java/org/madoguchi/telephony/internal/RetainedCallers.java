// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import org.madoguchi.api.cases.CaseErasure;
import org.madoguchi.api.retention.RetainedData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Numbers and names in the log of calls (YK-088): calls that nobody answered have no case. */
@Component(service = RetainedData.class)
public final class RetainedCallers extends RetainedCalls {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CaseErasure holds;

    @Activate
    public RetainedCallers(@Reference CallStore store) {
        super(store, "caller", "(party <> '' OR name <> '')");
    }

    @Override
    CaseErasure holds() {
        return holds;
    }

    @Override
    void forget(CallEntity call) {
        call.forgetCaller();
    }
}
