// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormSummary;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.rule.MacroTrial;
import org.madoguchi.api.rule.Revision;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleId;
import org.madoguchi.api.rule.RulePreview;
import org.madoguchi.api.rule.RuleRun;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;

/** What the administrator of あさひ市 has decided about cases. */
final class Settled {
    static final TopicId FIELD = new TopicId(1);
    static final TopicId WASTE = new TopicId(2);
    static final TopicId BULKY = new TopicId(3);
    static final TopicId OLD = new TopicId(4);
    static final TopicId KIND = new TopicId(5);
    static final TopicId PROCEDURE = new TopicId(6);
    static final TopicId OPINION = new TopicId(7);

    private Settled() {}

    static TopicTree topics() {
        return new TopicTree(
                List.of(
                        topic(FIELD, null, "分野", Topic.Style.TREE, false),
                        topic(WASTE, FIELD, "ごみ・リサイクル", Topic.Style.TREE, false),
                        topic(BULKY, WASTE, "粗大ごみ", Topic.Style.TREE, false),
                        topic(OLD, WASTE, "焼却灰", Topic.Style.TREE, true),
                        topic(KIND, null, "案内内容", Topic.Style.MENU, false),
                        topic(PROCEDURE, KIND, "区の諸手続き", Topic.Style.MENU, false),
                        topic(OPINION, KIND, "意見・要望・苦情", Topic.Style.MENU, false)));
    }

    static Topic topic(
            TopicId id, TopicId parent, String name, Topic.Style style, boolean retired) {
        return new Topic(
                id,
                Optional.ofNullable(parent),
                new LocalizedText(name, ""),
                style,
                retired,
                (int) id.value(),
                Set.of(),
                id.equals(WASTE) ? Optional.of(Sample.WASTE) : Optional.empty());
    }

    static TopicPanel panel(Screen screen, boolean mayChange) {
        return new TopicPanel(screen, Sample.BULKY_WASTE, topics(), List.of(BULKY), mayChange);
    }

    static FilledForm filled() {
        return new FilledForm(
                new FormId(9),
                2,
                new LocalizedText("粗大ごみの受付", "Bulky waste"),
                List.of(
                        item(new FormField.Number(head("count", "個数", true), 1, 20), "2"),
                        item(
                                new FormField.Choice(
                                        head("way", "方法", false), options("収集", "持ち込み"), true),
                                "収集"),
                        item(
                                new FormField.Checks(
                                        head("things", "品目", false), options("家具", "家電", "寝具")),
                                "家具",
                                "寝具"),
                        item(new FormField.Day(head("day", "収集日", false), FormField.Span.ANY)),
                        item(
                                new FormField.PostalAddress(head("place", "収集場所", true)),
                                "251-0052",
                                "神奈川県藤沢市藤沢"),
                        item(
                                new FormField.Text(head("memo", "<b>聞き取り</b>", false), true, 500),
                                "<script>")));
    }

    static FilledForm.Item item(FormField field, String... values) {
        return new FilledForm.Item(field, true, List.of(values));
    }

    static FormField.Head head(String id, String label, boolean required) {
        return new FormField.Head(
                id, new LocalizedText(label, ""), new LocalizedText("書き方の説明", ""), required);
    }

    static List<LocalizedText> options(String... names) {
        return List.of(names).stream().map(name -> new LocalizedText(name, "")).toList();
    }

    static FormContent content() {
        return new FormContent(
                new LocalizedText("粗大ごみの受付", "Bulky waste"),
                LocalizedText.same(""),
                false,
                filled().items().stream().map(FilledForm.Item::field).toList(),
                List.of(),
                FormReceipt.USUAL,
                new FormUse(true, List.of(Sample.MAIL), List.of(BULKY)));
    }

    static FormPages.Line line() {
        Form form = new Form(new FormId(9), 2, content());
        return new FormPages.Line(new FormSummary(form, OptionalInt.of(1)), List.of());
    }

    static FormPages.Editing editing(Screen screen, String preview) {
        return new FormPages.Editing(
                screen,
                FormKind.CASES,
                "9",
                2,
                FormDraft.of(content()),
                Optional.of(line()),
                List.of(),
                new FormPages.Uses(
                        List.of(new FormPages.Use("email-main", "代表メール")),
                        List.of(new FormPages.Use("3", "分野＞ごみ・リサイクル＞粗大ごみ"))),
                Optional.empty(),
                -1,
                Optional.of(new FormPages.Preview(preview, false)));
    }

    static ContactDetails details() {
        return new ContactDetails(
                "田中 花子",
                "たなか はなこ",
                ContactDetails.Gender.FEMALE,
                ContactDetails.AgeBand.FORTIES,
                "会社員",
                "251-0052",
                "神奈川県藤沢市藤沢1-1 <b>",
                "0466-25-1111",
                "",
                "hanako@example.jp");
    }

    static List<DeskEntry> reasons() {
        return List.of(
                entry(DeskEntry.Kind.ESCALATION_REASON, "expert", "専門的な内容のため", false),
                entry(DeskEntry.Kind.ESCALATION_REASON, "old", "前の理由", true));
    }

    static DeskEntry entry(DeskEntry.Kind kind, String code, String name, boolean retired) {
        boolean text = kind.hasText();
        return new DeskEntry(
                kind,
                code,
                new LocalizedText(name, ""),
                kind == DeskEntry.Kind.CANNED_REPLY ? "回答" : "",
                kind.isFixed() ? "受け付けました {{case}}" : "",
                text ? "{{contact}} 様\n<b>{{case}}</b>" : "",
                retired,
                false);
    }

