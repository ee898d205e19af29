// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.ConcernException;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactDetails.AgeBand;
import org.madoguchi.api.contact.ContactDetails.Gender;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** By which ways an answer can leave, and that none of them leads around the gate. */
class ReplyWaysTest {
    private static final ChannelId FAX = new ChannelId("fax-main");
    private static final Address MOBILE = new Address(AddressKind.PHONE, "+819012345678");
    private static final Address FAX_NUMBER = new Address(AddressKind.FAX, "+81355550101");

    private static Town town;
    private static Actor operator;
    private static Actor supervisor;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
        town.lines.add(line("email-main", AddressKind.EMAIL, Capability.ATTACHMENTS));
        town.lines.add(line("sms-main", AddressKind.PHONE));
        town.lines.add(line("fax-main", AddressKind.FAX, Capability.ATTACHMENTS));
    }

    private static ChannelDescriptor line(String id, AddressKind kind, Capability... more) {
        Set<Capability> can = new java.util.HashSet<>(Set.of(more));
        can.add(Capability.INBOUND);
        can.add(Capability.OUTBOUND);
        return new ChannelDescriptor(new ChannelId(id), LocalizedText.same(id), can, kind);
    }

    private CaseId opened(Field... fields) {
        InboundMessage message =
                town.mail("m1", "hanako@example.jp", "田中 花子")
                        .subject("粗大ごみの申込方法")
                        .text("申込方法を教えてください。")
                        .fields(List.of(fields))
                        .build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static Reply to(Address address) {
        return new Reply("", "回答です。", List.of(), Optional.of(new Party(address, "田中 花子")));
    }

    private ReplyWays ways(CaseId id) {
        return town.desk.replyWays(operator, id);
    }

    @Test
    @Requirement("FJ-034")
    void theWayTheQuestionCameShouldBeTheUsualOne() {
        ReplyWays ways = ways(opened());
        assertThat(ways.ways()).hasSize(1);
        assertThat(ways.preferred())
                .map(way -> way.to().address().value())
                .contains("hanako@example.jp");
        assertThat(ways.wish()).isEmpty();
        assertThat(ways.typed())
                .extracting(typed -> typed.channel().addressKind())
                .containsExactlyInAnyOrder(AddressKind.EMAIL, AddressKind.PHONE, AddressKind.FAX);
    }

    @Test
    @Requirement("FJ-034")
    void whatTheFormAskedForShouldBeChosenAlready() {
        CaseId id =
                opened(
                        new Field("電話番号", "090-1234-5678"),
                        new Field("FAX番号", "03-5555-0101"),
                        new Field("希望する回答方法", "ファックス"));
        ReplyWays ways = ways(id);
        assertThat(ways.ways())
                .extracting(way -> way.to().address(), ReplyWays.Way::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Address.email("hanako@example.jp"), ReplyWays.Source.CASE),
                        org.assertj.core.groups.Tuple.tuple(MOBILE, ReplyWays.Source.TOLD),
                        org.assertj.core.groups.Tuple.tuple(FAX_NUMBER, ReplyWays.Source.TOLD));
        assertThat(ways.preferred()).map(way -> way.to().address()).contains(FAX_NUMBER);
        assertThat(ways.wish()).map(ReplyWays.Wish::words).contains("ファックス");
    }

    @ParameterizedTest
    @CsvSource({
        "希望する回答方法, メール, email, false",
        "ご希望の連絡手段, ＳＭＳ（ショートメール）, phone, false",
        "回答の方法, LINE, line, false",
        "返信方法, 電話, '', true",
        "回答方法, 郵送, '', false",
        "希望する回答方法, FAXまたは電話, fax, true"
    })
    void theWordsOfAnyFormShouldBeUnderstood(
            String label, String value, String kind, boolean call) {
        ReplyWays.Wish wish = ReplyWish.of(List.of(new Field(label, value))).orElseThrow();
        assertThat(wish.kinds())
                .isEqualTo(kind.isEmpty() ? Set.of() : Set.of(new AddressKind(kind)));
        assertThat(wish.call()).isEqualTo(call);
        assertThat(ReplyWish.of(List.of(new Field("連絡先の電話番号", "電話")))).isEmpty();
    }

    @Test
    void whatIsWrittenDownAboutThePersonShouldBeAWayUnlessNothingSendsThere() {
        town.noted =
                new ContactDetails(
                        "",
                        "",
                        Gender.UNKNOWN,
                        AgeBand.UNKNOWN,
                        "",
                        "",
                        "",
                        "0466-25-1111",
                        "03-5555-0101",
                        "");
        CaseId id = opened();
        assertThat(ways(id).ways())
                .as("a landline gets no short messages")
                .extracting(way -> way.to().address())
                .containsExactly(Address.email("hanako@example.jp"), FAX_NUMBER);
        town.lines.removeIf(line -> line.id().equals(FAX));
        assertThat(ways(id).ways()).hasSize(1);
        assertThat(ways(id).find(FAX_NUMBER)).isEmpty();
    }

    @Test
    @Requirement({"FJ-034", "ST-279"})
    void anotherWayShouldNotLeadAroundTheGate() {
        CaseId id = opened(new Field("FAX", "03-5555-0101"));
        assertThatThrownBy(() -> town.desk.submitReply(operator, id, to(FAX_NUMBER)))
                .isInstanceOfSatisfying(
                        ConcernException.class,
                        refused ->
                                assertThat(refused.concerns())
                                        .containsExactly(Concern.NEW_ADDRESS));
        Set<Concern> seen = Set.of(Concern.NEW_ADDRESS);
        InteractionId reply = town.desk.submitReply(operator, id, to(FAX_NUMBER).accepting(seen));
        assertThat(town.posted).as("nobody has released it").isEmpty();
        assertThatThrownBy(() -> town.desk.approve(supervisor, reply, Set.of()))
                .isInstanceOf(ConcernException.class);
        assertThatThrownBy(() -> town.desk.approve(operator, reply, seen))
                .isInstanceOfAny(RejectedException.class, PermissionDeniedException.class);
        assertThat(town.posted).isEmpty();
        town.desk.approve(supervisor, reply, seen);
        assertThat(town.posted)
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.channel()).isEqualTo(FAX);
                            assertThat(letter.to().address()).isEqualTo(FAX_NUMBER);
                            assertThat(letter.hold()).isEqualTo(Town.HOLD);
                        });
        assertThat(town.details).anyMatch(detail -> detail.endsWith(" by fax"));
        town.desk.recallReply(operator, reply);
        assertThat(town.posted).isEmpty();
    }

    @Test
    @Requirement("FJ-034")
    void whatComesBackByThatWayShouldComeToTheSameCase() {
        CaseId id = opened();
        Set<Concern> seen = Set.of(Concern.NEW_ADDRESS);
        InteractionId reply = town.desk.submitReply(operator, id, to(FAX_NUMBER).accepting(seen));
        Party citizen = new Party(FAX_NUMBER, "");
        assertThat(town.intake.caseAnswered(FAX, citizen)).as("not released").isEmpty();
        town.desk.approve(supervisor, reply, seen);
        assertThat(town.intake.caseAnswered(FAX, citizen)).contains(id);
        assertThat(town.intake.caseAnswered(Town.TALK, citizen)).isEmpty();
        assertThat(
                        town.intake.caseAnswered(
                                Town.MAIL, new Party(Address.email("hanako@example.jp"), "")))
                .as("mail has its token")
                .isEmpty();
    }

    @Test
    @Requirement("FJ-034")
    void aLastingWayShouldBeTheCasesFromThenOn() {
        CaseId id = opened();
        town.desk.submitReply(
                operator, id, to(MOBILE).accepting(Set.of(Concern.NEW_ADDRESS)).lasting(true));
        assertThat(ways(id).preferred()).map(way -> way.to().address()).contains(MOBILE);
        assertThat(ways(id).find(Address.email("hanako@example.jp"))).isPresent();
        town.desk.submitReply(
                operator, id, Reply.of("続きです。").accepting(Set.of(Concern.NEW_ADDRESS)));
        List<Interaction> all =
                town.desk.open(operator, id).timeline().stream()
                        .filter(TimelineEntry.Message.class::isInstance)
                        .map(entry -> ((TimelineEntry.Message) entry).interaction())
                        .toList();
        assertThat(all.get(all.size() - 1).party().address()).isEqualTo(MOBILE);
        assertThat(town.details).anyMatch(detail -> detail.endsWith(" by phone lasting"));
    }

    @Test
    @Requirement("ST-168")
    void whoCallsFromAMobileTelephoneShouldBeAnsweredByShortMessage() {
        InboundMessage call =
                InboundMessage.from(
                                new ChannelId("phone-main"),
                                "call-1",
                                town.clock.instant(),
                                Content.ofUtf8("{}"),
                                "application/json")
                        .sender(new Party(MOBILE, "田中 花子"))
                        .subject("電話：1 総合案内")
                        .text("")
                        .build();
        CaseId id = town.intake.open(call, town.register().resolve(call.sender())).caseId();
        assertThat(ways(id).preferred())
                .hasValueSatisfying(
                        way -> {
                            assertThat(way.channel().id().value()).isEqualTo("sms-main");
                            assertThat(way.to().address()).isEqualTo(MOBILE);
                        });
    }

    @Test
    void filesThatAWayCannotCarryShouldBeRefusedBeforeAnybodyReleasesThem() {
        CaseId id = opened();
        Reply reply =
                new Reply(
                                "",
                                "こちらです。",
                                List.of(
                                        new Attachment(
                                                "a.pdf",
                                                "application/pdf",
                                                Content.ofUtf8("%PDF"))),
                                Optional.of(new Party(MOBILE, "")))
                        .accepting(Set.of(Concern.NEW_ADDRESS));
        assertThatThrownBy(() -> town.desk.submitReply(operator, id, reply))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("sms-main");
    }
}
