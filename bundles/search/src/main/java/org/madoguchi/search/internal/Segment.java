// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;

/**
 * A part of the index that never changes, with what searches have needed of it. Safe for use by
 * several threads.
 */
final class Segment {
    private final Map<String, Map<String, Postings>> known = new ConcurrentHashMap<>();
    private final Map<String, byte[]> norms = new ConcurrentHashMap<>();
    private final Map<Reader, Bits> visible = new EnumMap<>(Reader.class);
    private final Segments memory;

    Segment(Segments memory) {
        this.memory = memory;
    }

    /**
     * @param reader of this segment, in whichever state its deletions are
     */
    Postings postings(LeafReader reader, String field, String text) throws IOException {
        Map<String, Postings> terms = known.get(field);
        if (terms == null) {
            terms = known.computeIfAbsent(field, any -> new ConcurrentHashMap<>());
        }
        Postings found = terms.get(text);
        if (found == null) {
            found = Postings.read(reader, field, text);
            if (terms.putIfAbsent(text, found) == null) {
                memory.took(found.size());
            }
        } else {
            found.use();
        }
        return found;
    }

    /** Lengths of the field in the articles, as the index has rounded them. */
    byte[] norms(LeafReader reader, String field) throws IOException {
        byte[] found = norms.get(field);
        if (found == null) {
            found = new byte[reader.maxDoc()];
            NumericDocValues values = reader.getNormValues(field);
            if (values != null) {
                for (int doc = values.nextDoc();
                        doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = values.nextDoc()) {
                    found[doc] = (byte) values.longValue();
                }
            }
            norms.put(field, found);
        }
        return found;
    }

    /** Articles that a reader may see. */
    Bits visible(LeafReader reader, Reader to) throws IOException {
        synchronized (visible) {
            Bits found = visible.get(to);
            if (found == null) {
                FixedBitSet bits = new FixedBitSet(reader.maxDoc());
                for (Audience audience : Audience.values()) {
                    if (to.sees(audience)) {
                        Postings.read(reader, Fields.AUDIENCE, audience.name())
                                .cursor()
                                .addTo(bits);
                    }
                }
                visible.put(to, bits);
                found = bits;
            }
            return found;
        }
    }

    /** Forgets what nobody has asked for since the last time. */
    void forget() {
        known.values().forEach(terms -> terms.values().removeIf(Postings::isForgotten));
    }

    /** Bytes, about. */
    long size() {
        return known.values().stream()
                .flatMap(terms -> terms.values().stream())
                .mapToLong(Postings::size)
                .sum();
    }
}
