// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.directory.DepartmentId;

/** From cases and their parts to what the index keeps of them. */
final class CaseDocuments {
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
        for (DepartmentId department : state.asked()) {
            add(document, Fields.ASKED, department.toString());
        }
        for (DepartmentId department : state.owing()) {
            add(document, Fields.OWING, department.toString());
        }
        return document;
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
