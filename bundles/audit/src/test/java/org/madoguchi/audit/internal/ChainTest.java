// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditVerdict;
import org.madoguchi.api.audit.AuditVerdict.Fault;
import org.madoguchi.api.audit.AuditVerdict.Kind;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.UnitDefinition;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

/** Whoever changes the database behind the product's back is found out. */
class ChainTest {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-21T03:00:00.123Z"), ZoneOffset.UTC);
    private static final Actor AUDITOR = Actor.system("test");
    private static StorageFixture fixture;
    private static EntityUnit database;
    private StoredAuditTrail trail;

    @BeforeAll
    static void startDatabase() {
        fixture = StorageFixture.start();
        database = fixture.storage().open(UnitDefinition.of("audit", AuditRecordEntity.class));
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
        fixture.close();
    }

    @BeforeEach
    void emptyTrail() {
        forget();
        trail = open();
    }

    private static StoredAuditTrail open() {
        return new StoredAuditTrail(fixture.storage(), fixture.transactions(), NOON);
    }

    /** As before the first start with a chain. */
    private static void forget() {
        tamper(
                "DELETE FROM audit_record",
                "UPDATE audit_head SET chain_position = 0, start_hash = NULL, start_count = NULL,"
                        + " removed_position = NULL, removed_hash = NULL, removed_before = NULL,"
                        + " chain_hash = '"
                        + ChainHash.NOTHING
                        + "'");
    }

    private static void tamper(String... statements) {
        database.run(
                em -> {
                    try (Statement statement = em.unwrap(Connection.class).createStatement()) {
                        for (String sql : statements) {
                            assertThat(statement.executeUpdate(sql)).as(sql).isNotNegative();
                        }
                    } catch (SQLException e) {
                        throw new StorageException("tampering failed", e);
                    }
                });
    }

    private void records(int count) {
        for (int i = 1; i <= count; i++) {
            trail.recordCommitted(AUDITOR, "case.view", "case 2026-00000" + i, "");
        }
    }

    private Fault fault(AuditAnchor... kept) {
        return trail.verify(AUDITOR, List.of(kept)).fault().orElseThrow();
    }

