// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryTransfer.Change.Kind;
import org.madoguchi.api.directory.DirectoryTransfer.DepartmentLine;
import org.madoguchi.api.directory.DirectoryTransfer.PersonLine;
import org.madoguchi.api.directory.DirectoryTransfer.Planned;
import org.madoguchi.api.directory.DirectoryTransfer.Problem;
import org.madoguchi.api.directory.DirectoryTransfer.Report;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredDirectoryTransferTest {
    private static final Actor ADMINISTRATOR = Actor.system("test");

    private final StorageFixture fixture = StorageFixture.start();
    private final List<String> audited = new ArrayList<>();
    private Instant now = Instant.parse("2027-03-30T03:00:00Z");
    private DirectoryStore store;
    private StoredDirectoryTransfer transfer;
    private StoredStaffDirectory directory;

    @BeforeEach
    void start() {
        ListingTrail trail = new ListingTrail(audited);
        store = new DirectoryStore(fixture.storage());
        transfer =
                new StoredDirectoryTransfer(
                        store,
                        new Asahi(),
                        new MergeFollowers(),
                        trail,
                        new Clock() {
                            @Override
                            public ZoneId getZone() {
                                return ZoneOffset.UTC;
                            }

                            @Override
                            public Clock withZone(ZoneId zone) {
                                return this;
                            }

                            @Override
                            public Instant instant() {
                                return now;
                            }
                        });
        directory = new StoredStaffDirectory(store, new Asahi(), new MergeFollowers(), trail);
    }

    @AfterEach
    void stop() {
        store.close();
        fixture.close();
    }

    private static List<DepartmentLine> lines(DepartmentDraft... drafts) {
        List<DepartmentLine> lines = new ArrayList<>();
        for (DepartmentDraft draft : drafts) {
            lines.add(new DepartmentLine(lines.size() + 2L, draft));
        }
        return lines;
    }

    private static DepartmentDraft section(String code, String name, String parent) {
        return new Drafting(code, name, DepartmentKind.SECTION, parent).draft();
    }

    private static DepartmentDraft bureau(String code, String name) {
        return new Drafting(code, name, DepartmentKind.BUREAU, "").draft();
    }

    private static PersonLine person(long line, String number, String name, String department) {
        return new PersonLine(
                line, new PersonDraft(number, name, "", department, "", "", "", true));
    }

    private Report departments(DepartmentDraft... drafts) {
        return transfer.applyDepartments(ADMINISTRATOR, lines(drafts));
    }

    @Test
    void aWholeTreeShouldComeInWhateverItsOrder() {
        Report report = departments(section("1301", "市民課", "1300"), bureau("1300", "市民部"));
        assertThat(report.problems()).isEmpty();
        assertThat(report.count(Kind.NEW)).isEqualTo(2);
        assertThat(directory.departments(ADMINISTRATOR))
                .extracting(DepartmentProfile::code)
                .containsExactly("1300", "1301");
        assertThat(audited).contains("directory.import departments");
        assertThat(departments(section("1301", "市民課", "1300")).unchanged()).isEqualTo(1);
    }

    @Test
    void aReorganisationShouldBeToldBeforeItIsDone() {
        departments(
                bureau("1300", "市民部"),
                bureau("1400", "税務部"),
                section("1301", "市民課", "1300"),
                section("1302", "年金課", "1300"),
                section("1303", "保険課", "1300"));
        audited.clear();
        List<DepartmentLine> reorganisation =
                lines(
                        section("1301", "窓口課", "1300"),
                        new Drafting("1302", "年金課", DepartmentKind.SECTION, "1300")
                                .retired("1305")
                                .draft(),
                        section("1303", "保険課", "1400"),
                        section("1305", "保険年金課", "1300"));

        Report check = transfer.checkDepartments(ADMINISTRATOR, reorganisation);
        assertThat(check.changes())
                .extracting(change -> change.kind() + " " + change.text())
                .containsExactly(
                        "RENAMED 市民課 → 窓口課", "RETIRED 保険年金課", "MOVED 市民部 → 税務部", "NEW 市民部");
        assertThat(audited).isEmpty();

        assertThat(transfer.applyDepartments(ADMINISTRATOR, reorganisation)).isEqualTo(check);
        assertThat(directory.department(ADMINISTRATOR, "1302").orElseThrow().successor())
                .hasValueSatisfying(heir -> assertThat(heir.name()).isEqualTo("保険年金課"));
    }

    @Test
    void everyWrongLineShouldBeToldAndNoneBeDone() {
        Report report =
                departments(
                        bureau("1300", "市民部"),
                        section("1301", "", "1300"),
                        section("13/02", "年金課", "1300"),
                        section("1303", "保険課", "9999"),
                        bureau("1300", "税務部"),
                        new Drafting("1304", "課", DepartmentKind.SECTION, "1300")
                                .hours("土曜だけ")
                                .draft());
        assertThat(report.problems())
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(3L, 4L, 5L, 6L, 7L);
        assertThat(directory.departments(ADMINISTRATOR)).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void aNewStaffListShouldTellWhoJoinedMovedAndLeft() {
        departments(bureau("1300", "市民部"), section("1301", "市民課", "1300"));
        transfer.applyPeople(
                ADMINISTRATOR,
                List.of(person(2, "1", "青木", "1301"), person(3, "2", "井上", "市民課")),
                false);
        assertThat(directory.people(ADMINISTRATOR)).hasSize(2);
        audited.clear();

        List<PersonLine> april =
                List.of(person(2, "2", "井上", "1300"), person(3, "3", "上田", "1301"));
        Report report = transfer.checkPeople(ADMINISTRATOR, april, true);
        assertThat(report.changes())
                .extracting(change -> change.kind() + " " + change.name() + " " + change.text())
                .containsExactly("MOVED 2 井上 市民課 → 市民部", "NEW 3 上田 市民課", "RETIRED 1 青木 市民課");
        assertThat(audited).isEmpty();
        transfer.applyPeople(ADMINISTRATOR, april, true);
        assertThat(directory.person(ADMINISTRATOR, "1").orElseThrow().active()).isFalse();
        assertThat(audited)
                .containsExactly(
                        "person.update person 2",
                        "person.create person 3",
                        "person.update person 1",
                        "directory.import people");
    }

    @Test
    void whatIsTooMuchOrNotAllowedShouldBeRefused() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                transfer.checkPeople(
                                        ADMINISTRATOR,
                                        Collections.nCopies(10_001, person(1, "1", "人", "")),
                                        false));
        Actor operator =
                new Actor(Optional.empty(), "鈴木", Set.of(Role.OPERATOR), Optional.empty(), "");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> transfer.checkPeople(operator, List.of(), true));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> transfer.applyDepartments(operator, List.of()));
    }

    @Test
    @Requirement({"FJ-226", "YK-017"})
    void whatIsPlannedShouldBeDoneAsItsDayBeginsInTheCity() {
        departments(bureau("1300", "市民部"), section("1301", "市民課", "1300"));
        DepartmentDraft moved =
                new Drafting("1301", "窓口課", DepartmentKind.SECTION, "1300")
                        .place("新庁舎", "1階")
                        .hours("土（第3を除く） 9:00～12:00\n祝日 休み")
                        .draft();
        LocalDate april = LocalDate.of(2027, 4, 1);
        transfer.planDepartments(ADMINISTRATOR, april, "kaisei.csv", lines(moved));
        transfer.planPeople(
                ADMINISTRATOR, april, "meibo.csv", List.of(person(2, "1", "青木", "1301")), true);

        now = Instant.parse("2027-03-31T14:59:00Z");
        transfer.doWhatIsDue();
        assertThat(directory.department(ADMINISTRATOR, "1301").orElseThrow().profile().name())
                .isEqualTo("市民課");
        assertThat(transfer.planned(ADMINISTRATOR))
                .extracting(Planned::lines)
                .containsExactly(1, 1);

        now = Instant.parse("2027-03-31T15:00:00Z");
        transfer.doWhatIsDue();
        assertThat(directory.department(ADMINISTRATOR, "1301").orElseThrow())
                .satisfies(
                        card -> {
                            assertThat(card.path()).isEqualTo("市民部 › 窓口課");
                            assertThat(card.place()).isEqualTo("新庁舎 1階");
                            assertThat(card.profile().hours())
                                    .hasToString("sat !3 09:00-12:00; holiday closed");
                        });
        assertThat(directory.people(ADMINISTRATOR)).hasSize(1);
        assertThat(transfer.planned(ADMINISTRATOR)).isEmpty();
    }

    @Test
    void whatHasBecomeWrongByItsDayShouldBeToldAndNotBeDone() {
        departments(bureau("1300", "市民部"));
        LocalDate april = LocalDate.of(2027, 4, 1);
        transfer.planDepartments(
                ADMINISTRATOR, april, "kaisei.csv", lines(section("1301", "市民課", "1300")));
        departments(new Drafting("1300", "市民部", DepartmentKind.BUREAU, "").retired("").draft());

        now = Instant.parse("2027-04-01T00:00:00Z");
        transfer.doWhatIsDue();
        Planned failed = transfer.planned(ADMINISTRATOR).get(0);
        assertThat(failed.problem().orElseThrow().ja()).contains("2 行目", "1300");
        assertThat(directory.department(ADMINISTRATOR, "1301")).isEmpty();

        transfer.takeBack(ADMINISTRATOR, failed.id());
        transfer.takeBack(ADMINISTRATOR, failed.id());
        assertThat(transfer.planned(ADMINISTRATOR)).isEmpty();
        assertThat(audited)
                .contains("directory.plan departments", "directory.plan-back departments");
    }

    @Test
    void onlyADayAheadAndLinesWithoutFaultsShouldBePlanned() {
        List<DepartmentLine> right = lines(bureau("1300", "市民部"));
        for (String day : List.of("2027-03-30", "2027-03-29", "2030-04-01")) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(
                            () ->
                                    transfer.planDepartments(
                                            ADMINISTRATOR, LocalDate.parse(day), "a.csv", right));
        }
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                transfer.planDepartments(
                                        ADMINISTRATOR,
                                        LocalDate.of(2027, 4, 1),
                                        "a.csv",
                                        lines(section("1", "課", "9999"))));
        assertThat(transfer.planned(ADMINISTRATOR)).isEmpty();
    }
}
