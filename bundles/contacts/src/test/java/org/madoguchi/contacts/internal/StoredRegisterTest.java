// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactRegister.Entry;
import org.madoguchi.api.contact.ContactRegister.Line;
import org.madoguchi.api.contact.RegisterReport;
import org.madoguchi.api.contact.Terminals;
import org.madoguchi.api.contact.Terminals.Terminal;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/** People and machines of other registers, on a real database. */
class StoredRegisterTest {
    private static final TestClock clock = new TestClock(Instant.parse("2026-11-21T03:00:00Z"));
    private static final List<String> audited = new ArrayList<>();
    private static final Actor admin = actor(Role.ADMINISTRATOR);
    private static final Actor operator = actor(Role.OPERATOR);
    private static StorageFixture fixture;
    private static ContactStore store;
    private static StoredContacts contacts;
    private static StoredRegister register;
    private static StoredTerminals terminals;

    @BeforeAll
    static void start() {
        fixture = StorageFixture.start();
        store = new ContactStore(fixture.storage());
        contacts = new StoredContacts(store, clock);
        AuditTrail audit = new ListingAudit();
        register = new StoredRegister(store, contacts, audit, clock);
        terminals = new StoredTerminals(store, audit);
    }

    @AfterAll
    static void stop() {
        store.close();
        fixture.close();
    }

    @BeforeEach
    void empty() {
        store.unit()
                .run(
                        em ->
                                List.of(
                                                "CardEntity",
                                                "DetailEntity",
                                                "ContactAddressEntity",
                                                "ContactEntity",
                                                "TerminalEntity")
                                        .forEach(
                                                rows ->
                                                        em.createQuery("delete from " + rows)
                                                                .executeUpdate()));
        audited.clear();
    }

    private static Actor actor(Role role) {
        return new Actor(
                java.util.Optional.of(new org.madoguchi.api.identity.UserId(role.ordinal() + 1L)),
                role.name(),
                Set.of(role),
                java.util.Optional.empty(),
                "127.0.0.1");
    }

