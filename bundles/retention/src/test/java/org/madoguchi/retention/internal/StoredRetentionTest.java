// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.retention.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.retention.RetainedData;
import org.madoguchi.api.retention.Retention;
import org.madoguchi.api.retention.RetentionRule;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** Nothing goes before its time, and nothing is forgotten when it has come. */
class StoredRetentionTest {
    private static final Actor ADMIN = actor(Role.ADMINISTRATOR);
    private static final Actor SUPERVISOR = actor(Role.SUPERVISOR);

    private final TestClock clock = new TestClock(Instant.parse("2026-05-31T03:00:00Z"));
    private final List<String> audited = new ArrayList<>();
    private final Shelf letters = new Shelf("letter");
    private final Shelf sounds = new Shelf("sound");
    private StorageFixture fixture;
    private RetentionStore store;
    private StoredRetention retention;

    @BeforeEach
    void open() {
        fixture = StorageFixture.start();
        store = new RetentionStore(fixture.storage());
        retention =
                new StoredRetention(
                        store, new Asahi(), new ListingTrail(), 2, clock, List.of(sounds, letters));
    }

    @AfterEach
    void close() {
        store.close();
        fixture.close();
    }

    private static Actor actor(Role role) {
        return new Actor(Optional.empty(), role.name(), Set.of(role), Optional.empty(), "test");
    }

    private List<Retention.Run> runs() {
        return retention.runs(SUPERVISOR, PageRequest.first(10)).items();
    }

    @Test
    @Requirement({"ST-065", "ST-287", "YK-088", "YK-126", "YK-137"})
    void whatIsDueShouldBeShownErasedAndReported() {
        letters.add("2026-02-28T02:00:00Z", "2026-02-28T04:00:00Z", "2025-01-01T00:00:00Z");
        assertThat(retention.kinds(SUPERVISOR))
                .extracting(kind -> kind.rule().code() + " " + kind.due())
                .containsExactly("letter 0", "sound 0");
        assertThatThrownBy(() -> retention.erase(SUPERVISOR, "letter"))
                .isInstanceOf(RejectedException.class);

        retention.change(ADMIN, new RetentionRule("letter", 3, false));
        assertThat(retention.kinds(SUPERVISOR).get(0).due()).isEqualTo(2);
        assertThat(retention.erase(SUPERVISOR, "letter")).isEqualTo(2);
        assertThat(retention.erase(SUPERVISOR, "letter")).isZero();

        assertThat(letters.kept).containsExactly(Instant.parse("2026-02-28T04:00:00Z"));
        assertThat(runs())
                .singleElement()
                .satisfies(
                        run -> {
                            assertThat(run.by()).isEqualTo("SUPERVISOR");
                            assertThat(run.name().ja()).isEqualTo("letterの箱");
                            assertThat(run.count()).isEqualTo(2);
                            assertThat(run.months()).isEqualTo(3);
                            assertThat(run.before()).isEqualTo("2026-02-28T03:00:00Z");
                        });
        assertThat(audited)
                .containsExactly(
                        "retention.change for ever -> 3 months",
                        "retention.erase 2 older than 2026-02-28T03:00:00Z");
    }

    @Test
    @Requirement("ST-287")
    void atNightOnlyWhatIsToGoByItselfShouldGoAllOfIt() {
        for (int i = 0; i <= Retention.AT_ONCE; i++) {
            sounds.add("2025-01-01T00:00:00Z");
        }
        letters.add("2025-01-01T00:00:00Z");
        retention.change(ADMIN, new RetentionRule("letter", 3, false));
        retention.change(ADMIN, new RetentionRule("sound", 3, true));
        RetentionClock night = new RetentionClock(retention, new Asahi());

        night.look(clock.instant());
        assertThat(sounds.kept).isEmpty();
        assertThat(letters.kept).hasSize(1);
        assertThat(runs()).extracting(Retention.Run::by).containsOnly("system").hasSize(2);

        sounds.add("2025-01-01T00:00:00Z");
        night.look(Instant.parse("2026-05-31T18:59:00Z"));
        assertThat(sounds.kept).as("once a night").hasSize(1);
        sounds.broken = true;
        night.look(Instant.parse("2026-05-31T19:00:00Z"));
        sounds.broken = false;
        night.look(Instant.parse("2026-05-31T19:15:00Z"));
        assertThat(sounds.kept).as("tried again").isEmpty();
    }

    @Test
    @Requirement("FJ-221")
    void whatHasALongerPeriodThanOthersShouldKeepIt() {
        sounds.leastMonths = 12;
        assertThatThrownBy(() -> retention.change(ADMIN, new RetentionRule("sound", 11, true)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("12");
        retention.change(ADMIN, new RetentionRule("sound", 12, true));
        retention.change(ADMIN, new RetentionRule("letter", 2, true));
    }

    @Test
    @Requirement({"ST-065", "YK-088"})
    void onlyThoseInChargeShouldSetPeriodsThatTheCityAllowsAndErase() {
        Actor operator = actor(Role.OPERATOR);
        assertThatThrownBy(() -> retention.kinds(operator))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> retention.erase(operator, "letter"))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> retention.runs(operator, PageRequest.first(1)))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> retention.change(SUPERVISOR, new RetentionRule("letter", 3, true)))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> retention.change(ADMIN, new RetentionRule("dust", 3, true)))
                .isInstanceOf(NotFoundException.class);
        for (int months : List.of(-1, 1, 361, Integer.MAX_VALUE)) {
            assertThatThrownBy(
                            () ->
                                    retention.change(
                                            ADMIN, new RetentionRule("letter", months, true)))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            refused -> assertThat(refused.reason().ja()).contains("2か月から360か月"));
        }
        assertThat(audited).isEmpty();
    }

    /** Keeps moments. */
    private static final class Shelf implements RetainedData {
        private final String code;
        private final List<Instant> kept = new ArrayList<>();
        private boolean broken;
        private int leastMonths = 1;

        Shelf(String code) {
            this.code = code;
        }

        void add(String... moments) {
            for (String moment : moments) {
                kept.add(Instant.parse(moment));
            }
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public int leastMonths() {
            return leastMonths;
        }

        @Override
        public LocalizedText name() {
            return new LocalizedText(code + "の箱", "box of " + code);
        }

        @Override
        public LocalizedText since() {
            return new LocalizedText("入れた日から", "since it was put in");
        }

        @Override
        public long due(Instant before) {
            return kept.stream().filter(before::isAfter).count();
        }

        @Override
        public int erase(Actor actor, Instant before, int most) {
            if (broken) {
                throw new IllegalStateException("no way to the shelf");
            }
            List<Instant> gone =
                    kept.stream().filter(before::isAfter).sorted().limit(most).toList();
            gone.forEach(kept::remove);
            return gone.size();
        }
    }

    private final class ListingTrail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + detail);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
