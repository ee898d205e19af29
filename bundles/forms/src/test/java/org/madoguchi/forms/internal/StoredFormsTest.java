// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormField.Condition;
import org.madoguchi.api.form.FormField.Head;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.form.FormVersion;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

class StoredFormsTest {
    private static final Actor ADMINISTRATOR = Actor.system("test");
    private static final CategoryId GARBAGE = new CategoryId(11);
    private static final CategoryId TAX = new CategoryId(12);

    private final List<String> audited = new CopyOnWriteArrayList<>();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T01:00:00Z"));
    private static StorageFixture fixture;
    private FormStore store;
    private OfferedForms forms;
    private StoredFormDesk desk;

    @BeforeAll
    static void startDatabase() {
        fixture = StorageFixture.start();
    }

    @AfterAll
    static void stopDatabase() {
        fixture.close();
    }

    @BeforeEach
    void start() {
        store = new FormStore(fixture.storage());
        store.unit()
                .run(
                        em -> {
                            em.createQuery("delete from VersionEntity v").executeUpdate();
                            em.createQuery("delete from FormEntity f").executeUpdate();
                        });
        forms = new OfferedForms(store, clock);
        desk = new StoredFormDesk(store, fixture.transactions(), new ListingTrail(), clock);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void theStandardFormShouldBeThereFromTheBeginning() {
        Form standard = forms.serving(List.of(TAX));

        assertThat(standard.id()).isEqualTo(FormId.STANDARD);
        assertThat(standard.content().fields())
                .extracting(field -> field.head().id())
                .containsExactly("text", "subject", "name", "email", "files");
        assertThat(desk.forms(ADMINISTRATOR)).hasSize(1);
        assertThat(desk.newest(ADMINISTRATOR, FormId.STANDARD)).isEqualTo(standard);
    }

    @Test
    @Requirement("FJ-100")
    void everyKindOfItemShouldBeKeptAsItWasMade() {
        FormContent content = everything();
        Form made = desk.create(ADMINISTRATOR, content);

        assertThat(made.version()).isEqualTo(1);
        assertThat(desk.newest(ADMINISTRATOR, made.id()).content()).isEqualTo(content);
    }

    @Test
    @Requirement("FJ-100")
    void aFormShouldServeItsCategoriesOnceItIsPublished() {
        Form made = desk.create(ADMINISTRATOR, simple("粗大ごみの相談", GARBAGE));
        assertThat(forms.serving(List.of(GARBAGE)).id()).isEqualTo(FormId.STANDARD);

        desk.publish(ADMINISTRATOR, made.id(), 1);
        assertThat(forms.serving(List.of(TAX, GARBAGE))).isEqualTo(made);
        assertThat(forms.serving(List.of(TAX)).id()).isEqualTo(FormId.STANDARD);
        assertThat(forms.published(made.id())).contains(made);
    }

    private static FormContent onCases(FormField... fields) {
        return new FormContent(
                new LocalizedText("電話の聞き取り", ""),
                LocalizedText.same(""),
                false,
                List.of(fields),
                List.of(GARBAGE),
                FormReceipt.USUAL,
                new FormUse(true, List.of(new ChannelId("phone-main")), List.of(new TopicId(7))));
    }

    @Test
    @Requirement("FJ-113")
    void itemsOfCasesShouldNeverBeGivenToCitizens() {
        FormContent content = onCases(new FormField.Number(head("count", "個数"), 1, 9));
        Form made = desk.create(ADMINISTRATOR, content);
        assertThat(forms.onCases()).isEmpty();
        desk.publish(ADMINISTRATOR, made.id(), 1);

        assertThat(forms.onCases()).containsExactly(made);
        assertThat(forms.onCases(made.id(), 1)).contains(made);
        assertThat(new OfferedForms(store, clock).onCases(made.id(), 1)).contains(made);
        assertThat(forms.serving(List.of(GARBAGE)).id()).isEqualTo(FormId.STANDARD);
        assertThat(forms.published(made.id())).isEmpty();
        assertThat(forms.published(made.id(), 1)).isEmpty();
        assertThat(forms.onCases(FormId.STANDARD, 0)).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> desk.save(ADMINISTRATOR, made.id(), 1, simple("公開", GARBAGE)));
        desk.withdraw(ADMINISTRATOR, made.id());
        assertThat(forms.onCases()).isEmpty();
        assertThat(forms.onCases(made.id(), 1)).as("for cases that have it").contains(made);
    }

