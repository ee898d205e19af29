// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Hands;
import org.madoguchi.api.cases.ItemValue;
import org.madoguchi.api.cases.ItemWish;
import org.madoguchi.api.cases.TimeSpan;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.directory.DepartmentId;

/** From what people type to what the index is asked. */
final class CaseQueries {
    /** Of a pasted letter the first lines say enough. */
    private static final int LONGEST_QUESTION = 400;

    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 60;

    private static final Set<CaseState> OPEN =
            Arrays.stream(CaseState.values())
                    .filter(CaseState::isOpen)
                    .collect(Collectors.toUnmodifiableSet());

    private CaseQueries() {}

    /**
     * The parts in which each word occurs, as far as the reader may read them; the longest first,
     * they are rare.
     */
    static List<Query> words(String text, Optional<DepartmentId> reader) {
        return containing(text, Fields.TEXT).stream().map(word -> readable(word, reader)).toList();
    }

    private static List<Query> containing(String text, String field) {
        String question =
                text.codePointCount(0, text.length()) <= LONGEST_QUESTION
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUESTION));
        return Spelling.words(question)
                .limit(MOST_WORDS)
                .sorted(Comparator.comparingInt((int[] word) -> word.length).reversed())
                .map(word -> containing(word, field))
                .toList();
    }

    /** Every second pair says it all: the others overlap. */
    private static Query containing(int[] word, String field) {
        if (word.length == 1) {
            return new PrefixQuery(
                    term(field, word, 0, 1), MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
        }
        if (word.length == 2) {
            return new TermQuery(term(field, word, 0, 2));
        }
        int length = Math.min(word.length, LONGEST_WORD);
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int at = 0; at < length - 1; at += 2) {
            phrase.add(term(field, word, at, 2), at);
        }
        if (length % 2 == 1) {
            phrase.add(term(field, word, length - 2, 2), length - 2);
        }
        return phrase.build();
    }

    private static Term term(String field, int[] word, int from, int count) {
        return new Term(field, new String(word, from, count));
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
        any(all, Fields.CONTACT, among.contacts());
        any(all, Fields.TOWN, among.towns());
        fitting(all, among.criteria());
        among.hands().forEach(hands -> all.add(in(hands), Occur.FILTER));
        return all;
    }

    /** Nobody's hands hold nothing. */
    private static Query in(Hands hands) {
        return new BooleanQuery.Builder()
                .add(new TermInSetQuery(Fields.ASSIGNEE, terms(hands.people())), Occur.SHOULD)
                .add(new TermInSetQuery(Fields.TEAM, terms(hands.teams())), Occur.SHOULD)
                .build();
    }

    private static List<BytesRef> terms(Collection<?> values) {
        return values.stream().map(value -> new BytesRef(value.toString())).toList();
    }

    private static void fitting(BooleanQuery.Builder all, CaseCriteria criteria) {
        any(all, Fields.STATE, criteria.states());
        any(all, Fields.CHANNEL, criteria.channels().stream().map(ChannelId::value).toList());
        any(all, Fields.ASSIGNEE, criteria.assignees());
        if (criteria.unassigned()) {
            only(all, Fields.ASSIGNEE, Fields.NOBODY);
        }
        criteria.department().ifPresent(department -> only(all, Fields.ASKED, department));
        any(all, Fields.TOPIC, criteria.topics());
        any(all, Fields.TAG, criteria.tags());
        criteria.items().forEach(wish -> holding(all, wish));
        if (criteria.unclassified()) {
            only(all, Fields.TOPIC, Fields.UNCLASSIFIED);
        }
        criteria.disposition().ifPresent(code -> only(all, Fields.DISPOSITION, code));
        within(all, Fields.OPENED, criteria.opened());
        within(all, Fields.CLOSED, criteria.closed());
        within(all, Fields.DUE, criteria.due());
        containing(criteria.contact(), Fields.PERSON).forEach(word -> all.add(word, Occur.FILTER));
    }

    private static void holding(BooleanQuery.Builder all, ItemWish wish) {
        if (wish.until().isEmpty()) {
            only(all, Fields.ITEM, Fields.item(wish.value()));
            return;
        }
        ItemValue last = wish.until().get();
        all.add(
                TermRangeQuery.newStringRange(
                        Fields.ITEM_RANK,
                        Fields.rank(last, wish.least()),
                        Fields.rank(last, last.rank().orElseThrow()),
                        true,
                        true),
                Occur.FILTER);
    }

    private static void within(BooleanQuery.Builder all, String field, TimeSpan span) {
        if (!span.isAny()) {
            all.add(
                    LongField.newRangeQuery(
                            field,
                            span.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                            span.until().map(end -> end.toEpochMilli() - 1).orElse(Long.MAX_VALUE)),
                    Occur.FILTER);
        }
    }

    /** One of the values; nothing wanted is no restriction. */
    private static void any(BooleanQuery.Builder all, String field, Collection<?> values) {
        if (!values.isEmpty()) {
            all.add(new TermInSetQuery(field, terms(values)), Occur.FILTER);
        }
    }

    private static void only(BooleanQuery.Builder all, String field, Object value) {
        all.add(new TermQuery(new Term(field, value.toString())), Occur.FILTER);
    }
}
