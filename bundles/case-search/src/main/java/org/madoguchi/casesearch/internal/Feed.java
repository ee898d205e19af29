// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.store.AlreadyClosedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings cases from the database into an index. For one thread. */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final CaseTexts texts;
    private final CaseIndex index;
    private final Waiting waiting;

    Feed(CaseTexts texts, CaseIndex index, Waiting waiting) {
        this.texts = texts;
        this.index = index;
        this.waiting = waiting;
    }

    /**
     * Finds what the index has missed, however that came about: a sudden death, an older copy of
     * its files or of the database, a lost event.
     *
     * @param everything all cases are taken for missed
     */
    void compare(boolean everything) throws IOException {
        Revisions known = new Revisions();
        index.forEachRevision(known::put);
        Deque<CaseId> missed = new ArrayDeque<>();
        texts.forEachRevision(
                (id, revision) -> {
                    boolean current = known.take(id, revision);
                    if (!current || everything) {
                        missed.addFirst(id); // the newest are looked for first
                    }
                });
        List<CaseId> gone = known.left();
        for (CaseId id : gone) {
            index.remove(id);
        }
        if (!missed.isEmpty() || !gone.isEmpty()) {
            LOG.info("case index: {} cases to be indexed, {} removed", missed.size(), gone.size());
        }
        waiting.missed(missed);
    }

    /** Indexes some cases as they are now; visible after the next refresh. */
    void write(Waiting.Batch batch) throws IOException {
        try {
            write(batch.cases(), batch.anew());
        } catch (StorageException | UncheckedIOException | AlreadyClosedException | IOException e) {
            waiting.changed(batch.cases());
            throw e;
        } catch (RuntimeException e) {
            if (batch.cases().size() == 1) {
                LOG.error("case {} cannot be indexed", batch.cases().get(0), e);
                return;
            }
            for (CaseId id : batch.cases()) {
                write(new Waiting.Batch(List.of(id), batch.anew(), batch.last()));
            }
        }
    }

    private void write(List<CaseId> cases, boolean anew) throws IOException {
        if (anew) {
            for (CaseId id : cases) {
                index.remove(id);
            }
        }
        List<CaseTexts.State> states = texts.read(cases, new Parts(anew));
        List<CaseId> renamed = new ArrayList<>();
        for (CaseTexts.State state : states) {
            index.put(state);
            if (state.named()) {
                renamed.addAll(index.nameless(state.contact().toString()));
            }
        }
        removeLost(cases, states);
        renamed.removeAll(cases);
        waiting.changed(renamed);
    }

    /** A change was told of a case that is not there: another database, or an undone one. */
    private void removeLost(Collection<CaseId> cases, List<CaseTexts.State> states)
            throws IOException {
        if (states.size() < cases.size()) {
            List<CaseId> there = states.stream().map(CaseTexts.State::id).toList();
            for (CaseId id : cases) {
                if (!there.contains(id)) {
                    index.remove(id);
                }
            }
        }
    }

    private final class Parts implements CaseTexts.PartVisitor {
        private final boolean anew;

        Parts(boolean anew) {
            this.anew = anew;
        }

        @Override
        public boolean knows(CaseId id, String key) {
            try {
                return !anew && index.knowsPart(id, key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void visit(CaseId id, CaseTexts.Part part) {
            try {
                index.put(id, part);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
