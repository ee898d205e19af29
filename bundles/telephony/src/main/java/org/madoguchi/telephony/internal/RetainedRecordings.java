// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import org.madoguchi.api.cases.CaseErasure;
import org.madoguchi.api.retention.RetainedData;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What was said (ST-065, YK-088). */
@Component(service = RetainedData.class)
public final class RetainedRecordings extends RetainedCalls {
    private final BlobStore blobs;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CaseErasure holds;

    @Activate
    public RetainedRecordings(@Reference CallStore store, @Reference BlobStore blobs) {
        super(store, "recording", "recording IS NOT NULL");
        this.blobs = blobs;
    }

    @Override
    CaseErasure holds() {
        return holds;
    }

    @Override
    void forget(CallEntity call) {
        call.forgetRecording().ifPresent(blobs::delete);
    }
}
