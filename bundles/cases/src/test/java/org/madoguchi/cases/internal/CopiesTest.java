// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.ConcernException;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** Answers that go to more people than one, and whose name they bear, on a real database. */
class CopiesTest {
    private static final String CITIZEN = "hanako@example.jp";
    private static final String BROTHER = "ichiro@example.com";
    private static final String COLLEAGUE = "douro@" + Town.OWN_DOMAIN;

    private static Town town;
    private static Actor operator;
    private static Actor other;
    private static Actor supervisor;
    private static Actor waste;
    private static Actor wasteApprover;
    private static Actor administrator;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        other = town.people.hire("高橋", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤", Role.SUPERVISOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        wasteApprover = town.people.hire("ごみ減量課長", Role.APPROVER, Optional.of(Town.WASTE));
        administrator = town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private static CaseId opened(String id, Party... copies) {
        return opened(
                town.mail(id, CITIZEN, "田中 花子")
                        .subject("道路の穴")
                        .text("兄にも知らせてください。")
                        .copies(List.of(copies))
                        .build());
    }

    private static CaseId opened(InboundMessage message) {
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static Party party(String address) {
        return new Party(Address.email(address), "");
    }

    private static Interaction last(CaseId id) {
        List<Interaction> all = messages(town.desk.open(operator, id));
        return all.get(all.size() - 1);
    }

    private static List<Interaction> messages(CaseFile file) {
        return file.timeline().stream()
                .filter(TimelineEntry.Message.class::isInstance)
                .map(entry -> ((TimelineEntry.Message) entry).interaction())
                .toList();
    }

    private static Reply answer(String... copies) {
        return Reply.of("補修の予定をお知らせします。").copiedTo(List.of(copies));
    }

    private static Set<Concern> concerns(CaseId id, Reply reply) {
        try {
            town.desk.submitReply(operator, id, reply);
        } catch (ConcernException e) {
            return e.concerns();
        }
        return Set.of();
    }

    private static String refusal(CaseId id, Reply reply) {
        try {
            town.desk.submitReply(operator, id, reply);
        } catch (RejectedException e) {
            return e.reason().ja();
        }
        throw new AssertionError("it was not refused");
    }

    private static void leaves(InteractionId reply) {
        OutboundId out = last(caseOf(reply)).outbound().orElseThrow();
        town.progress.moved(
                out,
                caseOf(reply),
                OutboxState.SENT,
                Optional.of(new Delivery.Accepted("<mdg-" + out + "@asahi.example>")),
                Optional.empty());
    }

    private static CaseId caseOf(InteractionId reply) {
        return town.store
                .unit()
                .required(em -> em.find(InteractionEntity.class, reply.value()).caseId());
    }

    @Test
    @Requirement({"ST-056", "FJ-134"})
    void aCopiedAnswerShouldReachTheOutboxWithEverybodyOnce() {
        CaseId id = opened("m1");
        InteractionId reply =
                town.desk.submitReply(
                        operator,
                        id,
                        answer(
                                        "道路課 <Ｄｏｕｒｏ＠City.Asahi.Example>",
                                        COLLEAGUE,
                                        " ",
                                        "HANAKO@EXAMPLE.JP",
                                        BROTHER)
                                .accepting(Set.of(Concern.SEVERAL_ADDRESSES, Concern.NEW_ADDRESS)));
        List<Party> expected = List.of(new Party(Address.email(COLLEAGUE), "道路課"), party(BROTHER));
        assertThat(last(id).copies()).isEqualTo(expected);
        assertThat(last(id).party().address().value()).isEqualTo(CITIZEN);
        town.desk.approve(
                supervisor, reply, Set.of(Concern.SEVERAL_ADDRESSES, Concern.NEW_ADDRESS));
        assertThat(town.posted).hasSize(1);
        assertThat(town.posted.get(0).copies()).isEqualTo(expected);
        assertThat(town.posted.get(0).senderName()).isEmpty();
        assertThat(town.details).anyMatch(detail -> detail.contains(" copies 2 despite "));
        assertThat(town.desk.open(operator, opened("m2")).timeline()).isNotEmpty();
        assertThat(last(id).copies()).isEqualTo(expected);
    }

    @Test
    void whatIsNoAddressOrTooManyShouldBeToldAndNothingBeLost() {
        CaseId id = opened("m1");
        assertThat(refusal(id, answer("田中さん"))).contains("田中さん");
        for (String hostile :
                List.of(
                        "a@b.example\r\nBcc: c@d.example",
                        "a@b.example, c@d.example",
                        "a@" + "b.".repeat(300) + "example",
                        "a@localhost",
                        "a@192.0.2.1",
                        "\"a b\"@b.example",
                        "あ@b.example",
                        "a@b..example",
                        "x".repeat(100_000))) {
            assertThat(refusal(id, answer(hostile))).contains("Cc").hasSizeLessThan(200);
        }
        String[] eleven =
                IntStream.rangeClosed(1, 11)
                        .mapToObj(each -> "k" + each + "@" + Town.OWN_DOMAIN)
                        .toArray(String[]::new);
        assertThat(refusal(id, answer(eleven))).contains("10");
        assertThat(refusal(id, Reply.of("回答").copiedTo(Collections.nCopies(100_000, eleven[0]))))
                .contains("10");
        assertThat(messages(town.desk.open(operator, id))).hasSize(1);
        eleven[10] = eleven[0];
        town.desk.submitReply(operator, id, answer(eleven));
        assertThat(last(id).copies()).hasSize(10);
    }

    @Test
    void aChannelWithoutCopiesShouldRefuseThem() {
        InboundMessage talk =
                InboundMessage.from(
                                Town.TALK,
                                "t1",
                                town.clock.instant(),
                                org.madoguchi.api.Content.ofUtf8("{}"),
                                "application/json")
                        .sender(new Party(new Address(AddressKind.LINE, "U1"), "田中"))
                        .text("質問です。")
                        .build();
        CaseId id = opened(talk);
        assertThat(refusal(id, answer(COLLEAGUE))).contains("LINE", "Cc");
        town.desk.submitReply(operator, id, answer());
    }

    @Test
    @Requirement("ST-279")
    void addressesOutsideTheCityShouldBeLookedAtTwice() {
        CaseId id = opened("m1");
        assertThat(concerns(id, answer(COLLEAGUE, "x@ka." + Town.OWN_DOMAIN))).isEmpty();
        assertThat(concerns(id, answer("x@not-" + Town.OWN_DOMAIN)))
                .containsExactlyInAnyOrder(Concern.SEVERAL_ADDRESSES, Concern.NEW_ADDRESS);
        Reply typed = new Reply("", "回答です。", List.of(), Optional.of(party("hamako@example.jp")));
        assertThat(concerns(id, typed)).containsExactly(Concern.NEW_ADDRESS);

        Set<Concern> both = Set.of(Concern.SEVERAL_ADDRESSES, Concern.NEW_ADDRESS);
        InteractionId reply = town.desk.submitReply(operator, id, answer(BROTHER).accepting(both));
        assertThat(concerns(id, answer(BROTHER))).as("nothing has left yet").isEqualTo(both);
        assertThatThrownBy(() -> town.desk.approve(supervisor, reply, Set.of(Concern.NEW_ADDRESS)))
                .isInstanceOf(ConcernException.class);
        town.desk.approve(supervisor, reply, both);
        leaves(reply);
        assertThat(concerns(id, answer(BROTHER)))
                .as("it has been written to")
                .containsExactly(Concern.SEVERAL_ADDRESSES);
    }

    @Test
    void aWrongDomainShouldBeNamedWithFileKeyAndRemedy() {
        assertThat(OwnDomains.read(new String[] {"City.example.jp, pref.example.jp"}).names())
                .containsExactly("city.example.jp", "pref.example.jp");
        assertThatThrownBy(() -> OwnDomains.read(new String[] {"@city.example.jp"}))
                .hasMessageContaining("etc/org.madoguchi.cases.cfg: own.domains")
                .hasMessageContaining("without @");
    }

    @Test
    @Requirement("ST-279")
    void whomACitizenNamesShouldBeShownAndStillBeNew() {
        CaseId id = opened("m1", new Party(Address.email(BROTHER), "田中 一郎"));
        assertThat(last(id).copies()).containsExactly(new Party(Address.email(BROTHER), "田中 一郎"));
        town.desk.submitReply(operator, id, answer());
        assertThat(last(id).copies()).as("nobody is added in silence").isEmpty();
        assertThat(concerns(id, answer(BROTHER))).contains(Concern.NEW_ADDRESS);
    }

    /** The token that a copy carries brings the message to the case, and no more. */
    @Test
    void whoGotACopyShouldWriteIntoTheCaseButNotTakeItOver() {
        InboundMessage nameless =
                InboundMessage.from(
                                Town.MAIL,
                                "m1",
                                town.clock.instant(),
                                org.madoguchi.api.Content.ofUtf8("原本"),
                                "message/rfc822")
                        .text("連絡先のない質問")
                        .build();
        CaseId id = opened(nameless);
        Set<Concern> both = Set.of(Concern.SEVERAL_ADDRESSES, Concern.NEW_ADDRESS);
        town.desk.submitReply(
                operator,
                id,
                new Reply("", "回答です。", List.of(), Optional.of(party(CITIZEN)), both)
                        .copiedTo(List.of(BROTHER)));
        InboundMessage brothers = town.mail("m2", BROTHER, "田中 一郎").text("私にください。").build();
        town.intake.append(brothers, id);
        assertThat(town.desk.open(operator, id).replyTo()).isEmpty();
        town.intake.append(town.mail("m3", CITIZEN, "田中 花子").text("私です。").build(), id);
        assertThat(town.desk.open(operator, id).replyTo().map(Party::address))
                .contains(Address.email(CITIZEN));
        town.intake.append(town.mail("m4", BROTHER, "田中 一郎").text("私にも。").build(), id);
        assertThat(last(id).problems())
                .extracting(LocalizedText::ja)
                .anyMatch(t -> t.contains("異なる"));
    }

    @Test
    @Requirement({"FJ-137", "ST-030"})
    void aDepartmentsAnswerShouldBearItsName() {
        CaseId id = opened("m1");
        EscalationId asked = town.desk.escalate(operator, id, Town.WASTE, "お願いします。");
        InteractionId reply =
                town.desk.answerEscalation(
                        waste, asked, Reply.of("来週回収します。").copiedTo(List.of(COLLEAGUE)));
        town.posted.clear();
        town.desk.approve(wasteApprover, reply, Set.of());
        assertThat(town.posted.get(0).senderName()).isEqualTo("あさひ市 ごみ減量課");
        assertThat(town.posted.get(0).copies()).containsExactly(party(COLLEAGUE));
    }

    @Test
    void theSignatureShouldNameItsAuthorAndStandOnce() {
        DeskEntry delivered =
                town.lists.entries(DeskEntry.Kind.MAIL_TEXT).stream()
                        .filter(entry -> entry.code().equals("signature"))
                        .findFirst()
                        .orElseThrow();
        try {
            town.lists.save(
                    administrator,
                    delivered.saying(
                            delivered.name(),
                            "",
                            "",
                            "――――\n{{desk}} 担当：{{operator}}（{{department}}）\n受付番号：{{case}}"));
            CaseId id = opened("m1");
            String signature = town.desk.signature(operator, id);
            assertThat(signature).contains("担当：山田（あさひ市").endsWith("受付番号：" + id);
            InteractionId reply = town.desk.submitReply(operator, id, Reply.of("回答です。"));
            assertThat(last(id).text()).isEqualTo("回答です。\n\n" + signature);
            town.desk.returnReply(supervisor, reply, "直してください。");
            String typed = last(id).text().replace("です", "でした").replace("\n", "\r\n");
            town.desk.submitReply(other, id, Reply.of(typed));
            assertThat(last(id).text()).isEqualTo("回答でした。\n\n" + signature.replace("山田", "高橋"));
        } finally {
            town.lists.reset(administrator, "signature");
        }
    }
}
