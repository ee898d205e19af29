// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredAuditTrailTest {
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Actor AUDITOR = Actor.system("test");
    private static StorageFixture fixture;

    @BeforeAll
    static void startDatabase() {
        fixture = StorageFixture.start();
    }

    @AfterAll
    static void stopDatabase() {
        fixture.close();
    }

    private static StoredAuditTrail trailAt(Instant now) {
        return new StoredAuditTrail(
                fixture.storage(), fixture.transactions(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Actor operator(long id) {
        return new Actor(
                Optional.of(new UserId(id)),
                "佐藤 花子",
                Set.of(Role.OPERATOR),
                Optional.empty(),
                "192.0.2.10");
    }

    private static AuditQuery bySubject(String subject) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(subject),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aRecordShouldTellWhoDidWhatToWhatAndFromWhere() {
        trailAt(NOON).record(operator(7), "case.view", "case 2026-000012", "添付 1 件");

        Page<AuditRecord> found =
                trailAt(NOON).list(AUDITOR, bySubject("case 2026-000012"), PageRequest.first(10));

        assertThat(found.total()).isEqualTo(1);
        AuditRecord record = found.items().get(0);
        assertThat(record.at()).isEqualTo(NOON);
        assertThat(record.user()).contains(new UserId(7));
        assertThat(record.actorName()).isEqualTo("佐藤 花子");
        assertThat(record.origin()).isEqualTo("192.0.2.10");
        assertThat(record.action()).isEqualTo("case.view");
        assertThat(record.detail()).isEqualTo("添付 1 件");
    }

    @Test
    void aLookShouldBeOnRecordWhenItReturnsLikeAnyOtherAct() {
        StoredAuditTrail trail = trailAt(NOON);
        trail.recordCommitted(operator(7), "case.view", "case 2026-000013", "");
        trail.recordCommitted(Actor.system("api"), "case.view", "case 2026-000013", "照合");

        List<AuditRecord> found =
                trail.list(AUDITOR, bySubject("case 2026-000013"), PageRequest.first(10)).items();

        assertThat(found).extracting(AuditRecord::at).containsOnly(NOON);
        assertThat(found)
                .extracting(AuditRecord::user)
                .containsExactlyInAnyOrder(Optional.of(new UserId(7)), Optional.empty());
        assertThat(found).extracting(AuditRecord::detail).containsExactlyInAnyOrder("", "照合");
    }

    @Test
    void aLookInsideATransactionShouldBeRefused() {
        StoredAuditTrail trail = trailAt(NOON);
        assertThatThrownBy(
                        () ->
                                fixture.transactions()
                                        .run(
                                                () ->
                                                        trail.recordCommitted(
                                                                operator(7), "case.view", "x", "")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aListShouldComeNewestFirstAndInPages() {
        for (int minute = 0; minute < 5; minute++) {
            trailAt(NOON.plus(Duration.ofMinutes(minute)))
                    .record(operator(8), "case.note", "case 2026-000099", "" + minute);
        }

        Page<AuditRecord> second =
                trailAt(NOON).list(AUDITOR, bySubject("case 2026-000099"), new PageRequest(2, 2));

        assertThat(second.items()).extracting(AuditRecord::detail).containsExactly("2", "1");
        assertThat(second.total()).isEqualTo(5);
        assertThat(second.hasMore()).isTrue();
    }

    @Test
    void aListShouldBeRestrictedByUserActionAndTime() {
        Instant begin = NOON.plus(Duration.ofDays(1));
        trailAt(begin).record(operator(20), "user.sign-in", "user 20", "");
        trailAt(begin.plusSeconds(60)).record(operator(20), "user.sign-out", "user 20", "");
        trailAt(begin.plusSeconds(120)).record(operator(20), "user.sign-in", "user 20", "");
        trailAt(begin).record(operator(21), "user.sign-in", "user 21", "");

        AuditQuery query =
                new AuditQuery(
                        Optional.of(new UserId(20)),
                        Optional.of("user.sign-in"),
                        Optional.empty(),
                        Optional.of(begin),
                        Optional.of(begin.plusSeconds(120)));

        assertThat(trailAt(NOON).list(AUDITOR, query, PageRequest.first(10)).items())
                .extracting(AuditRecord::at)
                .containsExactly(begin);
    }

    @Test
    void aRecordShouldVanishWithTheTransactionItBelongsTo() {
        StoredAuditTrail trail = trailAt(NOON);

        assertThatThrownBy(
                        () ->
                                fixture.transactions()
                                        .run(
                                                () -> {
                                                    trail.record(
                                                            operator(9), "case.open", "case X", "");
                                                    throw new IllegalStateException("rolled back");
                                                }))
                .hasMessage("rolled back");

        assertThat(trail.list(AUDITOR, bySubject("case X"), PageRequest.first(10)).items())
                .isEmpty();
    }

    @Test
    void aLongTextShouldBeCutRatherThanLost() {
        trailAt(NOON).record(operator(9), "case.view", "case long", "長".repeat(5000));

        assertThat(
                        trailAt(NOON)
                                .list(AUDITOR, bySubject("case long"), PageRequest.first(1))
                                .items())
                .singleElement()
                .satisfies(record -> assertThat(record.detail()).hasSize(4000).endsWith("長…"));
    }

    @Test
    @Requirement("FJ-221")
    void aRecordOfAYearAgoShouldStillBeFound() {
        Instant yearAgo = NOON.minus(Duration.ofDays(364));
        trailAt(yearAgo).record(operator(51), "case.view", "case of last year", "");

        StoredAuditTrail today = trailAt(NOON);
        today.record(operator(51), "case.view", "case of today", "");
        AuditQuery lastYear =
                new AuditQuery(
                        Optional.of(new UserId(51)),
                        Optional.of("case.view"),
                        Optional.empty(),
                        Optional.of(yearAgo),
                        Optional.of(yearAgo.plusSeconds(1)));

        assertThat(today.list(AUDITOR, lastYear, PageRequest.first(10)).items())
                .extracting(AuditRecord::subject)
                .containsExactly("case of last year");
    }

    @Test
    void anActionThatFitsNoColumnShouldBeACallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trailAt(NOON).record(operator(9), "", "case", ""));
    }

    @Test
    void aListShouldBeRefusedToAnOperator() {
        assertThatThrownBy(
                        () -> trailAt(NOON).list(operator(9), AuditQuery.ALL, PageRequest.first(1)))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void recordsShouldBeFoundByTheNameOfTheTimeAndByTheAddress() {
        Actor elsewhere =
                new Actor(Optional.empty(), "unknown", Set.of(), Optional.empty(), "2001:db8::7");
        trailAt(NOON).record(elsewhere, "user.sign-in-refused", "user unknown", "");
        trailAt(NOON).record(operator(7), "user.sign-in-refused", "user unknown", "");

        for (AuditQuery query :
                List.of(
                        new AuditQuery(
                                Optional.empty(),
                                Optional.of("unknown"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new AuditQuery(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("2001:db8::7"),
                                Optional.empty(),
                                Optional.empty()))) {
            assertThat(trailAt(NOON).list(AUDITOR, query, PageRequest.first(10)).items())
                    .extracting(AuditRecord::actorName)
                    .containsExactly("unknown");
        }
    }

    @Test
    void anExportShouldHaveEverythingThatFitsAndBeOnRecordItself() {
        Instant begin = NOON.plus(Duration.ofDays(30));
        List<StoredAuditTrail> moments =
                List.of(trailAt(begin), trailAt(begin.plusMillis(1)), trailAt(begin.plusMillis(2)));
        fixture.transactions()
                .run(
                        () -> {
                            for (int i = 0; i < 450; i++) {
                                moments.get(i % 3)
                                        .record(operator(31), "case.view", "case export", "" + i);
                            }
                        });

        List<AuditRecord> found =
                trailAt(begin).export(operatorWhoAudits(), bySubject("case export")).toList();

        assertThat(found).hasSize(450).doesNotHaveDuplicates();
        assertThat(found)
                .isSortedAccordingTo(
                        Comparator.comparing(AuditRecord::at)
                                .thenComparing(AuditRecord::id)
                                .reversed());
        AuditQuery exports =
                new AuditQuery(
                        Optional.of(new UserId(32)),
                        Optional.of("audit.export"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(trailAt(begin).list(AUDITOR, exports, PageRequest.first(2)).items())
                .extracting(AuditRecord::detail)
                .containsExactly("subject case export, 450 rows");
    }

    private static Actor operatorWhoAudits() {
        return new Actor(
                Optional.of(new UserId(32)),
                "監査 太郎",
                Set.of(Role.ADMINISTRATOR),
                Optional.empty(),
                "192.0.2.32");
    }

    @Test
    void anExportShouldBeRefusedToAnOperator() {
        assertThatThrownBy(() -> trailAt(NOON).export(operator(9), AuditQuery.ALL))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void aKindOfSubjectShouldStandForEverythingOfIt() {
        StoredAuditTrail trail = trailAt(NOON);
        trail.record(operator(41), "form.save", "form 12", "");
        trail.record(operator(41), "form.publish", "form 13", "");
        trail.record(operator(41), "form.save", "formula 14", "");
        trail.record(operator(41), "form.save", "form", "");

        assertThat(trail.list(AUDITOR, bySubject("form"), PageRequest.first(10)).items())
                .extracting(AuditRecord::subject)
                .containsExactlyInAnyOrder("form 12", "form 13", "form");
        assertThat(trail.list(AUDITOR, bySubject("form 1"), PageRequest.first(10)).items())
                .isEmpty();
        assertThat(trail.list(AUDITOR, bySubject("form %"), PageRequest.first(10)).items())
                .isEmpty();
    }
}
