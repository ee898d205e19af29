// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseMemory;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who called and what was said; that somebody called, when and how long, is a figure. */
@Component(service = CaseMemory.class)
public final class CallMemory implements CaseMemory {
    private final CallStore store;
    private final BlobStore blobs;

    @Activate
    public CallMemory(@Reference CallStore store, @Reference BlobStore blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    @Override
    public void forget(CaseId id) {
        store.unit()
                .run(
                        em -> {
                            for (CallEntity call : CallStore.entitiesOf(em, id)) {
                                if (!call.hasEnded()) {
                                    throw Texts.rejection("erase-running", id);
                                }
                                call.forgetRecording().ifPresent(blobs::delete);
                                call.forgetCaller();
                            }
                        });
    }
}
