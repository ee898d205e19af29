// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.store.AlreadyClosedException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.storage.StorageException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Search over an index that is derived from {@link CaseTexts} and may be lost at any time. */
@Component(service = {CaseSearch.class, DomainEventListener.class})
public final class LuceneCaseSearch implements CaseSearch, DomainEventListener {
    private final Waiting waiting = new Waiting();
    private final Indexing indexing;

    @Activate
    public LuceneCaseSearch(@Reference CaseTexts texts, BundleContext context) {
        this(texts, Path.of(context.getProperty("karaf.data"), "index", "cases"));
    }

    LuceneCaseSearch(CaseTexts texts, Path path) {
        indexing = new Indexing(texts, path, waiting);
        indexing.start();
    }

    @Deactivate
    void close() {
        indexing.close();
    }

    @Override
    public Hits find(String text, CaseSelection among, CaseOrder order, PageRequest request) {
        return find(text, among, order, request.offset(), request.limit());
    }

    @Override
    public Hits findAll(String text, CaseSelection among, CaseOrder order, int most) {
        return find(text, among, order, 0, most);
    }

    @Override
    public long count(String text, CaseSelection among) {
        return reading(index -> index.count(CaseQueries.words(text, among.reader()), among));
    }

    private Hits find(String text, CaseSelection among, CaseOrder order, int from, int count) {
        return reading(
                index ->
                        index.find(
                                CaseQueries.words(text, among.reader()),
                                among,
                                order,
                                from,
                                count));
    }

    @Override
    public Progress progress() {
        try {
            return indexing.progress();
        } catch (IOException | AlreadyClosedException e) {
            return new Progress(false, 0, Math.max(1, waiting.size()));
        }
    }

    @Override
    public void rebuild() {
        indexing.rebuild();
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof CaseChanged change) {
            waiting.changed(List.of(change.id()));
        }
    }

    private interface Reading<T> {
        T from(CaseIndex index) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        CaseIndex index =
                indexing.index()
                        .orElseThrow(() -> new StorageException("the case index is opened", null));
        try {
            return reading.from(index);
        } catch (IOException | AlreadyClosedException e) {
            indexing.suspect(e);
            throw new StorageException("the case index cannot be read", e);
        }
    }
}
