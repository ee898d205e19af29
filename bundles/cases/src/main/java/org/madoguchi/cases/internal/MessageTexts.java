// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.CaseTexts.Part;
import org.madoguchi.api.cases.CaseTexts.Readers;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** Reads messages for an index, few at a time: a message may have a million letters. */
final class MessageTexts {
    private static final int AT_ONCE = 8;

    /** Columns of a message with words. */
    private static final int TEXTS = 5;

    private final EntityUnit unit;
    private final CaseTexts.PartVisitor parts;

    MessageTexts(EntityUnit unit, CaseTexts.PartVisitor parts) {
        this.unit = unit;
        this.parts = parts;
    }

    static String key(long interaction) {
        return "i" + interaction;
    }

    void read(List<Long> interactions) {
        for (int from = 0; from < interactions.size(); from += AT_ONCE) {
            some(interactions.subList(from, Math.min(from + AT_ONCE, interactions.size())));
        }
    }

    private void some(List<Long> ids) {
        Select<Words> fields =
                Select.ofEach(
                        "SELECT interaction_id, id, label, content FROM cases_field"
                                + " WHERE interaction_id = ?",
                        row -> Words.read(row, 2),
                        ids);
        Select<Words> files =
                Select.ofEach(
                        "SELECT interaction_id, id, file_name FROM cases_attachment"
                                + " WHERE interaction_id = ?",
                        row -> Words.read(row, 1),
                        ids);
        Select<Words> copies =
                Select.ofEach(
                        "SELECT interaction_id, id, name, address FROM cases_copy"
                                + " WHERE interaction_id = ?",
                        row -> Words.read(row, 2),
                        ids);
        unit.select(
                fields,
                files,
                copies,
                Select.ofEach(
                        "SELECT id, case_id, subject, party_name, party_address, author_name, body"
                                + " FROM cases_interaction WHERE id = ?",
                        row -> visit(row, List.of(fields, files, copies)),
                        ids));
    }

    private String visit(Row row, List<Select<Words>> more) throws SQLException {
        long id = row.number();
        CaseId of = CaseId.ofLong(row.number());
        List<String> words = new ArrayList<>();
        for (int column = 0; column < TEXTS; column++) {
            words.add(row.text());
        }
        more.forEach(kind -> words.addAll(Words.of(id, kind)));
        parts.visit(of, new Part(key(id), Readers.EVERYBODY, words));
        return key(id);
    }

    /** What else belongs to a message; put in order here, since a sort is dear to Derby. */
    private record Words(long message, long id, List<String> words) {
        static Words read(Row row, int columns) throws SQLException {
            long message = row.number();
            long id = row.number();
            List<String> words = new ArrayList<>(columns);
            for (int column = 0; column < columns; column++) {
                words.add(row.text());
            }
            return new Words(message, id, words);
        }

        static List<String> of(long message, Select<Words> kind) {
            return kind.rows().stream()
                    .filter(row -> row.message() == message)
                    .sorted(Comparator.comparingLong(Words::id))
                    .flatMap(row -> row.words().stream())
                    .toList();
        }
    }
}
