// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/**
 * What a case consists of in the tables, for its erasure. A table that is added to the desk and
 * names a case or a message belongs here: {@code ErasureTest} looks at all of them.
 */
final class CaseRemains {
    private static final String OF_MESSAGES =
            " WHERE interaction_id IN (SELECT id FROM cases_interaction WHERE case_id = ?1)";

    /** In this order: what hangs on something else first. */
    static final List<String> STATEMENTS =
            List.of(
                    "DELETE FROM cases_field" + OF_MESSAGES,
                    "DELETE FROM cases_copy" + OF_MESSAGES,
                    "DELETE FROM cases_problem" + OF_MESSAGES,
                    "DELETE FROM cases_translation" + OF_MESSAGES,
                    "DELETE FROM cases_approval" + OF_MESSAGES,
                    "DELETE FROM cases_attachment" + OF_MESSAGES,
                    "DELETE FROM cases_mark_score WHERE mark_id IN"
                            + " (SELECT id FROM cases_mark WHERE case_id = ?1)",
                    "DELETE FROM cases_mark WHERE case_id = ?1",
                    "DELETE FROM cases_correction WHERE case_id = ?1",
                    "DELETE FROM cases_interaction WHERE case_id = ?1",
                    "DELETE FROM cases_thread WHERE case_id = ?1",
                    "DELETE FROM cases_conversation WHERE case_id = ?1",
                    "DELETE FROM cases_mention WHERE note_id IN"
                            + " (SELECT id FROM cases_note WHERE case_id = ?1)",
                    "DELETE FROM cases_note WHERE case_id = ?1",
                    "DELETE FROM cases_change WHERE case_id = ?1",
                    "DELETE FROM cases_draft WHERE case_id = ?1",
                    "DELETE FROM cases_answer WHERE case_id = ?1",
                    "DELETE FROM cases_related WHERE id IN (SELECT theirs.id FROM cases_related"
                            + " theirs JOIN cases_related ours ON ours.other_id = theirs.case_id"
                            + " AND ours.case_id = theirs.other_id WHERE ours.case_id = ?1)",
                    "DELETE FROM cases_related WHERE case_id = ?1",
                    // departments, reasons and times are figures
                    "UPDATE cases_escalation SET question = '', answer = '',"
                            + " suggested_answer = '', without_contact = '', call_number = '',"
                            + " call_name = '' WHERE case_id = ?1");

    private final EntityUnit unit;

    CaseRemains(EntityUnit unit) {
        this.unit = unit;
    }

    /** Attachments and originals; what of them is kept outside of the tables. */
    List<BlobId> contents(CaseEntity of) {
        long id = of.id().asLong();
        Select<Long> attached =
                Select.of(
                        "SELECT a.blob_id FROM cases_attachment a JOIN cases_interaction i"
                                + " ON i.id = a.interaction_id WHERE i.case_id = ?",
                        Row::number,
                        id);
        Select<Long> originals =
                Select.of(
                        "SELECT original_blob FROM cases_interaction WHERE case_id = ?"
                                + " AND original_blob IS NOT NULL",
                        Row::number,
                        id);
        unit.select(attached, originals);
        return Stream.concat(attached.rows().stream(), originals.rows().stream())
                .distinct()
                .map(BlobId::new)
                .toList();
    }

    void erase(EntityManager em, CaseEntity of) {
        em.flush();
        for (String statement : STATEMENTS) {
            em.createNativeQuery(statement).setParameter(1, of.id().asLong()).executeUpdate();
        }
    }
}
