// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.test.Requirement;

/** What an administrator defines and an operator fills in, on a real database. */
class TopicsAndItemsTest {
    private static final FormId FORM = new FormId(5);
    private static Town town;
    private static Actor operator;
    private static Actor administrator;
    private static Actor waste;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        administrator = town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
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

    private CaseId opened(String id) {
        InboundMessage message =
                town.mail(id, "hanako@example.jp", "田中 花子").subject("粗大ごみ").text("捨てたい").build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private Topic classification(String name, Topic.Style style) {
        Topic root = town.topics.add(administrator, Optional.empty(), name);
        return town.topics.describe(
                administrator,
                root.id(),
                new LocalizedText(name, ""),
                style,
                Set.of(),
                Optional.empty());
    }

    private Topic below(Topic parent, String name) {
        return town.topics.add(administrator, Optional.of(parent.id()), name);
    }

    private static void refused(Runnable work, String why) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(work::run)
                .satisfies(e -> assertThat(e.reason().ja()).contains(why))
                .satisfies(e -> assertThat(e.reason().en()).doesNotContain("{"));
    }

    private List<TimelineEntry.Change> changes(CaseId id, ChangeKind kind) {
        return town.desk.open(operator, id).timeline().stream()
                .filter(TimelineEntry.Change.class::isInstance)
                .map(TimelineEntry.Change.class::cast)
                .filter(change -> change.kind() == kind)
                .toList();
    }

    @Test
    @Requirement({"FJ-121", "FJ-125"})
    void aCaseShouldSayWhatItIsAboutAndItsHistoryWhoSaidSo() {
        Topic field = classification("分野", Topic.Style.TREE);
        Topic child = below(field, "子育て");
        Topic nursery = below(child, "保育園");
        CaseId id = opened("1");

        town.desk.classify(operator, id, Set.of(nursery.id()));
        assertThat(town.desk.open(operator, id).topics()).containsExactly(nursery.id());
        town.desk.classify(operator, id, Set.of(child.id()));

        assertThat(town.desk.open(operator, id).topics()).containsExactly(child.id());
        assertThat(changes(id, ChangeKind.CLASSIFIED))
                .extracting(TimelineEntry.Change::detail)
                .containsExactly("＋保育園", "＋子育て、－保育園");
        assertThat(town.audited).contains("山田 case.classify case " + id);
        int said = town.audited.size();
        town.desk.classify(operator, id, Set.of(child.id()));
        assertThat(town.audited).as("nothing was changed").hasSize(said);
    }

