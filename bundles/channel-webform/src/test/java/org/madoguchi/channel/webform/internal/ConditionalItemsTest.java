// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormField.Condition;
import org.madoguchi.api.form.FormField.Head;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.TestClock;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PublicVisit;
import org.madoguchi.web.View;

/** Items that are for those alone who answered another one in a certain way. */
class ConditionalItemsTest {
    private static final Form FORM =
            SomeForms.form(
                    9,
                    1,
                    "粗大ごみの相談",
                    List.of(
                            new FormField.Choice(
                                    SomeForms.head("kind", "品物の種類", true),
                                    SomeForms.options("家具", "家電", "その他"),
                                    false),
                            new FormField.Checks(
                                    when("device", "家電の種類", "kind", "家電"),
                                    SomeForms.options("冷蔵庫", "テレビ")),
                            new FormField.Phone(when("shop", "買った店の電話", "device", "冷蔵庫")),
                            new FormField.Text(when("text", "品物", "kind", "家具", "その他"), true, 500),
                            new FormField.Files(when("files", "写真", "kind", "家具"), 3),
                            new FormField.Name(when("name", "氏名", "kind", "家具", "家電"), true)));

    @TempDir Path folder;
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T01:00:00Z"));
    private final SomeForms forms = new SomeForms();
    private final Tickets tickets = new Tickets(new byte[32], Clock.systemUTC());
    private final List<InboundMessage> taken = new ArrayList<>();
    private final WebformSettings settings =
            new WebformSettings("webform-main", 10_000, 3, 10, 300, false, 0, 10);
    private final String key = tickets.issue(FORM).text();
    private InquiryForm form;

    private static Head when(String id, String label, String item, String... values) {
        Head head = SomeForms.head(id, label, true);
        return new Head(id, head.label(), head.help(), true, new Condition(item, List.of(values)));
    }

    @BeforeEach
    void open() throws Exception {
        forms.publish(FORM);
        form =
                new InquiryForm(
                        settings,
                        new InquiryInbox(
                                message -> {
                                    taken.add(message);
                                    return new Inbox.Receipt(
                                            new CaseId(2026, 1), new InteractionId(1), false);
                                }),
                        new ReadArticles(InquiryFormTest.CITY, null, null),
                        InquiryFormTest.CITY,
                        List::of,
                        new FormSource(forms),
                        new Postcodes(),
                        tickets,
                        folder,
                        Clock.systemUTC(),
                        new Invitations());
    }

    @AfterEach
    void close() throws Exception {
        form.close();
    }

    @Test
    @Requirement({"FJ-100", "YK-130"})
    void whatDoesNotApplyShouldNeitherBeRequiredNorStored() throws Exception {
        Map<String, String> typed = typed("家具");
        typed.put("text", "ソファ");
        typed.put("name", "山田 花子");
        typed.put("name.kana", "ヤマダ ハナコ");
        typed.put("device", "冷蔵庫");
        typed.put("shop", "まちがった番号");
        View confirmation = page(typed, "confirm", List.of(photo()));

        assertThat(confirmation.status()).isEqualTo(200);
        assertThat(html(confirmation))
                .contains("ソファ", "山田 花子", "写真.jpg")
                .doesNotContain("家電の種類", "冷蔵庫", "まちがった番号");
        typed.put("kept", "1");
        assertThat(decide(typed, "send", List.of()).number()).isNotNull();
        InboundMessage message = taken.get(0);
        assertThat(message.fields()).extracting(Field::label).contains("品物の種類", "氏名");
        assertThat(new String(message.original().bytes(), StandardCharsets.UTF_8))
                .contains("ソファ")
                .doesNotContain("device", "冷蔵庫", "まちがった番号");
        assertThat(message.attachments()).hasSize(1);
    }

