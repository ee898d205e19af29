// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.directory.DepartmentId;

/** From what people type to what the index is asked. */
final class CaseQueries {
    /** Of a pasted letter the first lines say enough. */
    private static final int LONGEST_QUESTION = 400;

    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 60;

    private static final Set<CaseState> OPEN =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(CaseState.CLOSED)));

    private CaseQueries() {}

    /**
     * The parts in which each word occurs, as far as the reader may read them; the longest first,
     * they are rare.
     */
    static List<Query> words(String text, Optional<DepartmentId> reader) {
        String question =
                text.codePointCount(0, text.length()) <= LONGEST_QUESTION
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUESTION));
        return Spelling.words(question)
                .limit(MOST_WORDS)
                .sorted(Comparator.comparingInt((int[] word) -> word.length).reversed())
                .map(CaseQueries::containing)
                .map(word -> readable(word, reader))
                .toList();
    }

    /** Every second pair says it all: the others overlap. */
    private static Query containing(int[] word) {
        if (word.length == 1) {
            return new PrefixQuery(term(word, 0, 1), MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
        }
        if (word.length == 2) {
            return new TermQuery(term(word, 0, 2));
        }
        int length = Math.min(word.length, LONGEST_WORD);
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int at = 0; at < length - 1; at += 2) {
            phrase.add(term(word, at, 2), at);
        }
        if (length % 2 == 1) {
            phrase.add(term(word, length - 2, 2), length - 2);
        }
        return phrase.build();
    }

    private static Term term(int[] word, int from, int count) {
        return new Term(Fields.TEXT, new String(word, from, count));
    }

    private static Query readable(Query word, Optional<DepartmentId> reader) {
        if (reader.isEmpty()) {
            return word;
        }
        List<BytesRef> open =
                List.of(new BytesRef(Fields.EVERYBODY), new BytesRef(reader.get().toString()));
        return new BooleanQuery.Builder()
                .add(word, Occur.FILTER)
                .add(new TermInSetQuery(Fields.READER, open), Occur.FILTER)
                .build();
    }

    /** The documents of the cases that are wanted. */
    static BooleanQuery.Builder selected(CaseSelection among) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        among.reader().ifPresent(reader -> only(all, Fields.ASKED, reader));
        if (among.states().equals(OPEN)) {
            only(all, Fields.STATE, Fields.OPEN);
        } else if (!among.states().isEmpty()) {
            List<BytesRef> states =
                    among.states().stream().map(state -> new BytesRef(state.name())).toList();
            all.add(new TermInSetQuery(Fields.STATE, states), Occur.FILTER);
        }
        if (among.unassigned()) {
            only(all, Fields.ASSIGNEE, Fields.NOBODY);
        }
        among.assignee().ifPresent(user -> only(all, Fields.ASSIGNEE, user));
        among.asked().ifPresent(department -> only(all, Fields.OWING, department));
        among.channel().ifPresent(channel -> only(all, Fields.CHANNEL, channel.value()));
        if (!among.contacts().isEmpty()) {
            List<BytesRef> person =
                    among.contacts().stream().map(id -> new BytesRef(id.toString())).toList();
            all.add(new TermInSetQuery(Fields.CONTACT, person), Occur.FILTER);
        }
        return all;
    }

    private static void only(BooleanQuery.Builder all, String field, Object value) {
        all.add(new TermQuery(new Term(field, value.toString())), Occur.FILTER);
    }
}
