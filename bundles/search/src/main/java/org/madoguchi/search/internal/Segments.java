// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * What is known of the index's segments, within a limit of memory: what is rarely asked for is
 * forgotten and read again. Safe for use by several threads.
 */
final class Segments {
    private final Map<IndexReader.CacheKey, Segment> all = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();
    private final long most;

    /**
     * @param most bytes
     */
    Segments(long most) {
        this.most = most;
    }

    Segment of(LeafReader reader) {
        IndexReader.CacheHelper core = reader.getCoreCacheHelper();
        Segment known = all.get(core.getKey());
        if (known != null) {
            return known;
        }
        Segment segment = new Segment(this);
        all.put(core.getKey(), segment);
        core.addClosedListener(all::remove);
        return segment;
    }

    void took(long bytes) {
        if (taken.addAndGet(bytes) > most) {
            forget();
        }
    }

    /** At first what nobody has asked for lately; when that is not enough, all of it. */
    private synchronized void forget() {
        for (int round = 0; round < 2 && taken.get() > most / 4 * 3; round++) {
            all.values().forEach(Segment::forget);
            taken.set(all.values().stream().mapToLong(Segment::size).sum());
        }
    }

    /** Bytes that are in use, about. */
    long taken() {
        return taken.get();
    }
}