    static EntriesPage entries(Screen screen, String tab, DeskEntry chosen) {
        return new EntriesPage(
                screen,
                tab,
                chosen.kind(),
                List.of(chosen, entry(chosen.kind(), "old", "前のもの", true)),
                Map.of(chosen.code(), 3L),
                Optional.of(chosen),
                Map.of("case", "2026-004512", "contact", "田中 花子"),
                chosen.subject(),
                chosen.text(),
                "",
                Optional.empty());
    }

    static TopicsPage topicsPage(Screen screen, Optional<TopicId> chosen) {
        TopicTree tree = topics();
        return new TopicsPage(
                screen,
                tree,
                new CategoryTree(List.of()),
                List.of(Sample.WASTE_SECTION),
                chosen.flatMap(tree::find),
                Optional.empty(),
                "",
                Optional.empty());
    }

    static List<Macro> macros() {
        return List.of(
                new Macro(
                        new MacroId(21),
                        3,
                        "粗大ごみの受付 <b>",
                        List.of(
                                new MacroAct.AddTopics(Set.of(BULKY)),
                                new MacroAct.Write("hello"),
                                new MacroAct.AddNote("収集日を案内"),
                                new MacroAct.Take(),
                                new MacroAct.Assign(new UserId(11)),
                                new MacroAct.Escalate(
                                        new DepartmentId(3), "回収の予定を教えてください", Set.of("expert")),
                                new MacroAct.Close("answered")),
                        false));
    }

    static RuleChoices choices() {
        return new RuleChoices(
                List.of(new RuleChoices.Choice("email-main", "代表メール")),
                List.of(new RuleChoices.Choice("3", "分野＞ごみ・リサイクル＞粗大ごみ")),
                List.of(
                        new RuleChoices.Choice("11", "鈴木 一郎"),
                        new RuleChoices.Choice("12", "佐藤 美咲")),
                List.of(new RuleChoices.Choice("3", "1203 ごみ減量課")),
                List.of(new RuleChoices.Choice("answered", "回答して完了")),
                List.of(new RuleChoices.Choice("hello", "はじめのあいさつ")),
                List.of(new RuleChoices.Choice("expert", "専門的な内容のため")));
    }

    static MacroPages.Editing macro(Screen screen) {
        Macro macro = macros().get(0);
        return new MacroPages.Editing(
                screen,
                Optional.of(macro),
                3,
                MacroDraft.of(macro),
                choices(),
                List.of(new Revision<>(3, Revision.What.CHANGED, Sample.NOW, "管理 花子", macro)),
                1,
                "2026-004512",
                Optional.of(
                        new MacroTrial(
                                List.of(
                                        new MacroTrial.Step(
                                                macro.acts().get(1),
                                                "田中 花子 様 <script>",
                                                Optional.empty()),
                                        new MacroTrial.Step(
                                                macro.acts().get(6),
                                                "",
                                                Optional.of(
                                                        new LocalizedText(
                                                                "この案件は完了しています。", "Closed.")))))),
                Optional.empty());
    }

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        new RuleId(31),
                        2,
                        new RuleContent(
                                "粗大ごみの振り分け <b>",
                                new RuleTrigger(RuleTrigger.Kind.CASE_OPENED, 0),
                                new RuleCondition(
                                        Set.of(Sample.MAIL),
                                        List.of("粗大", "ソファ"),
                                        Set.of(BULKY),
                                        RuleCondition.Sender.NEW,
                                        new RuleCondition.Hours(
                                                RuleCondition.Hours.When.OUTSIDE,
                                                LocalTime.of(8, 30),
                                                LocalTime.of(17, 15)),
                                        true),
                                List.of(
                                        new RuleAct.AddTopics(Set.of(BULKY)),
                                        new RuleAct.Assign(List.of(new UserId(11), new UserId(12))),
                                        new RuleAct.SetDue(24),
                                        new RuleAct.AddNote("収集日を確かめる"),
                                        new RuleAct.CallAttention())),
                        Rule.State.ON,
                        Sample.NOW),
                new Rule(
                        new RuleId(32),
                        1,
                        new RuleContent(
                                "所管課への催促",
                                new RuleTrigger(RuleTrigger.Kind.DEPARTMENT_SILENT, 48),
                                RuleCondition.NONE,
                                List.of(new RuleAct.Remind(24, 3))),
                        Rule.State.OFF,
                        Sample.NOW));
    }

    static RulePages.Editing rule(Screen screen, int number) {
        Rule rule = rules().get(number);
        return new RulePages.Editing(
                screen,
                Optional.of(rule),
                2,
                RuleDraft.of(rule.content()),
                choices(),
                List.of(
                        new Revision<>(
                                2, Revision.What.SWITCHED_ON, Sample.NOW, "管理 花子", rule.content())),
                List.of(
                        new RuleRun(
                                Sample.BULKY_WASTE,
                                2,
                                Sample.NOW,
                                RuleRun.Outcome.REFUSED,
                                "いません")),
                Optional.of(
                        new RulePreview(
                                200,
                                List.of(
                                        new RulePreview.Touched(
                                                Sample.BULKY_WASTE, "粗大ごみ <i>", Sample.NOW)))),
                Optional.empty());
    }
}
