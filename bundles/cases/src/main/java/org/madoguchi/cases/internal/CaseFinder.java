// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The search by words, while there is one: without it the desk works on, and only that fails. */
@Component(service = CaseFinder.class)
public final class CaseFinder {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CaseSearch search;

    @Activate
    public CaseFinder() {}

    CaseFinder(CaseSearch search) {
        this.search = search;
    }

    CaseSearch.Hits find(String words, CaseSelection among, CaseOrder order, PageRequest request) {
        return running().find(words, among, order, request);
    }

    CaseSearch.Hits findAll(String words, CaseSelection among, CaseOrder order, int most) {
        return running().findAll(words, among, order, most);
    }

    long count(String words, CaseSelection among) {
        return running().count(words, among);
    }

    private CaseSearch running() {
        CaseSearch running = search;
        if (running == null) {
            throw new StorageException("no case search is running", null);
        }
        return running;
    }
}
