// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<Long, List<String>> more = new HashMap<>();
        unit.select(
                Select.ofEach(
                        "SELECT interaction_id, label, content FROM cases_field"
                                + " WHERE interaction_id = ? ORDER BY id",
                        row -> of(row.number(), more).addAll(List.of(row.text(), row.text())),
                        ids),
                Select.ofEach(
                        "SELECT interaction_id, file_name FROM cases_attachment"
                                + " WHERE interaction_id = ?",
                        row -> of(row.number(), more).add(row.text()),
                        ids),
                Select.ofEach(
                        "SELECT interaction_id, name, address FROM cases_copy"
                                + " WHERE interaction_id = ? ORDER BY id",
                        row -> of(row.number(), more).addAll(List.of(row.text(), row.text())),
                        ids),
                Select.ofEach(
                        "SELECT id, case_id, subject, party_name, party_address, author_name, body"
                                + " FROM cases_interaction WHERE id = ?",
                        row -> visit(row, more),
                        ids));
    }

    private static List<String> of(long message, Map<Long, List<String>> more) {
        return more.computeIfAbsent(message, id -> new ArrayList<>());
    }

    private String visit(Row row, Map<Long, List<String>> more) throws SQLException {
        long id = row.number();
        CaseId of = CaseId.ofLong(row.number());
        List<String> words = new ArrayList<>();
        for (int column = 0; column < TEXTS; column++) {
            words.add(row.text());
        }
        words.addAll(more.getOrDefault(id, List.of()));
        parts.visit(of, new Part(key(id), Readers.EVERYBODY, words));
        return key(id);
    }
}