    @Test
    void itemsOfCasesShouldKeepToTheirRules() {
        refused(onCases(new FormField.Files(head("files", "写真"), 1)), "ファイルの項目を置けません");
        refused(onCases(new FormField.Number(head("n", "数"), 9, 1)), "数の範囲");
        refused(onCases(new FormField.Number(head("n", "数"), 0, 1_000_000_000L)), "数の範囲");
    }

    @Test
    void whoBeganAnOldVersionShouldBeAbleToSendIt() {
        Form first = desk.create(ADMINISTRATOR, simple("はじめ", GARBAGE));
        desk.publish(ADMINISTRATOR, first.id(), 1);
        desk.save(ADMINISTRATOR, first.id(), 1, simple("つぎ", GARBAGE));
        assertThat(forms.published(first.id(), 2)).isEmpty();

        desk.publish(ADMINISTRATOR, first.id(), 2);
        assertThat(forms.serving(List.of(GARBAGE)).content().name().ja()).isEqualTo("つぎ");
        assertThat(new OfferedForms(store, clock).published(first.id(), 1)).contains(first);
        desk.withdraw(ADMINISTRATOR, first.id());
        assertThat(forms.published(first.id())).isEmpty();
        assertThat(forms.published(first.id(), 2)).isPresent();
        assertThat(forms.published(first.id(), 3)).isEmpty();
        assertThat(forms.published(new FormId(9999), 1)).isEmpty();
    }

    @Test
    void anOlderVersionShouldBePublishedAgain() {
        Form made = desk.create(ADMINISTRATOR, simple("一", GARBAGE));
        desk.save(ADMINISTRATOR, made.id(), 1, simple("二", GARBAGE));
        desk.publish(ADMINISTRATOR, made.id(), 2);
        desk.publish(ADMINISTRATOR, made.id(), 1);

        assertThat(forms.serving(List.of(GARBAGE)).content().name().ja()).isEqualTo("一");
        assertThat(desk.versions(ADMINISTRATOR, made.id()))
                .extracting(FormVersion::version)
                .containsExactly(2, 1);
        assertThat(desk.versions(ADMINISTRATOR, made.id()).get(1).published()).isTrue();
        assertThat(desk.forms(ADMINISTRATOR).get(1).published()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void theStandardFormShouldBeChangedAndTakenBackButNotWithdrawn() {
        Form changed = desk.save(ADMINISTRATOR, FormId.STANDARD, 0, simple("ご意見", List.of()));
        desk.publish(ADMINISTRATOR, FormId.STANDARD, changed.version());
        assertThat(forms.serving(List.of())).isEqualTo(changed);

        desk.publish(ADMINISTRATOR, FormId.STANDARD, 0);
        assertThat(forms.serving(List.of()).version()).isZero();
        assertThatThrownBy(() -> desk.withdraw(ADMINISTRATOR, FormId.STANDARD))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void whoSavesOverSomebodyElsesChangeShouldBeTold() {
        Form made = desk.create(ADMINISTRATOR, simple("一", GARBAGE));
        desk.save(ADMINISTRATOR, made.id(), 1, simple("二", GARBAGE));

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> desk.save(ADMINISTRATOR, made.id(), 1, simple("三", GARBAGE)))
                .satisfies(e -> assertThat(e.reason().ja()).contains("ほかの人が先に"));
        assertThat(desk.newest(ADMINISTRATOR, made.id()).content().name().ja()).isEqualTo("二");
    }

    @Test
    void changesOfAnotherNodeShouldBeSeenWithinSeconds() {
        FormStore elsewhere = new FormStore(fixture.storage());
        try {
            OfferedForms other = new OfferedForms(elsewhere, clock);
            other.serving(List.of(GARBAGE));
            Form made = desk.create(ADMINISTRATOR, simple("一", GARBAGE));
            desk.publish(ADMINISTRATOR, made.id(), 1);
            assertThat(other.serving(List.of(GARBAGE)).id()).isEqualTo(FormId.STANDARD);

            clock.advance(OfferedForms.FRESH.plus(Duration.ofMillis(1)));
            assertThat(other.serving(List.of(GARBAGE))).isEqualTo(made);
        } finally {
            elsewhere.close();
        }
    }

    @Test
    void everyChangeShouldBeAudited() {
        Form made = desk.create(ADMINISTRATOR, simple("一", GARBAGE));
        desk.save(ADMINISTRATOR, made.id(), 1, simple("二", GARBAGE));
        desk.publish(ADMINISTRATOR, made.id(), 2);
        desk.withdraw(ADMINISTRATOR, made.id());

        assertThat(audited)
                .containsExactly(
                        "form.create form " + made.id(),
                        "form.save form " + made.id(),
                        "form.publish form " + made.id(),
                        "form.withdraw form " + made.id());
    }

    @Test
    void nobodyButAnAdministratorShouldTouchForms() {
        Actor operator =
                new Actor(
                        Optional.empty(),
                        "佐藤",
                        Set.of(Role.OPERATOR, Role.SUPERVISOR, Role.FAQ_EDITOR),
                        Optional.empty(),
                        "test");
        assertThatThrownBy(() -> desk.forms(operator))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> desk.create(operator, simple("一", GARBAGE)))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> desk.publish(operator, FormId.STANDARD, 0))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void aVersionThatIsNotThereShouldNotBePublished() {
        assertThatThrownBy(() -> desk.publish(ADMINISTRATOR, new FormId(5), 1))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> desk.publish(ADMINISTRATOR, FormId.STANDARD, 7))
                .isInstanceOf(NotFoundException.class);
        assertThat(forms.serving(List.of()).version()).isZero();
    }