    @Test
    void whatAppliesShouldBeRequiredThroughTheWholeChain() {
        assertThat(html(page(typed("家電"), "confirm", List.of())))
                .contains("id=\"device-error\"", "id=\"name-error\"")
                .doesNotContain("id=\"shop-error\"", "id=\"text-error\"", "id=\"files-error\"");

        Map<String, String> typed = typed("家電");
        typed.put("device", "冷蔵庫");
        assertThat(html(page(typed, "confirm", List.of())))
                .contains("id=\"shop-error\"")
                .doesNotContain("id=\"device-error\"");
        // the middle of the chain does not apply: neither does its end
        typed.put("kind", "その他");
        assertThat(html(page(typed, "confirm", List.of())))
                .contains("id=\"text-error\"")
                .doesNotContain("id=\"shop-error\"", "id=\"device-error\"");
    }

    @Test
    void filesThatNobodyAsksForAnyMoreShouldBeLetGo() {
        Map<String, String> typed = typed("家具");
        typed.put("text", "ソファ");
        page(typed, "confirm", List.of(photo()));
        typed.put("kind", "その他");
        typed.put("kept", "1");
        assertThat(html(page(typed, "confirm", List.of()))).doesNotContain("写真.jpg");

        assertThat(decide(typed, "send", List.of()).number()).isNotNull();
        assertThat(taken.get(0).attachments()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutScriptEverythingShouldBeShownWithItsCondition() {
        String page = html(form.first("", "9", form.site(PublicVisit.JAPANESE, "")).orElseThrow());

        assertThat(page)
                .contains("「品物の種類」で「家電」を選んだ方だけ、お答えください。")
                .contains("「品物の種類」で「家具」か「その他」を選んだ方だけ、お答えください。")
                .contains("name=\"device\"", "name=\"shop\"", "name=\"text\"")
                .contains("data-when=\"kind\" data-values=\"家具\nその他\"");
    }

    @Test
    void anAnswerThatIsNotOfferedShouldMeetNoCondition() {
        Map<String, String> typed = typed("家電\n家具");
        assertThat(html(page(typed, "confirm", List.of())))
                .contains("id=\"kind-error\"")
                .doesNotContain("id=\"device-error\"", "id=\"text-error\"");
    }

    @Test
    @Requirement("ST-069")
    void aFormThatIsBeingMadeShouldBeSeenHoweverFarItIs() {
        TriedForm trial = new TriedForm(settings, InquiryFormTest.CITY, new Postcodes(), clock);
        assertThat(
                        new String(
                                trial.preview(FORM.content(), Locale.JAPANESE),
                                StandardCharsets.UTF_8))
                .contains("粗大ごみの相談", "「家電」を選んだ方だけ")
                .doesNotContain("action=", "data-draft=", "<header", "<footer", "試しの画面");

        LocalizedText blank = LocalizedText.same("");
        Head half = new Head("", blank, blank, true, new Condition("away", List.of("x")));
        Head none = new Head("b", blank, blank, false, new Condition("a", List.of()));
        FormContent begun =
                new FormContent(
                        LocalizedText.same("<script>alert(1)</script>"),
                        blank,
                        true,
                        List.of(
                                new FormField.Choice(half, List.of(), false),
                                new FormField.Text(none, true, 0),
                                new FormField.Files(none, 0)),
                        List.of(),
                        FormReceipt.USUAL);
        assertThat(new String(trial.preview(begun, Locale.ENGLISH), StandardCharsets.UTF_8))
                .contains("name=\"b\"", "&lt;script&gt;")
                .doesNotContain("<script>alert", "data-when");
    }

    private Map<String, String> typed(String kind) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("key", key);
        typed.put("kind", kind);
        return typed;
    }

    private static Attachment photo() {
        return new Attachment("写真.jpg", "image/jpeg", Content.of(new byte[] {1, 2, 3}));
    }

    private View page(Map<String, String> typed, String button, List<Attachment> files) {
        return Optional.ofNullable(decide(typed, button, files).page()).orElseThrow();
    }

    private InquiryForm.Outcome decide(
            Map<String, String> typed, String button, List<Attachment> files) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        typed.forEach((name, value) -> values.put(name, List.of(value)));
        values.put(button, List.of("1"));
        return form.decide(
                new FormData(values, files.isEmpty() ? Map.of() : Map.of("files", files)),
                PublicVisit.JAPANESE);
    }

    private static String html(View page) {
        return new String(
                page.templates().render(page.template(), page.model()), StandardCharsets.UTF_8);
    }
}