    private static final class ListingAudit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + detail);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    private static Entry person(String number, String name, String mail) {
        return new Entry(
                number,
                name,
                "たなか はなこ",
                "市民課",
                mail.isEmpty() ? List.of() : List.of(Address.email(mail)),
                "ja",
                "");
    }

    private static Line line(long line, Entry entry) {
        return new Line(line, entry);
    }

    private static RegisterReport apply(Line... lines) {
        return register.apply(admin, List.of(lines), done -> {});
    }

    @Test
    void whomARegisterBroughtShouldNotBeForgotten() {
        apply(line(2, person("K-1", "田中 花子", "hanako@asahi.example")));
        ContactId known =
                contacts.resolve(new Party(Address.email("hanako@asahi.example"), "田中 花子"));

        contacts.forget(known);

        assertThat(contacts.find(known)).isPresent();
    }

    @Test
    @Requirement({"SP-007", "FJ-164"})
    void peopleOfAnotherRegisterShouldBeFoundByItsNumberAndByWhatTheyWriteFrom() {
        RegisterReport report =
                apply(
                        line(2, person("A00123", "田中 花子", "hanako@city.example.jp")),
                        line(3, person("A00124", "佐藤 一郎", "")));
        assertThat(report).isEqualTo(new RegisterReport(2, 0, 0, List.of()));
        var found = register.byOutsideId(operator, "Ａ００１２３").orElseThrow();
        assertThat(found.entry().name()).isEqualTo("田中 花子");
        assertThat(found.entry().department()).isEqualTo("市民課");
        ContactId writer = contacts.resolve(new Party(Address.email("hanako@city.example.jp"), ""));
        assertThat(writer).isEqualTo(found.id());
        assertThat(register.of(operator, writer)).contains(found);
        assertThat(register.departments(List.of(writer, new ContactId(1))))
                .isEqualTo(Map.of(writer, "市民課"));
        assertThat(contacts.search("a00124", 5))
                .extracting(each -> each.name())
                .containsExactly("佐藤 一郎");
        assertThat(contacts.search("市民課", 5)).hasSize(2);
        assertThat(contacts.search("たなか", 1)).hasSize(1);
        assertThat(audited).containsExactly("contact.import 2 new, 0 changed");
    }

    @Test
    @Requirement("SP-007")
    void theSameFileAgainShouldChangeNothingAndALaterOneWhatDiffers() {
        Entry first = person("1", "田中 花子", "hanako@city.example.jp");
        apply(line(2, first));
        assertThat(apply(line(2, first)).unchanged()).isEqualTo(1);
        Entry moved =
                new Entry(
                        "1",
                        "山田 花子",
                        "ﾔﾏﾀﾞ　ﾊﾅｺ",
                        "税務課",
                        List.of(
                                Address.email("hanako@city.example.jp"),
                                new Address(AddressKind.PHONE, "03-5555-0101")),
                        "ja",
                        "内線 201");
        assertThat(apply(line(2, moved)).changed()).isEqualTo(1);
        var now = register.byOutsideId(operator, "1").orElseThrow();
        assertThat(now.entry().name()).isEqualTo("山田 花子");
        assertThat(now.entry().reading()).isEqualTo("ヤマダ ハナコ");
        assertThat(now.entry().addresses())
                .containsExactlyInAnyOrder(
                        Address.email("hanako@city.example.jp"),
                        new Address(AddressKind.PHONE, "+81355550101"));
        assertThat(register.list(operator, "税務", PageRequest.first(10)).total()).isEqualTo(1);
        assertThat(register.list(operator, "市民", PageRequest.first(10)).total()).isZero();
    }

    @Test
    void whoeverHasWrittenAlreadyShouldGetTheNumberAndNoSecondContact() {
        ContactId writer = contacts.resolve(new Party(Address.email("hanako@example.jp"), "はなこ"));
        apply(line(2, person("7", "田中 花子", "hanako@example.jp")));
        assertThat(register.byOutsideId(operator, "7").orElseThrow().id()).isEqualTo(writer);
        assertThat(contacts.find(writer).orElseThrow().name()).isEqualTo("田中 花子");
    }

    @Test
    @Requirement("SP-007")
    void withOneWrongLineNothingShouldBeDoneAndEveryFaultBeTold() {
        apply(line(2, person("1", "田中 花子", "hanako@example.jp")));
        RegisterReport report =
                apply(
                        line(2, person("2", "佐藤 一郎", "sato@example.jp")),
                        line(3, person("2", "佐藤 二郎", "")),
                        line(4, person("", "番号なし", "")),
                        line(5, person("5", "", "")),
                        line(6, person("6", "鈴木", "not an address")),
                        line(7, person("7", "高橋", "hanako@example.jp")),
                        line(8, person("8", "伊藤", "sato@example.jp")),
                        line(9, person("x".repeat(65), "長い", "")));
        assertThat(report.problems())
                .extracting(RegisterReport.Problem::line)
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(report.problems().get(4).text().ja()).contains("hanako@example.jp", "1");
        assertThat(register.byOutsideId(operator, "2")).isEmpty();
        assertThat(register.list(operator, "", PageRequest.first(10)).total()).isEqualTo(1);
    }

    @Test
    @Requirement("FJ-164")
    void anOperatorShouldPutAContactIntoTheRegisterUnlessTheNumberIsTaken() {
        ContactId one = contacts.resolve(new Party(Address.email("a@example.jp"), "田中"));
        ContactId other = contacts.resolve(new Party(Address.email("b@example.jp"), "佐藤"));
        register.put(operator, one, "K-1", "", "en", "英語で話す");
        assertThat(register.byOutsideId(operator, "K-1").orElseThrow().id()).isEqualTo(one);
        assertThatThrownBy(() -> register.put(operator, other, "K-1", "", "", ""))
                .isInstanceOf(RejectedException.class);
        register.put(operator, one, "", "", "", "");
        assertThat(register.byOutsideId(operator, "K-1")).isEmpty();
        register.put(operator, other, "K-1", "", "", "");
    }

    @Test
    void onlyAdministratorsShouldBringMany() {
        assertThatThrownBy(() -> register.check(operator, List.of()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> terminals.apply(operator, List.of(), done -> {}))
                .isInstanceOf(PermissionDeniedException.class);
    }

    /** All of the city's staff and machines, and somebody on the telephone who waits. */
    @Test
    @Requirement({"SP-007", "SP-008", "SP-012"})
    void aWholeCityShouldBeLoadedAndFoundAtOnce() {
        List<Integer> told = new ArrayList<>();
        RegisterReport people =
                register.apply(
                        admin,
                        IntStream.range(0, 15_000)
                                .mapToObj(
                                        n ->
                                                line(
                                                        n + 2,
                                                        person(
                                                                String.format("S%05d", n),
                                                                "職員 " + n,
                                                                "s" + n + "@city.example.jp")))
                                .toList(),
                        told::add);
        assertThat(people.created()).isEqualTo(15_000);
        assertThat(told).contains(500, 15_000);
        RegisterReport machines =
                terminals.apply(
                        admin,
                        IntStream.range(0, 16_000)
                                .mapToObj(
                                        n ->
                                                new Terminals.Line(
                                                        n + 2,
                                                        new Terminal(
                                                                String.format("PC-%05d", n),
                                                                "ノートPC",
                                                                "本庁 3階",
                                                                "市民課",
                                                                "職員 " + n)))
                                .toList(),
                        done -> {});
        assertThat(machines.created()).isEqualTo(16_000);
        register.byOutsideId(operator, "S00000");
        terminals.named(operator, List.of("PC-00000"));
        long begun = System.nanoTime();
        assertThat(register.byOutsideId(operator, "S14999")).isPresent();
        assertThat(terminals.named(operator, List.of("ＰＣ－１５９９９", "市民課", "pc 00001")))
                .extracting(Terminal::number)
                .containsExactlyInAnyOrder("PC-15999", "PC-00001");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(terminals.list(operator, "職員 159", PageRequest.first(50)).total())
                .isEqualTo(111);
    }

    @Test
    @Requirement("SP-012")
    void thePeopleOfADepartmentShouldBeToldWithAllTheirContacts() {
        register.apply(
                admin,
                List.of(
                        line(2, "S1", "財務部市民税課", "tax@city.example"),
                        line(3, "S2", "市民部 100%_課", "odd@city.example")),
                done -> {});
        ContactId tax = register.byOutsideId(operator, "S1").orElseThrow().id();

        assertThat(contacts.staff("市民税課")).containsExactly(tax);
        assertThat(contacts.staff("0%_")).hasSize(1).doesNotContain(tax);
        assertThat(contacts.staff("観光課")).isEmpty();
    }

    private static Line line(long number, String outsideId, String department, String mail) {
        return new Line(
                number,
                new Entry(outsideId, "職員", "", department, List.of(Address.email(mail)), "ja", ""));
    }

    @Test
    @Requirement("SP-008")
    void aTerminalInTwoLinesShouldBeToldAndAKnownOneChanged() {
        Terminal one = new Terminal("PC-1", "ノートPC", "本庁", "市民課", "田中");
        terminals.apply(admin, List.of(new Terminals.Line(2, one)), done -> {});
        assertThat(
                        terminals
                                .check(
                                        admin,
                                        List.of(
                                                new Terminals.Line(2, one),
                                                new Terminals.Line(
                                                        3, new Terminal("pc１", "", "", "", "")),
                                                new Terminals.Line(
                                                        4, new Terminal("-", "", "", "", ""))))
                                .problems())
                .extracting(RegisterReport.Problem::line)
                .containsExactly(3L, 4L);
        Terminal moved = new Terminal("ＰＣ１", "ノートPC", "支所", "税務課", "佐藤");
        assertThat(
                        terminals
                                .apply(admin, List.of(new Terminals.Line(2, moved)), done -> {})
                                .changed())
                .isEqualTo(1);
        assertThat(terminals.named(operator, List.of("PC-1"))).containsExactly(moved);
    }
}