    @Test
    void aFormThatCannotBeFilledInShouldBeRefusedWithWhatIsWrong() {
        refused(simple("", GARBAGE), "名前を入力");
        refused(simple("長".repeat(101), GARBAGE), "100文字以内");
        refused(simple("二\n行", GARBAGE), "改行");
        refused(with(List.of()), "1つ以上");
        refused(with(List.of(new FormField.Note(head("n", "説明")))), "1つ以上");
        refused(with(Collections.nCopies(41, new FormField.Mail(head("m", "メール")))), "40個");
        refused(with(Collections.nCopies(2, new FormField.Mail(head("m", "メール")))), "識別名");
        refused(with(List.of(new FormField.Mail(head("_csrf", "メール")))), "識別名");
        refused(with(List.of(new FormField.Mail(head("m", " ")))), "名前が空");
        refused(with(List.of(new FormField.Text(head("t", "文"), true, 0))), "文字数");
        refused(with(List.of(new FormField.Files(head("f", "写真"), 11))), "1～10");
        refused(
                with(
                        List.of(
                                new FormField.Files(head("f", "写真"), 1),
                                new FormField.Files(head("g", "写真"), 1))),
                "1つまで");
        refused(with(List.of(new FormField.Choice(head("c", "市"), options("一"), true))), "2～50");
        refused(
                with(List.of(new FormField.Choice(head("c", "市"), options("一", "一"), true))),
                "同じもの");
        assertThat(desk.forms(ADMINISTRATOR)).hasSize(1);
    }

    @Test
    @Requirement("FJ-100")
    void aConditionThatCanNeverBeMetShouldBeRefused() {
        FormField kind = new FormField.Choice(head("kind", "種類"), options("家具", "家電"), true);
        FormField maker = new FormField.Phone(head("maker", "メーカー", "kind", "家電"));

        refused(with(List.of(maker, kind)), "より上にありません");
        refused(with(List.of(new FormField.Phone(head("a", "番号", "a", "x")))), "より上にありません");
        refused(
                with(
                        List.of(
                                new FormField.Phone(head("a", "電話")),
                                new FormField.Phone(head("b", "番号", "a", "x")))),
                "より上にありません");
        refused(with(List.of(kind, new FormField.Phone(head("a", "番号", "kind")))), "1つ以上");
        refused(
                with(List.of(kind, new FormField.Phone(head("a", "番号", "kind", "本")))),
                "条件の選択肢がなくなっています");
        assertThat(desk.create(ADMINISTRATOR, with(List.of(kind, maker))).content().fields())
                .containsExactly(kind, maker);
    }