    private static void assertFault(Fault fault, Kind kind, long position) {
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.position()).isEqualTo(position);
    }

    @Test
    void aTrailThatNobodyTouchedShouldBeWhole() {
        records(5);
        AuditAnchor kept = trail.head(AUDITOR);
        trail.record(
                new Actor(Optional.empty(), "長".repeat(300), Set.of(), Optional.empty(), "\0"),
                "case.note",
                "\ud842\udfb7野 \ud842",
                "行\n行 ");

        AuditVerdict verdict = trail.verify(AUDITOR, List.of(kept));

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.checked()).isEqualTo(6);
        assertThat(verdict.earlier()).isZero();
        assertThat(kept.position()).isEqualTo(5);
    }

    @Test
    void aCheckShouldBeOnRecordAndBeCoveredByTheNext() {
        records(1);
        trail.verify(AUDITOR, List.of());

        AuditRecord newest =
                trail.list(AUDITOR, AuditQuery.ALL, PageRequest.first(9)).items().stream()
                        .filter(record -> record.action().equals("audit.verify"))
                        .findFirst()
                        .orElseThrow();

        assertThat(newest.link()).contains(trail.head(AUDITOR));
        assertThat(trail.verify(AUDITOR, List.of()).checked()).isEqualTo(2);
    }

    @Test
    void aChangedRecordShouldBeFoundAndShown() {
        records(5);
        tamper("UPDATE audit_record SET actor_name = '別人' WHERE chain_position = 3");

        Fault fault = fault();

        assertFault(fault, Kind.CHANGED, 3);
        assertThat(fault.record().orElseThrow().subject()).isEqualTo("case 2026-000003");
    }

    @Test
    void eachFieldShouldBeCovered() {
        for (String change :
                List.of(
                        "id = id + 1000000",
                        "recorded_at = {ts '2026-11-21 03:00:00.124'}",
                        "user_id = 0",
                        "actor_name = 'x'",
                        "origin = 'x'",
                        "action = 'x'",
                        "subject = 'x'",
                        "detail = 'x'",
                        "chain_hash = '" + ChainHash.NOTHING + "'",
                        "chain_hash = 'x'")) {
            forget();
            trail = open();
            records(3);
            tamper("UPDATE audit_record SET " + change + " WHERE chain_position = 2");

            assertFault(fault(), Kind.CHANGED, 2);
        }
    }

    @Test
    void aTextThatMovedOverTheBorderOfItsFieldShouldBeFound() {
        trail.record(AUDITOR, "case.view", "case 1", "2");
        tamper("UPDATE audit_record SET subject = 'case ', detail = '12'");

        assertFault(fault(), Kind.CHANGED, 1);
    }

    @Test
    void aRecordThatWasTakenAwayShouldBeMissed() {
        records(5);
        tamper("DELETE FROM audit_record WHERE chain_position = 2");

        assertFault(fault(), Kind.MISSING, 2);
    }

    @Test
    void closingTheGapShouldNotHelp() {
        records(4);
        tamper(
                "DELETE FROM audit_record WHERE chain_position = 2",
                "UPDATE audit_record SET chain_position = 2 WHERE chain_position = 3",
                "UPDATE audit_record SET chain_position = 3 WHERE chain_position = 4",
                "UPDATE audit_head SET chain_position = 3");

        assertFault(fault(), Kind.CHANGED, 2);
    }

    @Test
    void recordsThatChangedPlacesShouldBeFound() {
        records(4);
        tamper(
                "UPDATE audit_record SET chain_position = 99 WHERE chain_position = 2",
                "UPDATE audit_record SET chain_position = 2 WHERE chain_position = 3",
                "UPDATE audit_record SET chain_position = 3 WHERE chain_position = 99");

        assertFault(fault(), Kind.CHANGED, 2);
    }

    @Test
    void aRecordThatWasPutInShouldBeFound() {
        records(3);
        tamper(
                "UPDATE audit_record SET chain_position = 4 WHERE chain_position = 3",
                copyOf(1, "3", "'" + "a".repeat(64) + "'"),
                "UPDATE audit_head SET chain_position = 4");

        assertFault(fault(), Kind.CHANGED, 3);
    }

    @Test
    void aRecordWithoutAPlaceShouldBeFound() {
        records(3);
        tamper(copyOf(1, "NULL", "NULL"));

        assertFault(fault(), Kind.EARLIER, 0);
    }

    @Test
    void aRecordThatWasRightlyComputedButNotByTheProductShouldBeFound() {
        records(2);
        AuditAnchor head = trail.head(AUDITOR);
        records(1);
        tamper("UPDATE audit_head SET chain_position = 2, chain_hash = '" + head.hash() + "'");

        assertFault(fault(), Kind.ADDED, 3);
    }

    private static String copyOf(long position, String newPosition, String hash) {
        return "INSERT INTO audit_record SELECT id + 1000000, recorded_at, user_id, actor_name,"
                + " origin, action, subject, detail, CAST("
                + newPosition
                + " AS BIGINT), CAST("
                + hash
                + " AS CHAR(64)) FROM audit_record WHERE chain_position = "
                + position;
    }

    @Test
    void anEndThatWasCutOffShouldBeMissed() {
        records(5);
        tamper("DELETE FROM audit_record WHERE chain_position > 3");

        assertFault(fault(), Kind.TRUNCATED, 4);
    }

    @Test
    void anEndThatWasCutOffTogetherWithTheHeadShouldNeedAKeptAnchor() {
        records(3);
        AuditAnchor third = trail.head(AUDITOR);
        records(2);
        AuditAnchor kept = trail.head(AUDITOR);
        tamper(
                "DELETE FROM audit_record WHERE chain_position > 3",
                "UPDATE audit_head SET chain_position = 3, chain_hash = '" + third.hash() + "'");

        assertFault(fault(third, kept), Kind.TRUNCATED, 4);
        assertThat(trail.verify(AUDITOR, List.of(third)).fault()).isEmpty();
    }

    @Test
    void aChainThatWasComputedAnewShouldNotFitAKeptAnchor() {
        records(3);
        AuditAnchor kept = trail.head(AUDITOR);
        forget();
        trail = open();
        records(2);
        trail.record(AUDITOR, "case.view", "case 2026-000009", "");

        assertThat(trail.verify(AUDITOR, List.of()).fault()).isEmpty();
        assertFault(fault(kept), Kind.REWRITTEN, 3);
    }

    @Test
    void recordsFromBeforeTheChainShouldBeSealedByANote() {
        records(3);
        tamper("UPDATE audit_record SET chain_position = NULL, chain_hash = NULL");
        tamper("UPDATE audit_head SET chain_position = 0, start_hash = NULL, start_count = NULL");
        trail = open();
        records(1);

        AuditVerdict verdict = trail.verify(AUDITOR, List.of());

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.earlier()).isEqualTo(3);
        assertThat(trail.list(AUDITOR, AuditQuery.ALL, PageRequest.first(9)).items())
                .filteredOn(record -> record.action().equals("audit.seal"))
                .singleElement()
                .satisfies(note -> assertThat(note.detail()).startsWith("3 "))
                .satisfies(note -> assertThat(note.link().orElseThrow().position()).isOne());

        tamper("UPDATE audit_record SET detail = 'x' WHERE subject = 'case 2026-000002'");

        assertFault(fault(), Kind.EARLIER, 0);
    }

    @Test
    void whatIsWrittenAtTheSameTimeShouldStandInOneOrder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            calls.add(
                    () -> {
                        write(number);
                        return null;
                    });
        }
        try {
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }

        AuditVerdict verdict = trail.verify(AUDITOR, List.of());

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.checked()).isEqualTo(200 / 4 * (1 + 1 + 2));
    }

    /** A look, an act, two acts in one transaction, and a transaction that does not succeed. */
    private void write(int number) {
        switch (number % 4) {
            case 0 -> trail.recordCommitted(AUDITOR, "case.view", "case " + number, "");
            case 1 -> trail.record(AUDITOR, "case.note", "case " + number, "");
            case 2 ->
                    fixture.transactions()
                            .run(
                                    () -> {
                                        trail.record(AUDITOR, "case.close", "case", "");
                                        trail.record(AUDITOR, "case.reopen", "case", "");
                                    });
            default ->
                    assertThatThrownBy(
                                    () ->
                                            fixture.transactions()
                                                    .run(
                                                            () -> {
                                                                trail.record(AUDITOR, "a", "b", "");
                                                                throw new IllegalStateException();
                                                            }))
                            .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aLongTrailShouldBeCheckedInSteps() {
        fixture.transactions()
                .run(
                        () -> {
                            for (int i = 0; i < 4_500; i++) {
                                trail.record(AUDITOR, "article.create", "article " + i, "");
                            }
                        });

        assertThat(trail.verify(AUDITOR, List.of()).checked()).isEqualTo(4_500);

        tamper("DELETE FROM audit_record WHERE chain_position = 4001");

        assertFault(fault(), Kind.MISSING, 4_001);
    }

    private static final Instant LAST_YEAR = Instant.parse("2025-11-20T03:00:00Z");
    private static final Instant A_YEAR_AGO = Instant.parse("2025-11-21T03:00:00Z");

    private static AuditQuery of(String action) {
        return new AuditQuery(
                Optional.empty(),
                Optional.of(action),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private StoredAuditTrail lastYear() {
        return new StoredAuditTrail(
                fixture.storage(), fixture.transactions(), Clock.fixed(LAST_YEAR, ZoneOffset.UTC));
    }

    private void recordsOfLastYear(int count) {
        StoredAuditTrail then = lastYear();
        fixture.transactions()
                .run(
                        () -> {
                            for (int i = 0; i < count; i++) {
                                then.record(AUDITOR, "case.view", "case " + i, "");
                            }
                        });
    }

    @Test
    @Requirement("FJ-221")
    void whatIsOlderThanItsPeriodShouldGoAndTheRestStayWhole() {
        recordsOfLastYear(4_500);
        records(3);
        AuditAnchor kept = trail.head(AUDITOR);
        RetainedRecords retained = new RetainedRecords(trail);

        assertThat(retained.leastMonths()).isEqualTo(12);
        assertThat(retained.due(A_YEAR_AGO)).isEqualTo(4_500);
        assertThat(retained.erase(AUDITOR, A_YEAR_AGO, 4_100)).isEqualTo(4_100);
        AuditVerdict first = trail.verify(AUDITOR, List.of(kept));
        assertThat(first.fault()).isEmpty();
        assertThat(first.removed().orElseThrow().end().position()).isEqualTo(4_100);
        assertThat(first.removed().orElseThrow().before()).isEqualTo(A_YEAR_AGO);
        assertThat(first.checked()).as("400 of last year, three and the removal").isEqualTo(404);

        assertThat(retained.erase(AUDITOR, A_YEAR_AGO, 4_100)).isEqualTo(400);
        assertThat(retained.erase(AUDITOR, A_YEAR_AGO, 4_100)).isZero();
        assertThat(retained.due(A_YEAR_AGO)).isZero();
        AuditVerdict verdict = trail.verify(AUDITOR, List.of(kept));
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.earlier()).isZero();
        assertThat(trail.list(AUDITOR, of("audit.remove"), PageRequest.first(10)).items())
                .extracting(AuditRecord::detail)
                .allMatch(told -> told.contains("records from before 2025-11-21T03:00:00Z"))
                .hasSize(2);
        tamper("UPDATE audit_record SET subject = 'case 7' WHERE chain_position = 4501");
        assertFault(fault(), Kind.CHANGED, 4_501);
    }

    @Test
    @Requirement("FJ-221")
    void whoRemovesMoreThanTheTrailTellsOfShouldBeFoundOut() {
        recordsOfLastYear(5);
        records(5);
        trail.remove(AUDITOR, A_YEAR_AGO, 3);
        assertThat(trail.verify(AUDITOR, List.of()).fault()).isEmpty();

        String hash =
                trail.list(AUDITOR, of("case.view"), PageRequest.first(20)).items().stream()
                        .flatMap(record -> record.link().stream())
                        .filter(anchor -> anchor.position() == 7)
                        .findFirst()
                        .orElseThrow()
                        .hash();
        tamper(
                "DELETE FROM audit_record WHERE chain_position <= 7",
                "UPDATE audit_head SET removed_position = 7, removed_hash = '" + hash + "'");
        assertFault(fault(), Kind.MISSING, 7);
    }

    @Test
    @Requirement("FJ-221")
    void whatLiesBehindAYoungRecordShouldStay() {
        records(1);
        recordsOfLastYear(2);

        assertThat(trail.due(A_YEAR_AGO)).isEqualTo(2);
        assertThat(trail.remove(AUDITOR, A_YEAR_AGO, 10)).isZero();
        assertThat(trail.verify(AUDITOR, List.of()).removed()).isEmpty();
    }

    @Test
    @Requirement("FJ-221")
    void recordsFromBeforeTheChainShouldGoTogetherAndFirst() {
        recordsOfLastYear(4);
        tamper("UPDATE audit_record SET chain_position = NULL, chain_hash = NULL");
        tamper(
                "UPDATE audit_head SET chain_position = 0, start_hash = NULL, start_count = NULL,"
                        + " chain_hash = '"
                        + ChainHash.NOTHING
                        + "'");
        trail = open();
        records(2);

        assertThat(trail.remove(AUDITOR, LAST_YEAR, 10)).as("not older").isZero();
        assertThat(trail.remove(AUDITOR, A_YEAR_AGO, 10)).isEqualTo(4);
        AuditVerdict verdict = trail.verify(AUDITOR, List.of());
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.removed().orElseThrow().end().position()).isZero();
        tamper(
                "INSERT INTO audit_record (id, recorded_at, actor_name, origin, action, subject,"
                        + " detail) VALUES (1, CURRENT_TIMESTAMP, 'x', 'x', 'x', 'x', 'x')");
        assertFault(fault(), Kind.EARLIER, 0);
    }

    @Test
    void aCheckShouldNeedTheRightToReadTheTrail() {
        Actor nobody = new Actor(Optional.empty(), "", Set.of(), Optional.empty(), "");
        assertThatThrownBy(() -> trail.verify(nobody, List.of()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> trail.head(nobody)).isInstanceOf(PermissionDeniedException.class);
    }
}