    @Test
    void aDepartmentShouldNotSeeTheDesksTopicsAndItemsAndMayNotChangeThem() {
        Topic kind = below(classification("案内内容", Topic.Style.MENU), "苦情");
        town.forms.offer(form(1, FormUse.PUBLIC.topics()));
        CaseId id = opened("1");
        town.desk.classify(operator, id, Set.of(kind.id()));
        town.desk.fill(operator, id, FORM, 1, "count", List.of("2"));
        town.desk.escalate(operator, id, Town.WASTE, "お願いします");

        assertThat(town.desk.open(waste, id).topics()).isEmpty();
        assertThat(town.desk.open(waste, id).forms()).isEmpty();
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.desk.classify(waste, id, Set.of()));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.desk.fill(waste, id, FORM, 1, "count", List.of("3")));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.topics.add(operator, Optional.empty(), "勝手に"));
    }

    @Test
    void onlyOneOfAMenuShouldBeChosenAndNothingThatIsNotOffered() {
        Topic menu = classification("案内内容", Topic.Style.MENU);
        Topic one = below(menu, "手続き");
        Topic other = below(menu, "苦情");
        CaseId id = opened("1");

        refused(() -> town.desk.classify(operator, id, Set.of(one.id(), other.id())), "選べるのは1つ");
        refused(() -> town.desk.classify(operator, id, Set.of(menu.id())), "選べない分類");
        refused(() -> town.desk.classify(operator, id, Set.of(new TopicId(99))), "選べない分類");
        assertThat(town.desk.open(operator, id).topics()).isEmpty();
    }

    @Test
    @Requirement({"FJ-121", "ST-087", "YK-025", "SP-009", "SP-035"})
    void aRetiredTopicShouldStayReadableWhereItIsUsedAndBeChosenNoMore() {
        Topic field = classification("対応範囲", Topic.Style.CHECKS);
        Topic old = below(field, "天気予報");
        CaseId id = opened("1");
        CaseId later = opened("2");
        town.desk.classify(operator, id, Set.of(old.id()));

        town.topics.retire(administrator, old.id(), true);
        Topic fresh = below(field, "生活情報");

        refused(() -> town.desk.classify(operator, later, Set.of(old.id())), "選べない分類");
        town.desk.classify(operator, id, Set.of(old.id(), fresh.id()));
        assertThat(town.desk.open(operator, id).topics())
                .containsExactlyInAnyOrder(old.id(), fresh.id());
        assertThat(town.topics.tree().label(old.id(), Locale.JAPANESE)).isEqualTo("対応範囲＞天気予報");
        town.topics.retire(administrator, old.id(), false);
        town.desk.classify(operator, later, Set.of(old.id()));
    }

    @Test
    void topicsShouldBeRenamedAndReorderedAndKeepToTheirRules() {
        Topic field = classification("分野", Topic.Style.TREE);
        Topic a = below(field, "税");
        Topic b = below(field, "ごみ");
        town.topics.move(administrator, b.id(), 0);
        town.topics.describe(
                administrator,
                a.id(),
                new LocalizedText(" 税金 ", "Taxes"),
                Topic.Style.TREE,
                Set.of(new CategoryId(7)),
                Optional.empty());

        assertThat(town.topics.tree().children(field.id()))
                .extracting(topic -> topic.name().ja())
                .containsExactly("ごみ", "税金");
        assertThat(town.topics.tree().suggested(Set.of(new CategoryId(7))))
                .extracting(Topic::id)
                .containsExactly(a.id());
        refused(() -> below(field, "ごみ"), "もうあります");
        refused(() -> below(field, " \n"), "名前を入力");
        refused(() -> below(field, "長".repeat(101)), "100文字以内");
        Topic deep = field;
        for (int level = 2; level <= 5; level++) {
            deep = below(deep, "段" + level);
        }
        Topic deepest = deep;
        refused(() -> below(deepest, "段6"), "5段まで");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> town.topics.move(administrator, new TopicId(9), 0));
    }

    private void answersFor(Topic topic, Optional<DepartmentId> department) {
        Topic now = town.topics.tree().find(topic.id()).orElseThrow();
        town.topics.describe(
                administrator, now.id(), now.name(), now.style(), now.categories(), department);
    }

    @Test
    @Requirement({"SP-002", "SP-021", "SP-012"})
    void aTopicShouldNameWhoAnswersForItAndForWhatIsBelowIt() {
        Topic services = classification("対象サービス", Topic.Style.MENU);
        Topic mail = below(services, "メール");
        Topic lost = below(mail, "届かない");
        Topic seal = below(services, "電子印鑑");
        Topic other = below(services, "その他");
        answersFor(mail, Optional.of(Town.WASTE));
        answersFor(seal, Optional.of(Town.TAX));
        TopicTree tree = town.topics.tree();

        assertThat(tree.responsible(lost.id())).contains(Town.WASTE);
        assertThat(tree.responsible(other.id())).isEmpty();
        assertThat(tree.responsible(Set.of(seal.id(), lost.id(), mail.id(), other.id())))
                .containsExactly(Town.WASTE, Town.TAX);
        assertThat(tree.of(Town.WASTE)).extracting(Topic::id).containsExactly(mail.id());

        answersFor(lost, Optional.of(Town.TAX));
        assertThat(town.topics.tree().responsible(lost.id())).contains(Town.TAX);
        town.topics.retire(administrator, mail.id(), true);
        assertThat(town.topics.tree().of(Town.TAX))
                .as("what nobody may choose is not offered")
                .extracting(Topic::id)
                .containsExactly(seal.id());
    }

    @Test
    void aTopicShouldKeepADepartmentThatIsInUseAndFollowItWhenItIsMerged() {
        Topic field = classification("分野", Topic.Style.TREE);
        Topic waste = below(field, "ごみ");
        refused(() -> answersFor(waste, Optional.of(new DepartmentId(99))), "現在使われていません");
        answersFor(waste, Optional.of(Town.WASTE));

        town.topics.merged(administrator, Town.WASTE, Town.TAX);

        assertThat(town.topics.tree().responsible(waste.id())).contains(Town.TAX);
        assertThat(town.audited).endsWith("管理者 topic.save topic " + waste.id());
        answersFor(waste, Optional.empty());
        assertThat(town.topics.tree().responsible(waste.id())).isEmpty();
    }

    private static FormField.Head head(String id, String label, boolean required) {
        return new FormField.Head(
                id, new LocalizedText(label, ""), LocalizedText.same(""), required);
    }

    private static List<LocalizedText> options(String... names) {
        return List.of(names).stream().map(name -> new LocalizedText(name, "")).toList();
    }

    private static Form form(int version, List<TopicId> topics, FormField... more) {
        List<FormField> fields =
                new ArrayList<>(
                        List.of(
                                new FormField.Number(head("count", "個数", true), 1, 20),
                                new FormField.Choice(
                                        head("way", "方法", false), options("収集", "持ち込み"), true),
                                new FormField.Checks(
                                        head("things", "品目", false), options("家具", "家電", "寝具")),
                                new FormField.Text(head("memo", "聞き取り", false), true, 200),
                                new FormField.PostalAddress(head("place", "収集場所", false)),
                                new FormField.Day(
                                        head("day", "収集日", false), FormField.Span.FROM_TODAY),
                                new FormField.Text(
                                        new FormField.Head(
                                                "floor",
                                                new LocalizedText("階", ""),
                                                LocalizedText.same(""),
                                                true,
                                                new FormField.Condition("way", List.of("収集"))),
                                        false,
                                        20)));
        fields.addAll(List.of(more));
        return new Form(
                FORM,
                version,
                new FormContent(
                        new LocalizedText("粗大ごみ", ""),
                        LocalizedText.same(""),
                        false,
                        fields,
                        List.of(),
                        FormReceipt.USUAL,
                        new FormUse(true, List.of(), topics)));
    }

    private FilledForm filled(CaseId id) {
        return town.desk.open(operator, id).forms().get(0);
    }

    private static List<String> values(FilledForm form, String item) {
        return item(form, item).values();
    }

    private static FilledForm.Item item(FilledForm form, String id) {
        return form.items().stream()
                .filter(item -> item.field().head().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Requirement({"FJ-113", "FJ-120"})
    void whatIsFilledInShouldBeKeptAndStandInTheHistory() {
        town.forms.offer(form(1, List.of()));
        CaseId id = opened("1");
        assertThat(values(filled(id), "count")).isEmpty();

        town.desk.fill(operator, id, FORM, 1, "count", List.of("　１２ "));
        town.desk.fill(operator, id, FORM, 1, "things", List.of("寝具", "家具"));
        town.desk.fill(operator, id, FORM, 1, "place", List.of("〒251 0052", "藤沢1-1"));
        town.desk.fill(operator, id, FORM, 1, "memo", List.of("一行目\r\n二行目"));

        FilledForm form = filled(id);
        assertThat(values(form, "count")).containsExactly("12");
        assertThat(values(form, "things")).containsExactly("家具", "寝具");
        assertThat(item(form, "place").written()).isEqualTo("〒251-0052 藤沢1-1");
        assertThat(values(form, "memo")).containsExactly("一行目\n二行目");
        assertThat(changes(id, ChangeKind.ITEM_FILLED))
                .extracting(TimelineEntry.Change::detail)
                .containsExactlyInAnyOrder(
                        "個数：12", "品目：家具、寝具", "収集場所：〒251-0052 藤沢1-1", "聞き取り：一行目 二行目");
        assertThat(town.audited).contains("山田 case.fill case " + id);
        assertThat(
                        town.desk
                                .list(
                                        operator,
                                        new CaseQuery(
                                                CaseView.ALL_OPEN,
                                                "藤沢1-1",
                                                Optional.empty(),
                                                Optional.empty()),
                                        PageRequest.first(10))
                                .items())
                .as("found by what was filled in")
                .extracting(CaseSummary::id)
                .containsExactly(id);
    }

    @Test
    void whatOnePersonTypesInOneGoShouldBeOneChange() {
        town.forms.offer(form(1, List.of()));
        CaseId id = opened("1");
        for (String typed : List.of("そ", "そふ", "ソファ")) {
            town.desk.fill(operator, id, FORM, 1, "memo", List.of(typed));
            town.clock.advance(Duration.ofSeconds(2));
        }
        town.desk.fill(administrator, id, FORM, 1, "memo", List.of("ソファ 2台"));
        town.clock.advance(Duration.ofMinutes(6));
        town.desk.fill(administrator, id, FORM, 1, "memo", List.of(""));

        assertThat(changes(id, ChangeKind.ITEM_FILLED))
                .extracting(change -> change.actorName() + " " + change.detail())
                .containsExactly("山田 聞き取り：ソファ", "管理者 聞き取り：ソファ 2台", "管理者 聞き取り：（空欄）");
        assertThat(values(filled(id), "memo")).isEmpty();
        List<List<String>> words = new ArrayList<>();
        town.texts()
                .read(
                        List.of(id),
                        new CaseTexts.PartVisitor() {
                            @Override
                            public boolean knows(CaseId id, String key) {
                                return true;
                            }

                            @Override
                            public void visit(CaseId of, CaseTexts.Part part) {
                                if (part.key().startsWith("a")) {
                                    words.add(part.words());
                                }
                            }
                        });
        assertThat(words).as("the index is told to forget").containsExactly(List.of());
    }

    @Test
    @Requirement("FJ-113")
    void aCaseThatWasBegunShouldKeepTheDefinitionOfItsTime() {
        town.forms.offer(form(1, List.of()));
        CaseId old = opened("1");
        town.desk.fill(operator, old, FORM, 1, "count", List.of("1"));
        town.forms.offer(form(2, List.of(), new FormField.Phone(head("phone", "当日の電話", false))));
        CaseId fresh = opened("2");

        assertThat(filled(old).version()).isEqualTo(1);
        assertThat(filled(fresh).version()).isEqualTo(2);
        refused(
                () -> town.desk.fill(operator, old, FORM, 2, "phone", List.of("0466-25-1111")),
                "変わりました");
        town.desk.fill(operator, fresh, FORM, 2, "phone", List.of("０４６６－２５－１１１１"));
        town.forms.offered.clear();
        assertThat(values(filled(old), "count")).containsExactly("1");
        assertThat(town.desk.open(operator, opened("3")).forms()).isEmpty();
    }

    @Test
    void itemsShouldBelongToCasesOfTheirChannelsAndTopics() {
        Topic waste = below(classification("分野", Topic.Style.TREE), "ごみ");
        Topic bulky = below(waste, "粗大ごみ");
        town.forms.offer(form(1, List.of(waste.id())));
        CaseId id = opened("1");
        assertThat(town.desk.open(operator, id).forms()).isEmpty();
        refused(() -> town.desk.fill(operator, id, FORM, 1, "count", List.of("1")), "変わりました");

        town.desk.classify(operator, id, Set.of(bulky.id()));

        assertThat(town.desk.open(operator, id).forms()).hasSize(1);
        FormUse use = new FormUse(true, List.of(new ChannelId("line-main")), List.of());
        assertThat(use.isFor(Town.TALK, Set.of())).isTrue();
        assertThat(use.isFor(Town.MAIL, Set.of(bulky.id()))).isFalse();
    }

    @Test
    @Requirement("FJ-113")
    void aCaseShouldNotBeClosedBeforeItsRequiredItemsAreFilledIn() {
        town.forms.offer(form(1, List.of()));
        CaseId id = opened("1");
        refused(() -> town.desk.close(operator, id, "answered"), "個数");
        town.desk.fill(operator, id, FORM, 1, "count", List.of("1"));
        FilledForm now = town.desk.fill(operator, id, FORM, 1, "way", List.of("収集"));
        assertThat(item(now, "floor").applies()).isTrue();
        refused(() -> town.desk.close(operator, id, "answered"), "階");
        now = town.desk.fill(operator, id, FORM, 1, "way", List.of("持ち込み"));
        assertThat(item(now, "floor").applies()).isFalse();

        town.desk.close(operator, id, "answered");

        assertThat(town.desk.open(operator, id).summary().state()).isEqualTo(CaseState.CLOSED);
        assertThat(values(filled(id), "count")).containsExactly("1");
        refused(() -> town.desk.fill(operator, id, FORM, 1, "count", List.of("2")), "完了");
    }

    @Test
    void whatDoesNotFitAnItemShouldBeRefusedWithWhatToDo() {
        town.forms.offer(
                form(
                        1,
                        List.of(),
                        new FormField.Mail(head("mail", "メール", false)),
                        new FormField.Phone(head("phone", "電話", false)),
                        new FormField.Note(head("note", "説明", false))));
        CaseId id = opened("1");
        broken(id, "count", "「個数」は1から20まで", "21", "二", "1.5", "９９９９９９９９９９９９");
        broken(id, "way", "選択肢から", "宅配");
        broken(id, "things", "選択肢から", "家具", "<script>");
        broken(id, "memo", "200文字以内", "長".repeat(201));
        broken(id, "day", "年月日で", "2026-02-30", "明日");
        broken(id, "day", "今日以後", "2020-01-01");
        broken(id, "place", "7桁", "25-1");
        broken(id, "mail", "メールアドレス", "hanako＠");
        broken(id, "phone", "市外局番", "12345");
        broken(id, "note", "入力できません", "x");
        broken(id, "memo", "文字以内", "x".repeat(10_001));
        refused(
                () ->
                        town.desk.fill(
                                operator, id, FORM, 1, "things", Collections.nCopies(61, "家具")),
                "文字以内");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> town.desk.fill(operator, id, FORM, 9, "count", List.of("1")));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> town.desk.fill(operator, id, FORM, 1, "none", List.of("1")));
        assertThat(filled(id).items()).allSatisfy(item -> assertThat(item.values()).isEmpty());
    }

    private void broken(CaseId id, String item, String why, String... typed) {
        if (item.equals("things")) {
            refused(() -> town.desk.fill(operator, id, FORM, 1, item, List.of(typed)), why);
            return;
        }
        for (String each : typed) {
            refused(() -> town.desk.fill(operator, id, FORM, 1, item, List.of(each)), why);
        }
    }
}
