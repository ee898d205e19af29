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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.TestClock;
import org.madoguchi.web.FormData;
import org.madoguchi.web.View;

class InquiryFormTest {
    static final City CITY = new Asahi();

    private static final Instant NIGHT = Instant.parse("2026-11-22T18:30:00Z");

    @TempDir Path folder;
    private final Desk desk = new Desk();
    private final TestClock clock = new TestClock(NIGHT);
    private InquiryForm form;

    @BeforeEach
    void open() throws Exception {
        form = form(new InquiryInbox(desk));
    }

    @AfterEach
    void close() throws Exception {
        form.close();
    }

    @Test
    @Requirement("FJ-022")
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
                .contains(
                        new Field("お名前", "田中 花子"),
                        new Field("メールアドレス", "Ｈanako@Example.jp"),
                        new Field("件名", "収集日について"));
        JsonNode original = new ObjectMapper().readTree(message.original().bytes());
        assertThat(original.path("text").asText()).isEqualTo(message.text());
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
    @ValueSource(strings = {"../../etc/passwd", "", "x'; DROP TABLE cases", "短い"})
    void aForgedKeyShouldBeReplaced(String key) {
        Map<String, String> fields = typed();
        fields.put("key", key);
        send(fields);

        assertThat(desk.taken.get(0).externalId()).matches("[A-Za-z0-9_-]{22}-[0-9a-f]{16}");
    }

    @Test
    void theReceiptShouldShowTheNumberAndNothingElse() {
        assertThat(html(form.done("2026-000012", PublicVisit.JAPANESE, null)))
                .contains("2026-000012");
        assertThatThrownBy(() -> form.done("<b>", PublicVisit.JAPANESE, null))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theFormShouldSpeakEnglish() {
        PublicVisit english = new PublicVisit(Locale.ENGLISH);

        assertThat(html(form.input("", english, null)))
                .contains("lang=\"en\"", "Check before sending")
                .doesNotContain("確認画面");
    }

    private InquiryForm form(InquiryInbox inbox) throws Exception {
        return new InquiryForm(
                new WebformSettings("webform-main", 10_000, 3, 10, 300),
                inbox,
                new ReadArticles(CITY, null),
                CITY,
                folder.resolve("pending"),
                clock);
    }

    private static Map<String, String> typed() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", "abcdefghijklmnopqrstuv");
        fields.put("name", " 田中 花子 ");
        fields.put("email", "Ｈanako@Example.jp");
        fields.put("subject", "収集日について");
        fields.put("text", "祝日も収集しますか。\n\nよろしくお願いします。\n");
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

    private InquiryForm.Outcome decide(
            Map<String, String> fields, String button, List<Attachment> files) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        fields.forEach((name, value) -> values.put(name, List.of(value)));
        values.put(button, List.of("1"));
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

    private static final class Asahi implements City {
        @Override
        public LocalizedText name() {
            return new LocalizedText("あさひ市", "Asahi City");
        }

        @Override
        public LocalizedText deskName() {
            return new LocalizedText("あさひ市コンタクトセンター", "Asahi contact centre");
        }

        @Override
        public URI publicUrl() {
            return URI.create("https://faq.asahi.example");
        }

        @Override
        public URI consoleUrl() {
            return URI.create("https://desk.asahi.example");
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Asia/Tokyo");
        }
    }
}
