// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.DeskEntry.Kind;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** The lists and texts that an administrator changes, on a real database. */
class DeskEntriesTest {
    private static Town town;
    private static Actor operator;
    private static Actor administrator;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        administrator = town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
        MailTexts.CODES.forEach(code -> town.lists.reset(administrator, code));
    }

    private InboundMessage question(String id) {
        return town.mail(id, "hanako@example.jp", "田中 花子").subject("粗大ごみ").text("捨てたい").build();
    }

    private CaseId opened(String id) {
        InboundMessage message = question(id);
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static DeskEntry entry(Kind kind, String code) {
        return town.lists.entries(kind).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static LocalizedText name(String ja) {
        return new LocalizedText(ja, "");
    }

    @Test
    @Requirement("FJ-104")
    void theNextNoteOfReceiptShouldHaveTheNewWordsAndTheDeliveredOnesAfterReset() {
        DeskEntry delivered = entry(Kind.MAIL_TEXT, MailTexts.ACKNOWLEDGEMENT);
        town.lists.save(
                administrator,
                delivered.saying(
                        delivered.name(),
                        "",
                        "受け付けました（{{case}}）",
                        "{{salutation}}\n{{subject}} を受け付けました。{{unknown}}"));
        InboundMessage first = question("1");
        CaseId id = town.intake.open(first, town.register().resolve(first.sender())).caseId();
        assertThat(town.intake.acknowledge(first, id)).isTrue();

        NewOutbound sent = town.posted.get(0);
        assertThat(sent.subject()).isEqualTo("受け付けました（" + id + "）");
        assertThat(sent.text()).isEqualTo("田中 花子 様\n粗大ごみ を受け付けました。{{unknown}}");

        town.lists.reset(administrator, MailTexts.ACKNOWLEDGEMENT);
        assertThat(entry(Kind.MAIL_TEXT, MailTexts.ACKNOWLEDGEMENT)).isEqualTo(delivered);
    }

    @Test
    void whatACitizenWroteShouldFillNoPlaces() {
        InboundMessage message =
                town.mail("1", "hanako@example.jp", "{{desk}}")
                        .subject("{{case}}")
                        .text("x")
                        .build();
        CaseId id = town.intake.open(message, town.register().resolve(message.sender())).caseId();
        town.intake.acknowledge(message, id);
        assertThat(town.posted.get(0).text()).contains("{{desk}} 様").contains("件名：{{case}}");
    }

    @Test
    @Requirement("FJ-131")
    void aNewReasonShouldBeTickedWithAnotherAndBothBeKeptAndCounted() {
        DeskEntry added =
                town.lists.add(administrator, Kind.ESCALATION_REASON, name("予算の確認が必要なため"));
        CaseId id = opened("1");
        town.desk.escalate(operator, id, Town.WASTE, "お願いします", Set.of(added.code(), "site"));

        assertThat(town.desk.open(operator, id).escalations().get(0).reasons())
                .containsExactlyInAnyOrder(added.code(), "site");
        assertThat(town.lists.reasonsGiven())
                .containsEntry(added.code(), 1L)
                .containsEntry("site", 1L);
        assertThat(town.posted.get(0).text()).contains("現地の確認・対応が必要なため、予算の確認が必要なため");

        town.lists.retire(administrator, Kind.ESCALATION_REASON, added.code(), true);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                town.desk.escalate(
                                        operator, id, Town.TAX, "税も", Set.of(added.code())))
                .satisfies(e -> assertThat(e.reason().ja()).contains("理由"));
        assertThat(town.desk.open(operator, id).escalations()).hasSize(1);
    }

    @Test
    @Requirement("ST-093")
    void thatANumberWasToldShouldBeAnOutcomeWhereTheCityWantsIt() {
        CaseId id = opened("1");
        DeskEntry added = town.lists.add(administrator, Kind.DISPOSITION, name("担当課の番号を案内"));
        assertThat(town.desk.offeredDispositions())
                .extracting(Disposition::code)
                .contains(added.code());
        town.desk.close(operator, id, added.code());
        assertThat(town.desk.open(operator, id).summary().disposition()).contains(added.code());
    }

    @Test
    void aRetiredOutcomeShouldStayReadableAndCloseNothingMore() {
        CaseId id = opened("1");
        DeskEntry added = town.lists.add(administrator, Kind.DISPOSITION, name("資料を送付"));
        town.lists.move(administrator, Kind.DISPOSITION, added.code(), 0);
        town.desk.close(operator, id, added.code());
        town.lists.retire(administrator, Kind.DISPOSITION, added.code(), true);

        assertThat(town.desk.dispositions())
                .first()
                .isEqualTo(new Disposition(added.code(), name("資料を送付"), true));
        assertThat(town.desk.offeredDispositions())
                .extracting(Disposition::code)
                .doesNotContain(added.code())
                .contains("answered");
        CaseId other = opened("2");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.desk.close(operator, other, added.code()));
    }

    @Test
    void aCannedReplyShouldHaveAHeadingAndItsPlacesFilled() {
        DeskEntry added = town.lists.add(administrator, Kind.CANNED_REPLY, name("お礼"));
        town.lists.save(
                administrator, added.saying(name("お礼"), "結び", "", "{{contact}} 様、{{case}} の件"));
        CaseId id = opened("1");

        assertThat(town.desk.cannedReplies(operator, id))
                .contains(new CannedReply(added.code(), "お礼", "田中 花子 様、" + id + " の件", "結び"));
        assertThat(town.lists.example(Kind.CANNED_REPLY, added.code(), "{{contact}} 様"))
                .isEqualTo("田中 花子 様");
        town.lists.retire(administrator, Kind.CANNED_REPLY, added.code(), true);
        assertThat(town.desk.cannedReplies(operator, id))
                .extracting(CannedReply::code)
                .doesNotContain(added.code());
    }

    @Test
    void badEntriesShouldBeRefusedAndNobodyElseMayChangeThem() {
        DeskEntry mail = entry(Kind.MAIL_TEXT, MailTexts.ESCALATION);
        for (DeskEntry bad :
                List.of(
                        mail.saying(mail.name(), "", "", "文"),
                        mail.saying(mail.name(), "", "件名", " \n"),
                        mail.saying(mail.name(), "", "長".repeat(201), "文"),
                        mail.saying(mail.name(), "", "件名", "長".repeat(10_001)),
                        mail.saying(name(" "), "", "件名", "文"))) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> town.lists.save(administrator, bad));
        }
        assertThat(entry(Kind.MAIL_TEXT, MailTexts.ESCALATION).delivered()).isTrue();
        town.lists.save(administrator, mail.saying(mail.name(), "", "件\r\nBcc: x@example.jp", "文"));
        assertThat(entry(Kind.MAIL_TEXT, MailTexts.ESCALATION).subject())
                .isEqualTo("件 Bcc: x@example.jp");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.lists.save(operator, mail));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () -> town.lists.retire(administrator, Kind.MAIL_TEXT, mail.code(), true));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> town.lists.reset(administrator, "none"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.city.asahi.example.jp/gomi, true",
        "http://10.0.0.1:8080/?a=b#c, true",
        "javascript:alert(1), false",
        "'  javascript:alert(1)', false",
        "JavaScript://www.example.jp/%0aalert(1), false",
        "'data:text/html,<script>', false",
        "//www.example.jp, false",
        "www.example.jp, false",
        "https://user:secret@www.example.jp/, false",
        "https:///nowhere, false",
        "file:///etc/passwd, false"
    })
    @Requirement({"ST-061", "ST-088"})
    void aLinkShouldLeadToASiteAndNowhereElse(String address, boolean taken) {
        DeskEntry link = town.lists.add(administrator, Kind.LINK, new LocalizedText("市のサイト", ""));
        DeskEntry typed = link.saying(link.name(), "市", "", address);
        if (taken) {
            assertThat(town.lists.save(administrator, typed).text()).isEqualTo(address);
        } else {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> town.lists.save(administrator, typed));
        }
    }
}
