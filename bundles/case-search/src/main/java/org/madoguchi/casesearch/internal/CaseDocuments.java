// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.ItemValue;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;

/** From cases and their parts to what the index keeps of them. */
final class CaseDocuments {
    private static final int SORTED = 60;
    private static final FieldType LETTERS = new FieldType();

    static {
        LETTERS.setTokenized(true);
        LETTERS.setOmitNorms(true);
        LETTERS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        LETTERS.freeze();
    }

    private CaseDocuments() {}

    static Document whole(CaseTexts.State state) {
        Document document = ofCase(state.id());
        add(document, Fields.WHOLE, key(state.id()));
        document.add(new NumericDocValuesField(Fields.ID, state.id().asLong()));
        document.add(new NumericDocValuesField(Fields.REVISION, state.revision()));
        document.add(new NumericDocValuesField(Fields.ACTIVITY, state.lastActivityMillis()));
        add(document, Fields.STATE, state.state().name());
        if (state.state().isOpen()) {
            add(document, Fields.STATE, Fields.OPEN);
        }
        add(document, Fields.CHANNEL, state.channel().value());
        add(document, Fields.CONTACT, state.contact().toString());
        if (!state.named()) {
            add(document, Fields.NAMELESS, state.contact().toString());
        }
        add(
                document,
                Fields.ASSIGNEE,
                state.assignee().map(Object::toString).orElse(Fields.NOBODY));
        state.team().ifPresent(team -> add(document, Fields.TEAM, team.toString()));
        for (DepartmentId department : state.asked()) {
            add(document, Fields.ASKED, department.toString());
        }
        for (DepartmentId department : state.owing()) {
            add(document, Fields.OWING, department.toString());
        }
        addTraits(document, state);
        return document;
    }

    private static void addTraits(Document document, CaseTexts.State state) {
        CaseTexts.Traits traits = state.traits();
        traits.within().forEach(id -> add(document, Fields.TOPIC, id.toString()));
        traits.tags().forEach(tag -> add(document, Fields.TAG, tag));
        for (ItemValue said : traits.items()) {
            add(document, Fields.ITEM, Fields.item(said));
            said.rank().ifPresent(rank -> add(document, Fields.ITEM_RANK, Fields.rank(said, rank)));
        }
        if (traits.topics().isEmpty()) {
            add(document, Fields.TOPIC, Fields.UNCLASSIFIED);
        }
        traits.disposition().ifPresent(code -> add(document, Fields.DISPOSITION, code));
        traits.town().ifPresent(town -> add(document, Fields.TOWN, town));
        addTime(document, Fields.OPENED, Optional.of(traits.openedAt()));
        addTime(document, Fields.CLOSED, traits.closedAt());
        addTime(document, Fields.DUE, traits.dueAt());
        document.add(new NumericDocValuesField(Fields.STATE_RANK, state.state().ordinal()));
        sortBy(document, Fields.ASSIGNEE_SORT, state.assignee().map(UserId::value));
        sortBy(document, Fields.TEAM_SORT, state.team().map(TeamId::value));
        sortBy(document, Fields.DEPARTMENT_SORT, traits.department().map(DepartmentId::value));
        sortBy(
                document,
                Fields.TOPIC_SORT,
                traits.topics().stream().map(TopicId::value).min(Comparator.naturalOrder()));
        sortBy(document, Fields.CHANNEL_SORT, state.channel().value());
        sortBy(
                document,
                Fields.TAG_SORT,
                traits.tags().stream().min(Comparator.naturalOrder()).orElse(""));
        sortBy(document, Fields.DISPOSITION_SORT, traits.disposition().orElse(""));
        sortBy(document, Fields.TOWN_SORT, traits.town().orElse(""));
        sortBy(document, Fields.LANGUAGE_SORT, traits.language().orElse(""));
        sortBy(document, Fields.SUBJECT_SORT, traits.subject());
        if (!traits.person().isEmpty()) {
            sortBy(document, Fields.CONTACT_SORT, traits.person().get(0));
            document.add(new Field(Fields.PERSON, new LetterPairs(traits.person()), LETTERS));
        }
    }

    private static void addTime(Document document, String field, Optional<Instant> time) {
        time.ifPresent(at -> document.add(new LongField(field, at.toEpochMilli(), Store.NO)));
    }

    private static void sortBy(Document document, String field, Optional<Long> value) {
        value.ifPresent(number -> document.add(new NumericDocValuesField(field, number)));
    }

    /** Spelt alike, it stands together; the beginning is enough. */
    private static void sortBy(Document document, String field, String value) {
        int[] letters = Spelling.of(value.length() <= SORTED ? value : value.substring(0, SORTED));
        if (letters.length > 0) {
            String key = new String(letters, 0, letters.length);
            document.add(new SortedDocValuesField(field, new BytesRef(key)));
        }
    }

    static Document part(CaseId id, CaseTexts.Part part) {
        Document document = ofCase(id);
        add(document, Fields.PART, part.key());
        if (part.readers().everybody()) {
            add(document, Fields.READER, Fields.EVERYBODY);
        }
        part.readers()
                .department()
                .ifPresent(department -> add(document, Fields.READER, department.toString()));
        document.add(new Field(Fields.TEXT, new LetterPairs(part.words()), LETTERS));
        return document;
    }

    static String key(CaseId id) {
        return Long.toString(id.number());
    }

    private static Document ofCase(CaseId id) {
        Document document = new Document();
        add(document, Fields.CASE, key(id));
        document.add(new NumericDocValuesField(Fields.NUMBER, id.number()));
        return document;
    }

    private static void add(Document document, String field, String value) {
        document.add(new StringField(field, value, Store.NO));
    }
}