    @Test
    void aFormOfAReleaseWithoutConditionsShouldBeRead() {
        FormContent content =
                new FormJson()
                        .read(
                                """
                                {"name":{"ja":"相談","en":""},"intro":{"ja":"","en":""},
                                "bothLanguages":false,"fields":[{"kind":"mail","head":{"id":"m",
                                "label":{"ja":"メール","en":""},"help":{"ja":"","en":""},
                                "required":true}}],"categories":[],"receipt":{"wanted":true,
                                "subject":{"ja":"","en":""},"text":{"ja":"","en":""}}}
                                """);

        assertThat(content.fields().get(0).head().when()).isEqualTo(Condition.ALWAYS);
    }

    private void refused(FormContent content, String why) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> desk.create(ADMINISTRATOR, content))
                .satisfies(e -> assertThat(e.reason().ja()).contains(why))
                .satisfies(e -> assertThat(e.reason().en()).isNotEqualTo(e.reason().ja()));
    }

    private static FormContent simple(String name, CategoryId category) {
        return simple(name, List.of(category));
    }

    private static FormContent simple(String name, List<CategoryId> categories) {
        return new FormContent(
                new LocalizedText(name, ""),
                LocalizedText.same(""),
                false,
                List.of(new FormField.Text(head("text", "内容"), true, 1000)),
                categories,
                FormReceipt.USUAL);
    }

    private static FormContent with(List<? extends FormField> fields) {
        return new FormContent(
                LocalizedText.same("試し"),
                LocalizedText.same(""),
                false,
                List.copyOf(fields),
                List.of(),
                FormReceipt.USUAL);
    }

    private static FormContent everything() {
        return new FormContent(
                new LocalizedText("粗大ごみの相談", "Bulky waste"),
                new LocalizedText("品物ごとに\nお知らせください。", ""),
                true,
                List.of(
                        new FormField.Note(head("note", "はじめに")),
                        new FormField.Text(head("text", "内容"), true, 2000),
                        new FormField.Choice(head("kind", "種類"), options("家具", "家電"), true),
                        new FormField.Choice(head("way", "方法"), options("収集", "持込"), false),
                        new FormField.Checks(head("days", "曜日"), options("月", "水", "金")),
                        new FormField.Day(head("day", "希望日"), FormField.Span.FROM_TODAY),
                        new FormField.Number(head("count", "個数"), -3, 20),
                        new FormField.Mail(head("mail", "メール")),
                        new FormField.Phone(head("phone", "電話")),
                        new FormField.Name(head("name", "氏名"), true),
                        new FormField.PostalAddress(head("address", "住所")),
                        new FormField.Files(head("files", "写真"), 2),
                        new FormField.Phone(head("size", "大きさ", "kind", "家電"))),
                List.of(GARBAGE, TAX),
                new FormReceipt(
                        true,
                        new LocalizedText("受け付けました（{受付番号}）", ""),
                        new LocalizedText("{氏名} 様\n\n{内容}", "Dear {name}")));
    }

    private static Head head(String id, String label) {
        return new Head(id, new LocalizedText(label, ""), new LocalizedText("書き方", "How"), true);
    }

    private static Head head(String id, String label, String item, String... values) {
        return new Head(
                id,
                new LocalizedText(label, ""),
                LocalizedText.same(""),
                true,
                new Condition(item, List.of(values)));
    }

    private static List<LocalizedText> options(String... names) {
        List<LocalizedText> options = new ArrayList<>();
        for (String name : names) {
            options.add(new LocalizedText(name, ""));
        }
        return options;
    }

    /** Notes actions and subjects; the real trail is another module's. */
    private final class ListingTrail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + subject);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            return new Page<>(List.of(), 0, request);
        }
    }
}
