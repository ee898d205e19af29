// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentCard;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentKind;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.DirectoryHit;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.PersonDraft;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class StoredStaffDirectoryTest {
    private static final Actor ADMINISTRATOR = Actor.system("test");
    private static final Actor OPERATOR = actor(Role.OPERATOR);

    private final StorageFixture fixture = StorageFixture.start();
    private final List<String> audited = new ArrayList<>();
    private DirectoryStore store;
    private Instant now;
    private StoredStaffDirectory directory;
    private StoredDirectory departments;
    private StoredPhoneBook book;
    private final MergeFollowers followers = new MergeFollowers();

    private static Actor actor(Role role) {
        return new Actor(Optional.empty(), "鈴木", Set.of(role), Optional.empty(), "test");
    }

    @BeforeEach
    void start() {
        ListingTrail trail = new ListingTrail(audited);
        store = new DirectoryStore(fixture.storage());
        Clock clock =
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                };
        directory = new StoredStaffDirectory(store, new Asahi(), followers, trail, clock);
        departments = new StoredDirectory(store, trail, clock);
        book = new StoredPhoneBook(store, departments, trail);
        at("2026-11-24T10:00");
        save(department("1300", "市民部", DepartmentKind.BUREAU, "").phone("0466-00-1300"));
        save(
                department("1301", "市民課", DepartmentKind.SECTION, "1300")
                        .reading("しみんか")
                        .place("本庁舎", "1階 3番窓口")
                        .extension("2110")
                        .phone("0466-00-1301")
                        .duties("住民票、戸籍、印鑑登録")
                        .keywords("引っ越し 転入 転出"));
        save(department("1301-2", "証明係", DepartmentKind.UNIT, "1301").reading("しょうめいがかり"));
        save(
                department("9001", "社会福祉協議会", DepartmentKind.RELATED, "")
                        .reading("しゃかいふくしきょうぎかい")
                        .phone("0466-00-9001"));
        directory.save(
                ADMINISTRATOR,
                new PersonDraft("10023", "田中 花子", "たなか はなこ", "1301", "課長", "戸籍の総括", "2111", true));
        audited.clear();
    }

    @AfterEach
    void stop() {
        store.close();
        fixture.close();
    }

    private void at(String moment) {
        now = ZonedDateTime.parse(moment + ":00+09:00[Asia/Tokyo]").toInstant();
    }

    private static Drafting department(
            String code, String name, DepartmentKind kind, String parent) {
        return new Drafting(code, name, kind, parent);
    }

    private DepartmentProfile save(Drafting drafting) {
        return directory.save(ADMINISTRATOR, drafting.draft());
    }

    private DepartmentCard card(String code) {
        return directory.department(OPERATOR, code).orElseThrow();
    }

    private List<String> found(String words) {
        return directory.search(OPERATOR, words, 10, Set.of()).stream()
                .map(DirectoryHit::title)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "市民課, 市民課",
        "しみん, 市民課",
        "ｼﾐﾝｶ, 市民課",
        "shimin, 市民課",
        "shimink, 市民課",
        "simin, 市民課",
        "印鑑, 市民課",
        "てん, ",
        "転入, 市民課",
        "２１１０, 市民課",
        "0466-00-1301, 市民課",
        "0466001301, 市民課",
        "1301, 市民課",
        "田中花子, 田中 花子",
        "田中　花, 田中 花子",
        "タナカハナ, 田中 花子",
        "tanaka, 田中 花子",
        "2111, 田中 花子",
        "10023, 田中 花子",
        "市民課 課長, 田中 花子",
        "市民部 戸籍, 市民課",
        "社会福祉, 社会福祉協議会"
    })
    @Requirement({"YK-145", "ST-011"})
    void departmentsAndPeopleShouldBeFoundByEverythingOneKnowsOfThem(String words, String first) {
        List<String> found = found(words);
        if (first == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).startsWith(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "　", "((((", "%_'; DROP TABLE", "\u0000", "存在しない課"})
    @Requirement("FJ-185")
    void whatIsNotThereShouldNotBeFound(String words) {
        assertThat(found(words)).isEmpty();
        assertThat(found(words + "\uD83D".repeat(100_000))).isEmpty();
    }

    @Test
    @Requirement("ST-011")
    void aUnitShouldHaveThePlaceAndTheNumbersOfItsSection() {
        DepartmentCard unit = card("1301-2");
        assertThat(unit.path()).isEqualTo("市民部 › 市民課 › 証明係");
        assertThat(unit.place()).isEqualTo("本庁舎 1階 3番窓口");
        assertThat(unit.extension()).isEqualTo("2110");
        assertThat(unit.phone()).isEqualTo("0466-00-1301");
        assertThat(unit.open()).isTrue();
    }

    @Test
    @Requirement({"ST-091", "ST-092"})
    void aSaturdayShouldAllowTransfersExceptTheThird() {
        DepartmentDraft saturdays =
                department("1302", "太陽出張所", DepartmentKind.SECTION, "1300")
                        .hours("土（第3を除く） 9:00～17:00")
                        .draft();
        directory.save(ADMINISTRATOR, saturdays);

        at("2026-12-12T10:00");
        assertThat(card("1302").open()).isTrue();
        assertThat(card("1301").open()).isFalse();
        at("2026-12-19T10:00");
        assertThat(card("1302").open()).isFalse();
        at("2026-12-21T10:00");
        assertThat(card("1302").open()).isTrue();

        // a single date, from one moment to the next
        directory.save(
                ADMINISTRATOR,
                department("1302", "太陽出張所", DepartmentKind.SECTION, "1300")
                        .hours("土（第3を除く） 9:00～17:00\n2026-12-21 休み\n祝日 9:00-12:00")
                        .draft());
        assertThat(card("1302").open()).isFalse();
        at("2026-11-23T10:00");
        assertThat(card("1302").open()).isTrue();
        assertThat(card("1301").open()).isFalse();
    }

    @Test
    @Requirement("ST-090")
    void anOrdinaryDepartmentShouldTakeCallsOnWeekdaysUntilAQuarterPastFive() {
        at("2026-11-24T08:29");
        assertThat(card("1301").open()).isFalse();
        at("2026-11-24T17:14");
        assertThat(card("1301").open()).isTrue();
        at("2026-11-24T17:20");
        assertThat(card("1301").open()).isFalse();
        // a holiday on a Monday
        at("2026-11-23T10:00");
        assertThat(card("1301").open()).isFalse();
    }

    @Test
    @Requirement("ST-093")
    void aClosedDepartmentShouldHaveANumberToReadOutAndItsNextOpening() {
        at("2026-11-21T10:00");
        DepartmentCard closed = card("1301-2");
        assertThat(closed.open()).isFalse();
        assertThat(closed.phone()).isEqualTo("0466-00-1301");
        assertThat(closed.opensNext())
                .contains(ZonedDateTime.parse("2026-11-24T08:30+09:00[Asia/Tokyo]"));
    }

    @Test
    void hoursShouldBeTakenOverFromAbove() {
        save(
                department("1300", "市民部", DepartmentKind.BUREAU, "")
                        .hours("月-金 9:00-12:00 13:00-16:00"));
        at("2026-11-24T12:30");
        assertThat(card("1301-2").open()).isFalse();
        assertThat(card("9001").open()).isTrue();
        assertThat(
                        directory
                                .hours(OPERATOR, "1301", "木 休み")
                                .on(java.time.LocalDate.of(2026, 11, 26)))
                .isEmpty();
    }

    @Test
    @Requirement("FJ-030")
    void aRelatedBodyShouldStandBesideTheDepartmentsThatCasesAreHandedTo() {
        assertThat(departments.departments())
                .extracting(org.madoguchi.api.directory.Department::name)
                .contains("市民課", "社会福祉協議会");
    }

    @Test
    void aRenamedDepartmentShouldBeFoundByItsOldNameAndHistoriesShouldKeepIt() {
        DepartmentProfile before = directory.department(OPERATOR, "1301").orElseThrow().profile();
        Instant then = now;
        at("2027-04-01T00:00");
        save(
                department("1301", "窓口サービス課", DepartmentKind.SECTION, "1300")
                        .reading("まどぐちさーびすか")
                        .extension("2110"));

        List<DirectoryHit> hits = directory.search(OPERATOR, "市民課", 10, Set.of());
        assertThat(hits.get(0).title()).isEqualTo("窓口サービス課");
        assertThat(hits.get(0).formerName()).contains("市民課");
        assertThat(departments.nameAt(before.id(), then)).isEqualTo("市民課");
        assertThat(departments.nameAt(before.id(), now)).isEqualTo("窓口サービス課");
        assertThat(departments.find(before.id()).orElseThrow().name()).isEqualTo("窓口サービス課");
        assertThat(audited).containsExactly("department.update department 1301");
    }

    @Test
    void aMergedDepartmentShouldHandOnWhatItHadAndPointToItsSuccessor() {
        DepartmentProfile merged = card("1301").profile();
        book.save(ADMINISTRATOR, merged.id(), List.of(new Telephone("証明担当", "", "", "2101")));
        DepartmentProfile heir = save(department("1303", "総合窓口課", DepartmentKind.SECTION, "1300"));
        List<String> followed = new ArrayList<>();
        followers.listeners =
                List.of(
                        (actor, from, to) ->
                                followed.add(
                                        departments.find(from).orElseThrow().active()
                                                + " "
                                                + departments.find(to).orElseThrow().name()));
        directory.merge(ADMINISTRATOR, "1301", "1303");
        assertThat(followed).containsExactly("false 総合窓口課");

        assertThat(card("1301").profile().active()).isFalse();
        assertThat(card("1301").open()).isFalse();
        assertThat(card("1301").successor()).contains(heir.department());
        assertThat(card("1301-2").path()).isEqualTo("市民部 › 総合窓口課 › 証明係");
        assertThat(directory.people(OPERATOR, heir.id()))
                .extracting(Person::number)
                .contains("10023");
        assertThat(book.of(heir.id())).extracting(Telephone::number).containsExactly("2101");
        DirectoryHit hit =
                directory.search(OPERATOR, "市民課", 10, Set.of(DirectoryHit.Kind.DEPARTMENT)).get(0);
        assertThat(hit.card().orElseThrow().successor()).contains(heir.department());
        assertThat(departments.departments()).doesNotContain(merged.department());

        // merged again, years later
        DepartmentProfile last = save(department("1304", "くらし課", DepartmentKind.SECTION, "1300"));
        directory.merge(ADMINISTRATOR, "1303", "1304");
        assertThat(card("1301").successor()).contains(last.department());
    }

    @Test
    void whatWouldBreakTheTreeShouldBeRefusedAndChangeNothing() {
        for (Drafting wrong :
                List.of(
                        department("1300", "市民部", DepartmentKind.BUREAU, "1301-2"),
                        department("1300", "市民部", DepartmentKind.BUREAU, "1300"),
                        department("1300", "市民部", DepartmentKind.BUREAU, "").retired(""),
                        department("1301", "市民課", DepartmentKind.SECTION, "9999"),
                        department("1301-2", "証明係", DepartmentKind.UNIT, "1301").retired("1301-2"),
                        department("1301", "市民課", DepartmentKind.SECTION, "1300").hours("土曜"),
                        department("1301", "市民課", DepartmentKind.SECTION, "1300").extension("内線"),
                        department("1301", "課".repeat(201), DepartmentKind.SECTION, "1300"),
                        department("1301", "市民課", DepartmentKind.SECTION, "1300")
                                .hours("土 休み;".repeat(1_000)))) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> save(wrong))
                    .satisfies(
                            refused -> {
                                assertThat(refused.reason().ja()).endsWith("。");
                                assertThat(refused.reason().en()).endsWith(".");
                            });
        }
        assertThat(audited).isEmpty();
    }

    @Test
    void aPersonWithoutADepartmentThatIsThereShouldBeRefused() {
        for (String department : List.of("9999", "ない課")) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(
                            () ->
                                    directory.save(
                                            ADMINISTRATOR,
                                            new PersonDraft(
                                                    "1", "人", "", department, "", "", "", true)))
                    .satisfies(refused -> assertThat(refused.reason().ja()).contains(department));
        }
    }

    @Test
    void whoLeftShouldNotBeFoundAndTheirNumbersAreKept() {
        directory.save(
                ADMINISTRATOR,
                new PersonDraft("10023", "田中 花子", "", "1301", "課長", "", "2111", false));
        assertThat(found("田中")).isEmpty();
        assertThat(directory.person(OPERATOR, "10023").orElseThrow().active()).isFalse();
        assertThat(audited).containsExactly("person.update person 10023");
    }

    @Test
    @Requirement("ST-095")
    void theEmergencyListShouldBeForTheDesksOwnPeopleOnly() {
        save(
                department("9001", "社会福祉協議会", DepartmentKind.RELATED, "")
                        .emergency("1 宿直 0466-00-9999"));
        assertThat(card("9001").profile().emergency()).contains("宿直");
        Actor staff = actor(Role.DEPARTMENT_STAFF);
        assertThat(directory.department(staff, "9001").orElseThrow().profile().emergency())
                .isEmpty();
        assertThat(directory.departments(staff))
                .allSatisfy(each -> assertThat(each.emergency()).isEmpty());
        assertThat(directory.search(staff, "社会福祉", 1, Set.of()).get(0).card().orElseThrow())
                .satisfies(each -> assertThat(each.profile().emergency()).isEmpty());
    }

    @Test
    void onlyWhoMayShouldReadAndChange() {
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> directory.search(actor(Role.FRONT_SYSTEM), "市民", 1, Set.of()));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(
                        () ->
                                directory.save(
                                        OPERATOR,
                                        department("1", "課", DepartmentKind.UNIT, "").draft()));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> directory.merge(OPERATOR, "1301", "1300"));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(
                        () ->
                                directory.save(
                                        OPERATOR,
                                        new PersonDraft("1", "人", "", "", "", "", "", true)));
    }

    @Test
    void whatWasTakenBackShouldNotBeRemembered() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(
                        () ->
                                store.unit()
                                        .run(
                                                em -> {
                                                    save(
                                                            department(
                                                                    "8000",
                                                                    "幻課",
                                                                    DepartmentKind.UNIT,
                                                                    ""));
                                                    assertThat(found("幻課")).hasSize(1);
                                                    throw new IllegalStateException("no");
                                                }));
        assertThat(found("幻課")).isEmpty();
    }

    @Test
    void theTelephonesOfPeopleShouldBeOfferedForTransfers() {
        assertThat(book.find("たなか", 5))
                .extracting(entry -> entry.telephone().number())
                .containsExactly("2111");
    }
}
