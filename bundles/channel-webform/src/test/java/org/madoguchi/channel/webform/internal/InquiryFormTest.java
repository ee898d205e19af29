// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Acknowledgement;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.PostalCodes;
import org.madoguchi.api.contact.PostalCodes.Place;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormTrial;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.TestClock;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PublicVisit;
import org.madoguchi.web.View;

class InquiryFormTest {
    static final City CITY = new Asahi();

    private static final Instant NIGHT = Instant.parse("2026-11-22T18:30:00Z");

    private static final PostalCodes CODES =
            code ->
                    switch (code) {
                        case "1000001", "100-0001" ->
                                List.of(new Place("1000001", "東京都", "千代田区", "千代田"));
                        case "498-0000" ->
                                List.of(
                                        new Place("4980000", "愛知県", "弥富市", ""),
                                        new Place("4980000", "愛知県", "弥富市", "東町"));
                        default -> List.of();
                    };

    private static final Form BULKY =
            SomeForms.form(
                    7,
                    1,
                    "粗大ごみの相談",
                    List.of(
                            new FormField.Text(SomeForms.head("text", "内容", true), true, 500),
                            new FormField.Checks(
                                    SomeForms.head("kind", "品物の種類", true),
                                    SomeForms.options("家具", "家電", "その他")),
                            new FormField.Choice(
                                    SomeForms.head("way", "方法", true),
                                    SomeForms.options("収集", "持込"),
                                    false),
                            new FormField.Day(
                                    SomeForms.head("day", "希望日", false), FormField.Span.FROM_TODAY),
                            new FormField.Name(SomeForms.head("name", "氏名", true), true),
                            new FormField.Phone(SomeForms.head("phone", "電話", false)),
                            new FormField.Mail(SomeForms.head("mail", "メール", true)),
                            new FormField.PostalAddress(SomeForms.head("address", "住所", true))),
                    new FormReceipt(
                            true,
                            new LocalizedText("【粗大ごみ】受付 {受付番号}", ""),
                            new LocalizedText("{氏名} 様\n受付番号 {number}\n{内容}", "")));

    private static final byte[] SECRET = new byte[32];

