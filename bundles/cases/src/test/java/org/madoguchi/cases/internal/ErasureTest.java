// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.DepartmentRequest;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Harassment;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** What is left of a case that was erased, on a real database. */
class ErasureTest {
    /** Stands in everything that tells of the citizen. */
    private static final String CITIZEN = "あのひと";

    private static final Duration YEAR = Duration.ofDays(365);

    private static Town town;
    private static Actor operator;
    private static Actor supervisor;
    private static Actor waste;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private static InboundMessage.Builder mail(String id) {
        return town.mail(id, id + "-あのひと@example.jp", CITIZEN)
                .subject("件 " + CITIZEN)
                .text("本文 " + CITIZEN);
    }

    private static CaseId opened(InboundMessage message) {
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static CaseId closed(String id) {
        CaseId opened = opened(mail(id).build());
        town.desk.close(operator, opened, "answered");
        return opened;
    }

    private static CaseCount counted() {
        return new DatabaseCounts(town.store, town.towns)
                .all(Instant.EPOCH, town.clock.instant().plus(YEAR));
    }

    /** Every cell of every table that says so. */
    private static List<String> tellingOf(String word) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = town.fixture.source().getConnection()) {
            for (String table : tables(connection)) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            String cell = rows.getString(column);
                            if (cell != null && cell.contains(word)) {
                                String name = rows.getMetaData().getColumnName(column);
                                found.add(table + "." + name.toLowerCase(Locale.ROOT));
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables =
                connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (name.startsWith("cases_")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static long contents() throws SQLException {
        try (Connection connection = town.fixture.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM storage_blob")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** What belongs to cases or messages by its columns; figures are made of the rest. */
    @Test
    void everyTableThatNamesACaseOrAMessageShouldBeThoughtOf() throws SQLException {
        List<String> forgotten = new ArrayList<>();
        try (Connection connection = town.fixture.source().getConnection()) {
            for (String table : tables(connection)) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        String name = rows.getMetaData().getColumnName(column);
                        if (name.matches("(?i)case_id|interaction_id")
                                && CaseRemains.STATEMENTS.stream()
                                        .noneMatch(
                                                each ->
                                                        each.matches(
                                                                "(DELETE FROM|UPDATE) "
                                                                        + table
                                                                        + " .*"))) {
                            forgotten.add(table);
                        }
                    }
                }
            }
        }
        assertThat(forgotten)
                .containsExactlyInAnyOrder("cases_case_topic", "cases_escalation_reason");
    }

    /** With what most cases have. */
    private static CaseId talkedAbout() {
        CaseId id =
                opened(
                        mail("a")
                                .fields(List.of(new Field("住所", CITIZEN)))
                                .attachment(
                                        new Attachment(
                                                CITIZEN + ".txt",
                                                "text/plain",
                                                Content.ofUtf8(CITIZEN.repeat(100_000))))
                                .build());
        town.desk.assign(operator, id, operator.user());
        town.desk.addNote(operator, id, "@佐藤 " + CITIZEN);
        town.desk.tag(operator, id, Set.of(CITIZEN), Set.of());
        town.desk.saveDraft(operator, id, CITIZEN);
        EscalationId asked =
                town.desk.escalate(
                        operator, id, DepartmentRequest.of(Town.WASTE, CITIZEN, Set.of("no-faq")));
        InteractionId answer =
                town.desk.answerEscalation(
                        waste,
                        asked,
                        new Reply(
                                "",
                                "回答 " + CITIZEN,
                                List.of(
                                        new Attachment(
                                                CITIZEN + ".txt",
                                                "text/plain",
                                                Content.ofUtf8(CITIZEN)))));
        town.desk.approve(supervisor, answer, Set.of());
        town.desk.reportHarassment(operator, id, Harassment.ABUSE, CITIZEN);
        town.desk.close(operator, id, "answered");
        return id;
    }

    @Test
    @Requirement({"ST-158", "ST-287", "YK-126", "FJ-235"})
    void nothingShouldTellOfTheCitizenAndTheFiguresShouldStay() throws SQLException {
        long others = contents();
        CaseId id = talkedAbout();
        List<CaseId> forgotten = new ArrayList<>();
        town.memories.add(forgotten::add);
        CaseCount before = counted();
        assertThat(tellingOf(CITIZEN)).hasSizeGreaterThan(10);
        assertThat(contents()).isEqualTo(others + 3);

        town.erasure.erase(supervisor, id, "本人の請求");

        // a label is offered to all cases: it is the desk's
        assertThat(tellingOf(CITIZEN)).containsOnly("cases_tag.id", "cases_tag.label");
        assertThat(contents()).isEqualTo(others);
        assertThat(town.register().search(CITIZEN, 10)).isEmpty();
        assertThat(forgotten).containsExactly(id);
        assertThat(counted()).isEqualTo(before);
        assertThat(town.erasure.find(operator, id))
                .hasValueSatisfying(
                        erased -> {
                            assertThat(erased.by()).isEqualTo("佐藤");
                            assertThat(erased.reason()).isEqualTo("本人の請求");
                        });
        assertThat(town.audited).contains("佐藤 case.erase case " + id);
    }

    @Test
    void noListAndNoSearchShouldHaveIt() {
        CaseId id = closed("a");
        town.erasure.erase(supervisor, id, "試験");

        assertThatThrownBy(() -> town.desk.open(operator, id))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> town.desk.reopen(operator, id))
                .isInstanceOf(NotFoundException.class);
        for (CaseView view : CaseView.values()) {
            CaseQuery query = CaseQuery.of(view);
            assertThat(town.desk.list(supervisor, query, PageRequest.first(10)).items())
                    .as(view.name())
                    .isEmpty();
            assertThat(town.desk.count(supervisor, query)).as(view.name()).isZero();
        }
        assertThat(
                        town.desk
                                .list(
                                        operator,
                                        new CaseQuery(
                                                CaseView.ALL,
                                                id.toString(),
                                                Optional.empty(),
                                                Optional.empty()),
                                        PageRequest.first(10))
                                .items())
                .isEmpty();
        List<CaseId> indexed = new ArrayList<>();
        town.texts().forEachRevision((each, revision) -> indexed.add(each));
        assertThat(indexed).isEmpty();
    }

    @Test
    void aLaterLetterOfTheSameThreadShouldOpenANewCase() {
        CaseId id = closed("a");
        String token =
                town.store.unit().required(em -> em.find(CaseEntity.class, id.asLong())).token();
        Thread answer = new Thread("<b@example.jp>", List.of("<a@example.jp>"), List.of(token));
        assertThat(town.intake.caseOf(Town.MAIL, answer)).contains(id);

        town.erasure.erase(supervisor, id, "試験");

        assertThat(town.intake.caseOf(Town.MAIL, answer)).isEmpty();
    }

    @Test
    void whatBecamePartOfACaseShouldGoWithIt() throws SQLException {
        CaseId from = opened(mail("a").build());
        CaseId into = opened(mail("b").build());
        town.related.merge(operator, from, into);
        town.desk.close(operator, into, "answered");

        town.erasure.erase(supervisor, into, "試験");

        assertThat(tellingOf(CITIZEN)).isEmpty();
        assertThat(town.erasure.find(operator, from)).isPresent();
    }

    @Test
    void aCitizenWithAnotherCaseShouldStay() {
        InboundMessage first = mail("a").build();
        ContactId citizen = town.register().resolve(first.sender());
        CaseId gone = opened(first);
        town.desk.close(operator, gone, "answered");
        CaseId other = opened(town.mail("b", "a-あのひと@example.jp", CITIZEN).text("別件").build());

        town.erasure.erase(supervisor, gone, "試験");
        assertThat(town.register().find(citizen)).isPresent();

        town.desk.close(operator, other, "answered");
        town.erasure.erase(supervisor, other, "試験");
        assertThat(town.register().find(citizen)).isEmpty();
    }

    @Test
    @Requirement("ST-158")
    void onlyThoseInChargeShouldEraseWhatIsClosedAndGiveAReason() {
        CaseId open = opened(mail("a").build());
        CaseId held = closed("b");
        town.erasure.hold(supervisor, held, true);
        town.erasure.hold(supervisor, held, true);
        CaseId waiting = closed("c");
        town.memories.add(
                id -> {
                    if (id.equals(waiting)) {
                        throw new RejectedException(new LocalizedText("送信待ち", "waiting"));
                    }
                });

        assertThatThrownBy(() -> town.erasure.erase(operator, open, "試験"))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.erasure.hold(operator, open, true))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> town.erasure.erase(supervisor, open, "試験"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> town.erasure.erase(supervisor, held, "試験"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("not to be erased");
        assertThatThrownBy(() -> town.erasure.erase(supervisor, waiting, "試験"))
                .isInstanceOf(RejectedException.class);
        for (String reason : List.of(" ", "長".repeat(201))) {
            assertThatThrownBy(() -> town.erasure.erase(supervisor, waiting, reason))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("reason");
        }
        assertThat(town.desk.open(operator, waiting).timeline()).isNotEmpty();

        town.erasure.hold(supervisor, held, false);
        town.erasure.erase(supervisor, held, "試験");
        assertThat(town.audited)
                .contains("佐藤 case.hold case " + held, "佐藤 case.let-go case " + held);
    }

    @Test
    @Requirement({"ST-287", "YK-126"})
    void casesWhoseTimeIsOverShouldGoTheOldestFirstButNotThoseOnHold() {
        CaseId held = closed("a");
        town.erasure.hold(supervisor, held, true);
        CaseId oldest = closed("b");
        CaseId stuck = closed("c");
        CaseId old = closed("d");
        town.memories.add(
                id -> {
                    if (id.equals(stuck)) {
                        throw new RejectedException(new LocalizedText("送信待ち", "waiting"));
                    }
                });
        town.clock.advance(YEAR);
        CaseId young = closed("e");
        Instant before = town.clock.instant().minus(Duration.ofDays(30));
        Actor night = Actor.system("retention");

        assertThat(town.erasure.due(before)).isEqualTo(3);
        assertThat(town.erasure.erase(night, before, 1)).isEqualTo(1);
        assertThat(town.erasure.find(operator, oldest)).isPresent();
        assertThat(town.erasure.find(operator, old)).isEmpty();

        assertThat(town.erasure.erase(night, before, 100)).isEqualTo(1);
        assertThat(town.erasure.find(operator, old))
                .hasValueSatisfying(erased -> assertThat(erased.reason()).isEqualTo("保存期間の満了"));
        assertThat(town.erasure.due(before)).isEqualTo(1);
        for (CaseId kept : List.of(held, stuck, young)) {
            assertThat(town.desk.open(operator, kept).summary().id()).isEqualTo(kept);
        }
    }
}
