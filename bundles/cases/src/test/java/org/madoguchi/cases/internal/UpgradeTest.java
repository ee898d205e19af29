// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.internal.FormerTables;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** What an earlier release has written is there with this one, in the tables of this one. */
class UpgradeTest {
    private static final CaseId CLOSED = new CaseId(2026, 1);

    /** The first version that writes minutes itself. */
    private static final int WITH_MINUTES = 13;

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 12, 14, 16})
    void casesOfEarlierReleasesShouldBeKept(int version) throws SQLException {
        try (StorageFixture fixture = StorageFixture.start()) {
            FormerTables.make(fixture.source(), "cases", CaseStore.class, version);
            fill(fixture, version);
            CaseStore store =
                    new CaseStore(
                            fixture.storage(),
                            fixture.events(),
                            fixture.transactions(),
                            new TestClock(Instant.parse("2026-11-30T00:00:00Z")));
            try {
                store.unit()
                        .run(
                                em -> {
                                    CaseEntity kept = em.find(CaseEntity.class, CLOSED.asLong());
                                    assertThat(kept.state()).isEqualTo(CaseState.CLOSED);
                                    assertThat(kept.subject()).isEqualTo("粗大ごみ");
                                    List<Interaction> messages =
                                            store.records(em, store.interactions(em, CLOSED));
                                    assertThat(messages)
                                            .extracting(Interaction::text)
                                            .containsExactly("質問です。", "回答です。");
                                    assertThat(store.escalations(em, CLOSED))
                                            .singleElement()
                                            .satisfies(
                                                    asked -> {
                                                        assertThat(asked.suggestedAnswer())
                                                                .isEmpty();
                                                        assertThat(asked.callBack()).isEmpty();
                                                    });
                                });
                assertThat(minutes(store)).containsExactly(90L, 120L, 1L, 30L);
                // it can be written to, too
                store.unit().run(em -> em.find(CaseEntity.class, CLOSED.asLong()).reopen());
            } finally {
                store.close();
            }
        }
    }

    /** To the answer, to the end, handed on or not, and at the department. */
    private static List<Long> minutes(CaseStore store) {
        Select<List<Long>> minutes =
                Select.of(
                        "SELECT c.answer_minutes, c.closing_minutes, c.handed_on, x.minutes"
                                + " FROM cases_case c"
                                + " JOIN cases_escalation x ON x.case_id = c.id WHERE c.id = ?",
                        row -> List.of(row.number(), row.number(), row.number(), row.number()),
                        CLOSED.asLong());
        store.unit().select(minutes);
        return minutes.first().orElseThrow();
    }

    /** With the columns that there were at the beginning; most that came later have a value. */
    private static void fill(StorageFixture fixture, int version) throws SQLException {
        long id = CLOSED.asLong();
        String no = fixture.isPostgreSql() ? "FALSE" : "0";
        try (Connection connection = fixture.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO cases_case (id, state, subject, channel, contact_id, reply_kind,"
                            + " reply_address, reply_name, token, disposition, opened_at,"
                            + " last_activity_at, closed_at, attention, version) VALUES ("
                            + id
                            + ", 'CLOSED', '粗大ごみ', 'mail-desk', 1, 'email', 'a@example.jp', '田中',"
                            + " 'token', 'answered', '2026-10-01 00:00:00', '2026-10-01 02:00:00',"
                            + " '2026-10-01 02:00:00', "
                            + no
                            + ", 1)");
            statement.execute(message(11, id, "INBOUND", "RECEIVED", "質問です。", "00:00:00"));
            statement.execute(message(12, id, "REPLY", "SENT", "回答です。", "01:30:00"));
            statement.execute(
                    "INSERT INTO cases_escalation (id, case_id, department_id, question, asked_by,"
                            + " asked_at, state, answer, answered_at, version) VALUES (21, "
                            + id
                            + ", 3, '確認をお願いします。', '佐藤', '2026-10-01 00:10:00', 'ANSWERED',"
                            + " '出せます。', '2026-10-01 00:40:00', 1)");
            if (version >= WITH_MINUTES) {
                statement.execute(
                        "UPDATE cases_case SET answer_minutes = 90, closing_minutes = 120,"
                                + " handed_on = 1");
                statement.execute("UPDATE cases_escalation SET minutes = 30");
            }
        }
    }

    private static String message(
            long number, long of, String kind, String state, String text, String time) {
        return "INSERT INTO cases_interaction (id, case_id, kind, state, channel, external_id,"
                + " happened_at, party_kind, party_address, party_name, subject, body, origin,"
                + " message_id, author_name, remark, original_type, version) VALUES ("
                + number
                + ", "
                + of
                + ", '"
                + kind
                + "', '"
                + state
                + "', 'mail-desk', 'm"
                + number
                + "', '2026-10-01 "
                + time
                + "', 'email', 'a@example.jp', '田中', '粗大ごみ', '"
                + text
                + "', 'PERSON', '', '', '', '', 1)";
    }
}