    @TempDir Path folder;
    private final Desk desk = new Desk();
    private final TestClock clock = new TestClock(NIGHT);
    private final SomeForms forms = new SomeForms();
    private final SomeArticles articles = new SomeArticles();
    private final Tickets tickets = new Tickets(SECRET, clock);
    private final String key = aMinuteAgo(SomeForms.USUAL);
    private InquiryForm form;
    private Optional<URI> survey = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        form = form(new InquiryInbox(desk));
    }

    @AfterEach
    void close() throws Exception {
        form.close();
    }

    @Test
    @Requirement({"FJ-022", "ST-015", "ST-079"})
    void anInquiryShouldBecomeAMessageAtAnyHour() throws Exception {
        InquiryForm.Outcome outcome = send(typed());

        assertThat(outcome.number()).isEqualTo(new CaseId(2026, 1));
        InboundMessage message = desk.taken.get(0);
        assertThat(message.channel().value()).isEqualTo("webform-main");
        assertThat(message.receivedAt()).isEqualTo(NIGHT);
        assertThat(message.sender())
                .isEqualTo(new Party(Address.email("hanako@example.jp"), "田中 花子"));
        assertThat(message.subject()).isEqualTo("収集日について");
        assertThat(message.text()).isEqualTo("祝日も収集しますか。\n\nよろしくお願いします。");
        assertThat(message.fields())
                .containsExactly(
                        new Field("件名", "収集日について"),
                        new Field("お名前", "田中 花子"),
                        new Field("メールアドレス", "Ｈanako@Example.jp"),
                        new Field("フォーム", "お問い合わせ"));
        JsonNode original = new ObjectMapper().readTree(message.original().bytes());
        assertThat(original.path("answers").path("text").path(0).asText())
                .isEqualTo(message.text());
        assertThat(original.path("receivedAt").asText()).isEqualTo(NIGHT.toString());
        assertThat(message.originalType()).isEqualTo("application/json");
    }

    @Test
    void somebodyWithoutAnAddressShouldBeHeardToo() {
        Map<String, String> fields = typed();
        fields.put("email", "");
        fields.put("name", "");
        fields.put("subject", "");

        assertThat(html(post(fields, "confirm"))).contains("回答はお送りできません");
        send(fields);
        assertThat(desk.taken.get(0).sender()).isEqualTo(new Party(Address.NONE, ""));
        assertThat(desk.taken.get(0).subject()).isEqualTo("祝日も収集しますか。");
    }

    @Test
    void nothingShouldBeSentBeforeTheConfirmation() {
        View page = post(typed(), "confirm");

        assertThat(desk.taken).isEmpty();
        assertThat(page.status()).isEqualTo(200);
        assertThat(html(page)).contains("入力内容の確認", "hanako@example.jp", "祝日も収集しますか。", "csrf-token");
        assertThat(html(post(typed(), "edit"))).contains("確認画面へ進む", "祝日も収集しますか。");
    }

    @Test
    void sendingTwiceShouldBeOneMessage() {
        Map<String, String> fields = typed();

        assertThat(send(fields).number()).isEqualTo(send(fields).number());
        assertThat(desk.taken).hasSize(1);
    }

    @Test
    void aTextChangedAfterSendingShouldBeAnotherMessage() {
        Map<String, String> fields = typed();
        send(fields);
        fields.put("text", "書き忘れました。地区は東町です。");
        send(fields);

        assertThat(desk.taken).extracting(InboundMessage::text).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void theFormShouldComeBackFilledWhenNothingCanBeStored() {
        desk.down = true;
        View page = send(typed()).page();

        assertThat(page.status()).isEqualTo(503);
        assertThat(html(page))
                .contains("まだ送信されていません", "残っています", "ABCD-2345")
                .contains("祝日も収集しますか。", "田中 花子", "収集日について", "hanako@example.jp");
        desk.down = false;
        assertThat(send(refilled(page)).number()).isEqualTo(new CaseId(2026, 1));
        assertThat(desk.taken.get(0).text()).isEqualTo("祝日も収集しますか。\n\nよろしくお願いします。");
    }

    @Test
    void theFormShouldComeBackFilledWhenThereIsNoInbox() throws Exception {
        form = form(new InquiryInbox());

        assertThat(send(typed()).page().status()).isEqualTo(503);
    }

    @Test
    void aTextOfOneMegabyteShouldBeRefusedWithTheLimitAndKept() {
        Map<String, String> fields = typed();
        fields.put("text", "長".repeat(1_000_000));
        View page = post(fields, "confirm");

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("10,000文字以内", "1,000,000文字", "長".repeat(1_000_000));
        assertThat(desk.taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ない",
                "a@b",
                "a b@example.jp",
                "a@example.jp,b@example.jp",
                "a@exa mple.jp",
                "<a@example.jp>"
            })
    void whatIsNoAddressShouldBeSaid(String address) {
        Map<String, String> fields = typed();
        fields.put("email", address);
        View page = post(fields, "send");

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("id=\"email-error\"");
    }

    @Test
    void anEmptyFormShouldSayWhatIsMissing() {
        View page = post(Map.of(), "send");

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("お問い合わせの内容を入力してください。", "aria-invalid=\"true\"");
    }

    @Test
    void scriptsShouldBeShownAsText() {
        Map<String, String> fields = typed();
        fields.put("name", "<script>alert('名')</script>");
        fields.put("text", "</textarea><img src=x onerror=alert(1)>");
        fields.put("subject", "\"><svg onload=alert(2)>");
        fields.put("email", "\"><b>@example.jp");
        String page = html(post(fields, "confirm"));

        assertThat(page).doesNotContain("<script>alert", "<img src=x", "<svg onload", "\"><b>");
        fields.put("email", "a@example.jp");
        assertThat(html(post(fields, "confirm")))
                .doesNotContain("<script>alert", "<img src=x", "<svg onload");
        send(fields);
        assertThat(desk.taken.get(0).sender().name()).isEqualTo("<script>alert('名')</script>");
    }

    @Test
    void controlCharactersShouldNotReachTheDesk() {
        Map<String, String> fields = typed();
        fields.put("text", "一\u0000二\u001b[31m\u009b\r\n三\t四");
        fields.put("name", "田中\r\u0085\nBcc: x@example.jp");
        send(fields);

        assertThat(desk.taken.get(0).text()).isEqualTo("一二[31m\n三\t四");
        assertThat(desk.taken.get(0).sender().name()).isEqualTo("田中 Bcc: x@example.jp");
    }

    @Test
    void aMachineThatFillsInEverythingShouldBeStoppedAndAPersonToldHowToGoOn() {
        Map<String, String> fields = typed();
        fields.put("website", "http://spam.example");
        View page = post(fields, "send");

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("欄を空にして", "祝日も収集しますか。");
        assertThat(desk.taken).isEmpty();
    }

    @Test
    void filesShouldBeKeptOverTheStepsAndAnErrorBetween() {
        Map<String, String> fields = typed();
        fields.put("email", "ちがう");
        Attachment photo =
                new Attachment("穴の写真.jpg", "image/jpeg", Content.of(new byte[] {1, 2, 3}));
        View wrong = page(fields, "confirm", List.of(photo));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(html(wrong)).contains("穴の写真.jpg");

        fields.put("email", "hanako@example.jp");
        fields.put("kept", "1");
        assertThat(html(post(fields, "confirm"))).contains("穴の写真.jpg");
        send(fields);

        Attachment arrived = desk.taken.get(0).attachments().get(0);
        assertThat(arrived.fileName()).isEqualTo("穴の写真.jpg");
        assertThat(desk.attached.get(0)).containsExactly(1, 2, 3);
        assertThat(send(fields).number()).isEqualTo(new CaseId(2026, 1));
        assertThat(desk.taken).hasSize(1);
        clock.advance(Duration.ofMinutes(11));
        post(typed(), "confirm");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aFileShouldBeTakenAwayAgain() {
        Map<String, String> fields = typed();
        page(fields, "confirm", List.of(file("一.txt", 10), file("二.txt", 10)));
        fields.put("kept", "2");
        fields.put("drop", "0");

        assertThat(html(post(fields, "confirm"))).contains("二.txt").doesNotContain("一.txt");
    }

    @Test
    void tooManyOrTooLargeFilesShouldBeRefusedWithTheLimit() {
        assertThat(
                        html(
                                page(
                                        typed(),
                                        "confirm",
                                        List.of(
                                                file("1", 1),
                                                file("2", 1),
                                                file("3", 1),
                                                file("4", 1)))))
                .contains("添付ファイルは3個まで", "祝日も収集しますか。");
        assertThat(html(page(typed(), "confirm", List.of(file("大", 11 * 1024 * 1024)))))
                .contains("合計10MBまで");
    }

    @Test
    void filesForWhichThereIsNoRoomShouldBeToldAndTheTextKept() {
        Attachment lost =
                new Attachment(
                        "写真.jpg",
                        "image/jpeg",
                        new Content() {
                            @Override
                            public InputStream open() throws IOException {
                                throw new IOException("No space left on device");
                            }

                            @Override
                            public long size() {
                                return 10;
                            }
                        });

        View page = page(typed(), "confirm", List.of(lost));

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("お預かりできません", "祝日も収集しますか。");
        assertThat(kept()).isEmpty();
    }

    @Test
    void filesThatWereForgottenShouldBeAskedForAgain() {
        Map<String, String> fields = typed();
        page(fields, "confirm", List.of(file("写真.jpg", 10)));
        clock.advance(Duration.ofHours(3));
        fields.put("kept", "1");
        View page = post(fields, "send");

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("もう一度選んでください");
        assertThat(desk.taken).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../etc/passwd",
                "x'; DROP TABLE cases",
                "短い",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    @Requirement("FJ-185")
    void aForgedTicketShouldSendNothingAndKeepTheText(String forged) {
        Map<String, String> fields = typed();
        fields.put("key", forged);
        View page = post(fields, "send");

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("もう一度「この内容で送信する」", "祝日も収集しますか。");
        assertThat(desk.taken).isEmpty();
        clock.advance(Duration.ofSeconds(3));
        assertThat(send(refilled(page)).number()).isEqualTo(new CaseId(2026, 1));
    }

    @Test
    void aTicketOfYesterdayOrOfAnotherKeyShouldBeAskedForAgain() {
        Map<String, String> fields = typed();
        fields.put("key", new Tickets(new byte[16], clock).issue(SomeForms.USUAL).text());
        assertThat(post(fields, "send").status()).isEqualTo(422);

        clock.advance(Tickets.VALIDITY);
        assertThat(post(typed(), "send").status()).isEqualTo(422);
        assertThat(desk.taken).isEmpty();
    }

    @Test
    void whoSendsFasterThanAnybodyTypesShouldPressOnceMore() {
        Map<String, String> fields = typed();
        fields.put("key", tickets.issue(SomeForms.USUAL).text());
        View page = post(fields, "send");

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("送信までの時間が短すぎる", "祝日も収集しますか。");
        clock.advance(Duration.ofSeconds(3));
        assertThat(send(fields).number()).isEqualTo(new CaseId(2026, 1));
    }

    @Test
    void oneAddressShouldSendOnlySoManyInAMinute() {
        for (int i = 0; i < 10; i++) {
            Map<String, String> fields = typed();
            fields.put("key", aMinuteAgo(SomeForms.USUAL));
            assertThat(send(fields).number()).isNotNull();
        }
        Map<String, String> fields = typed();
        fields.put("key", aMinuteAgo(SomeForms.USUAL));
        View page = post(fields, "send");
        assertThat(page.status()).isEqualTo(429);
        assertThat(html(page)).contains("1分ほど待って", "祝日も収集しますか。");
        assertThat(desk.taken).hasSize(10);

        clock.advance(Duration.ofMinutes(1));
        assertThat(send(fields).number()).isNotNull();
    }

    @Test
    void aTicketThatIsSentAgainAndAgainShouldNotMakeCaseAfterCase() {
        Map<String, String> fields = typed();
        for (int i = 0; i < 9; i++) {
            fields.put("text", "宣伝 " + i);
            decide(fields, "send", List.of());
        }
        assertThat(desk.taken).hasSize(5);
    }

    @Test
    @Requirement("FJ-100")
    void theFormOfACategoryShouldBeShownCheckedAndHandedInWithItsItems() {
        forms.publish(BULKY);
        Map<String, String> fields = bulky();
        String confirmation = html(post(fields, "confirm"));
        assertThat(confirmation)
                .contains("家具、家電", "〒100-0001 東京都千代田区千代田1-1", "ヤマダ ハナコ", "2026-11-30");
        send(fields);

        InboundMessage message = desk.taken.get(0);
        assertThat(message.sender())
                .isEqualTo(new Party(Address.email("yamada@example.jp"), "山田 花子"));
        assertThat(message.subject()).isEqualTo("ソファを2つ捨てたいです。");
        assertThat(message.text()).isEqualTo("ソファを2つ捨てたいです。");
        assertThat(message.fields())
                .containsExactly(
                        new Field("品物の種類", "家具、家電"),
                        new Field("方法", "収集"),
                        new Field("希望日", "2026-11-30"),
                        new Field("氏名", "山田 花子（ヤマダ ハナコ）"),
                        new Field("電話", "090-1234-5678"),
                        new Field("メール", "yamada@example.jp"),
                        new Field("住所", "〒100-0001 東京都千代田区千代田1-1"),
                        new Field("フォーム", "粗大ごみの相談"));
    }

    @Test
    void theMailOfReceiptShouldSayWhatTheFormWantsWithTheDeskAddingTheNumber() {
        forms.publish(BULKY);
        Map<String, String> fields = bulky();
        fields.put("text", "{受付番号}を{氏名}へ");
        send(fields);

        Acknowledgement note =
                desk.taken.get(0).acknowledgement().orElseThrow().about(new CaseId(2026, 7));
        assertThat(note.subject()).isEqualTo("【粗大ごみ】受付 2026-000007");
        assertThat(note.text())
                .startsWith("山田 花子 様\n受付番号 2026-000007\n内容：｛受付番号｝を｛氏名｝へ\n")
                .contains("品物の種類：家具、家電");
    }

    @Test
    void aFormThatWantsNoMailShouldSaySo() {
        forms.publish(
                SomeForms.form(
                        7,
                        1,
                        "匿名の意見",
                        BULKY.content().fields(),
                        new FormReceipt(false, LocalizedText.same("x"), LocalizedText.same("y"))));
        Map<String, String> fields = bulky();
        fields.put("key", aMinuteAgo(forms.published(BULKY.id()).orElseThrow()));
        send(fields);

        assertThat(desk.taken.get(0).acknowledgement()).contains(Acknowledgement.NONE);
    }

    @Test
    void whatIsMissingOrWrongShouldBeSaidItemByItem() {
        forms.publish(BULKY);
        Map<String, String> fields = bulky();
        fields.put("day", "2026-11-01");
        fields.put("mail", "ない");
        fields.put("phone", "12");
        fields.put("name.kana", "山田");
        fields.put("address.postal", "12");
        fields.put("address.place", "");
        fields.put("way", "魔法");
        fields.remove("text");
        View page = post(fields, "confirm");

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page))
                .contains(
                        "内容を入力してください。",
                        "方法を選んでください。",
                        "今日以降の日",
                        "ふりがなを、ひらがなかカタカナで",
                        "市外局番から",
                        "メールアドレスの形",
                        "7桁の数字",
                        "都道府県・市区町村・町名を入力してください。",
                        "href=\"#address.place\"",
                        "id=\"address.place-error\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-30", "2026/11/30", "2026年11月30日", "２０２６－１１－３０", "2026.11.30"})
    void aDayShouldBeTakenAsPeopleWriteIt(String day) {
        forms.publish(BULKY);
        Map<String, String> fields = bulky();
        fields.put("day", day);
        assertThat(post(fields, "confirm").status()).isEqualTo(200);
        fields.put("day", "2026-02-30");
        assertThat(post(fields, "confirm").status()).isEqualTo(422);
    }

    @Test
    void whoBeganAFormShouldSendThatVersionThoughThereIsANewerOne() {
        forms.publish(BULKY);
        Map<String, String> fields = bulky();
        forms.publish(
                SomeForms.form(
                        7,
                        2,
                        "新しい相談",
                        List.of(
                                new FormField.Text(
                                        SomeForms.head("new", "新しい項目", true), true, 9))));
        assertThat(send(fields).number()).isNotNull();
        assertThat(desk.taken.get(0).fields()).contains(new Field("フォーム", "粗大ごみの相談"));
    }

    @Test
    void theAddressShouldBeFoundWithoutScriptToo() {
        forms.publish(BULKY);
        Map<String, String> fields = bulky();
        fields.put("address.place", "");
        fields.put("address.postal", "100-0001");
        View page = decide(fields, "lookup", "address", List.of()).page();
        assertThat(page.status()).isEqualTo(200);
        assertThat(html(page))
                .contains("value=\"東京都千代田区千代田\"")
                .doesNotContain("role=\"alert\" id=");

        fields.put("address.postal", "999-9999");
        assertThat(html(decide(fields, "lookup", "address", List.of()).page()))
                .contains("この郵便番号の住所が見つかりません");
        fields.put("address.postal", "498-0000");
        assertThat(html(decide(fields, "lookup", "address", List.of()).page()))
                .contains("value=\"愛知県弥富市\"", "複数の町");
    }

    @Test
    void thePageShouldLookUpPlacesButNotAllOfThem() throws Exception {
        AddressLookUp lookUp = new AddressLookUp(new Postcodes(CODES), clock);
        assertThat(lookUp.places("1000001", "192.0.2.1").orElseThrow())
                .contains("\"common\":\"東京都千代田区千代田\"");
        assertThat(lookUp.places("x".repeat(1000), "192.0.2.1").orElseThrow())
                .contains("\"places\":[]");
        for (int i = 0; i < 60; i++) {
            lookUp.places("1000001", "192.0.2.1");
        }
        assertThat(lookUp.places("1000001", "192.0.2.1")).isEmpty();
        assertThat(lookUp.places("1000001", "192.0.2.2")).isPresent();
    }

    @Test
    @Requirement({"FJ-077", "FJ-099"})
    void asDeliveredTheFormShouldBeShownOnlyToWhoComesFromAnArticle() throws Exception {
        form.close();
        boolean delivered =
                (boolean) WebformConfig.class.getMethod("articles_only").getDefaultValue();
        form = form(new InquiryInbox(desk), delivered);

        FormSite site = form.site(PublicVisit.JAPANESE, "");
        assertThat(form.first("1", "", site)).isPresent();
        assertThat(form.first("", "", site)).isEmpty();
        assertThat(form.first("", "0", site)).isEmpty();
        assertThat(form.first("99", "", site)).isEmpty();
        assertThat(form.first("<b>", "", site)).isEmpty();
    }

    @Test
    @Requirement("FJ-077")
    void whoNamesAnArticleShouldGetTheFormWhileTheArticlesCannotBeRead() throws Exception {
        form.close();
        form = form(new InquiryInbox(desk), true);
        articles.away = true;

        FormSite site = form.site(PublicVisit.JAPANESE, "");
        assertThat(form.first("1", "", site)).isPresent();
        assertThat(form.first("", "", site)).isEmpty();
    }

    @Test
    @Requirement({"FJ-077", "FJ-099"})
    void theSiteShouldBeToldWhereTheFormMayBeOffered() {
        assertThat(offered(true).onlyFromArticles()).isTrue();
        assertThat(offered(false).onlyFromArticles()).isFalse();
    }

    private WebformChannel offered(boolean articlesOnly) {
        return new WebformChannel(
                new WebformSettings("webform-main", 10_000, 3, 10, 300, articlesOnly, 3, 10),
                new InquiryInbox(desk),
                folder,
                clock);
    }

    @Test
    @Requirement("ST-067")
    void aPageOfTheCityShouldLinkToACertainForm() {
        forms.publish(BULKY);
        assertThat(html(input("", "7", PublicVisit.JAPANESE))).contains("粗大ごみの相談");
        assertThat(html(input("", "x", PublicVisit.JAPANESE))).contains("お問い合わせ");
        assertThat(html(input("", "12345", PublicVisit.JAPANESE))).contains("お問い合わせ");
    }

    @Test
    @Requirement("ST-070")
    void englishShouldStandBesideTheJapaneseWhereTheFormWantsIt() {
        FormContent content = BULKY.content();
        forms.publish(
                new Form(
                        new FormId(8),
                        1,
                        new FormContent(
                                new LocalizedText("相談", "Consultation"),
                                new LocalizedText("はじめに", "First of all"),
                                true,
                                List.of(
                                        new FormField.Text(
                                                new FormField.Head(
                                                        "text",
                                                        new LocalizedText("内容", "Your matter"),
                                                        new LocalizedText("くわしく", "In detail"),
                                                        true),
                                                true,
                                                100)),
                                List.of(),
                                content.receipt())));
        String page = html(input("", "8", PublicVisit.JAPANESE));
        assertThat(page)
                .contains("lang=\"ja\"", "相談", "Consultation", "First of all")
                .contains("内容", "Your matter", "くわしく", "In detail", "lang=\"en\"");
        assertThat(html(input("", "8", new PublicVisit(Locale.ENGLISH, InquiryForm.PATH))))
                .contains("Your matter")
                .doesNotContain("くわしく");
    }

    @Test
    void tenThousandInputsShouldBeNothingToTheForm() {
        Map<String, String> fields = typed();
        for (int i = 0; i < 10_000; i++) {
            fields.put("q" + i, "x".repeat(100));
        }
        assertThat(send(fields).number()).isNotNull();
        assertThat(desk.taken.get(0).fields()).hasSize(4);
    }

    @Test
    @Requirement("ST-069")
    void anAdministratorShouldTryAFormThatNobodySeesYet() {
        FormTrial trial =
                new TriedForm(
                        new WebformSettings("webform-main", 10_000, 3, 10, 300, false, 3, 10),
                        CITY,
                        new Postcodes(CODES),
                        clock);
        FormTrial.Way way = new FormTrial.Way("/console/forms/try", "/console/forms/7", "token");
        String page =
                new String(
                        trial.page(BULKY, Map.of(), Locale.JAPANESE, way), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("試しの画面", "粗大ごみの相談", "action=\"/console/forms/try\"", "token")
                .contains("href=\"/console/forms/7\"");
        page =
                new String(
                        trial.page(BULKY, Map.of("confirm", List.of("1")), Locale.JAPANESE, way),
                        StandardCharsets.UTF_8);
        assertThat(page).contains("内容を入力してください。");
        page =
                new String(
                        trial.page(
                                BULKY,
                                Map.of(
                                        "lookup", List.of("address"),
                                        "address.postal", List.of("1000001")),
                                Locale.JAPANESE,
                                way),
                        StandardCharsets.UTF_8);
        assertThat(page).contains("value=\"東京都千代田区千代田\"");
        assertThat(desk.taken).isEmpty();
    }

    @Test
    @Requirement("FJ-268")
    void theReceiptShouldInviteToASurveyOnceForEachInquiry() {
        survey = Optional.of(URI.create("https://faq.asahi.example/survey/AbCdEfGhIjKlMnOpQrStUv"));
        Map<String, String> typed = typed();

        assertThat(send(typed).survey()).isEqualTo("AbCdEfGhIjKlMnOpQrStUv");
        assertThat(send(typed).survey()).as("sent twice").isEmpty();
        assertThat(
                        html(
                                form.done(
                                        "2026-000012",
                                        "AbCdEfGhIjKlMnOpQrStUv",
                                        PublicVisit.JAPANESE,
                                        null)))
                .contains("href=\"/survey/AbCdEfGhIjKlMnOpQrStUv\"");
        assertThat(html(form.done("2026-000012", "../evil?x", PublicVisit.JAPANESE, null)))
                .doesNotContain("evil", "/survey/");
    }

    @Test
    void theReceiptShouldShowTheNumberAndNothingElse() {
        assertThat(html(form.done("2026-000012", "", PublicVisit.JAPANESE, null)))
                .contains("2026-000012");
        assertThatThrownBy(() -> form.done("<b>", "", PublicVisit.JAPANESE, null))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theFormShouldSpeakEnglish() {
        PublicVisit english = new PublicVisit(Locale.ENGLISH, InquiryForm.PATH);

        assertThat(html(input("", "", english)))
                .contains("lang=\"en\"", "Check before sending")
                .doesNotContain("確認画面");
    }

    private InquiryForm form(InquiryInbox inbox) throws Exception {
        return form(inbox, false);
    }

    private InquiryForm form(InquiryInbox inbox, boolean articlesOnly) throws Exception {
        return new InquiryForm(
                new WebformSettings("webform-main", 10_000, 3, 10, 300, articlesOnly, 3, 10),
                inbox,
                new ReadArticles(CITY, articles, null),
                CITY,
                List::of,
                new FormSource(forms),
                new Postcodes(CODES),
                tickets,
                folder.resolve("pending"),
                clock,
                new Invitations((occasion, channel) -> survey));
    }

    /** What a page carries that was opened a minute ago. */
    private static String aMinuteAgo(Form form) {
        return new Tickets(SECRET, new TestClock(NIGHT.minusSeconds(60))).issue(form).text();
    }

    private Map<String, String> typed() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("name", " 田中 花子 ");
        fields.put("email", "Ｈanako@Example.jp");
        fields.put("subject", "収集日について");
        fields.put("text", "祝日も収集しますか。\n\nよろしくお願いします。\n");
        return fields;
    }

    private static Map<String, String> bulky() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", aMinuteAgo(BULKY));
        fields.put("text", "ソファを2つ捨てたいです。");
        fields.put("kind", "家具|家電");
        fields.put("way", "収集");
        fields.put("day", "2026-11-30");
        fields.put("name", "山田 花子");
        fields.put("name.kana", "ヤマダ ハナコ");
        fields.put("phone", "090-1234-5678");
        fields.put("mail", "yamada@example.jp");
        fields.put("address.postal", "１００ー０００１");
        fields.put("address.place", "東京都千代田区千代田");
        fields.put("address.street", "1-1");
        return fields;
    }

    private InquiryForm.Outcome send(Map<String, String> fields) {
        return decide(fields, "send", List.of());
    }

    private View post(Map<String, String> fields, String button) {
        return page(fields, button, List.of());
    }

    private View page(Map<String, String> fields, String button, List<Attachment> files) {
        return decide(fields, button, files).page();
    }

    private View input(String article, String number, PublicVisit visit) {
        return form.first(article, number, form.site(visit, "")).orElseThrow();
    }

    private InquiryForm.Outcome decide(
            Map<String, String> fields, String button, List<Attachment> files) {
        return decide(fields, button, "1", files);
    }

    private InquiryForm.Outcome decide(
            Map<String, String> fields, String button, String value, List<Attachment> files) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        // several choices of one item are joined in these tests
        fields.forEach((name, typed) -> values.put(name, List.of(typed.split("\\|", -1))));
        values.put(button, List.of(value));
        return form.decide(
                new FormData(values, files.isEmpty() ? Map.of() : Map.of("files", files)),
                PublicVisit.JAPANESE);
    }

    /** What the browser would send from the page it got. */
    private static Map<String, String> refilled(View page) {
        String html = html(page);
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input =
                Pattern.compile("type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"").matcher(html);
        while (input.find()) {
            fields.put(input.group(1), input.group(2));
        }
        Matcher text =
                Pattern.compile("(?s)<textarea[^>]*name=\"text\"[^>]*>\n(.*?)</textarea>")
                        .matcher(html);
        assertThat(text.find()).isTrue();
        fields.put("text", text.group(1));
        return fields;
    }

    private List<Path> kept() {
        try (Stream<Path> files = Files.list(folder.resolve("pending"))) {
            return files.toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Attachment file(String name, int bytes) {
        return new Attachment(name, "text/plain", Content.of(new byte[bytes]));
    }

    private static String html(View page) {
        return new String(
                page.templates().render(page.template(), page.model()), StandardCharsets.UTF_8);
    }

    /** Takes messages as the desk does: once for each external id. */
    private static final class Desk implements Inbox {
        private final Map<String, Receipt> receipts = new LinkedHashMap<>();
        private final List<InboundMessage> taken = new ArrayList<>();
        private final List<byte[]> attached = new ArrayList<>();
        private boolean down;

        @Override
        public Receipt accept(InboundMessage message) {
            if (down) {
                throw new StorageException("down", null);
            }
            Receipt before = receipts.get(message.externalId());
            if (before != null) {
                return new Receipt(before.caseId(), before.interaction(), true);
            }
            return receipts.computeIfAbsent(
                    message.externalId(),
                    id -> {
                        taken.add(message);
                        message.attachments().forEach(a -> attached.add(a.content().bytes()));
                        return new Receipt(
                                new CaseId(2026, taken.size()),
                                new InteractionId(taken.size()),
                                false);
                    });
        }
    }
}
