// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormField.Condition;
import org.madoguchi.api.form.FormField.Head;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.FormData;

class FormDraftTest {
    @Test
    @Requirement("FJ-100")
    void whatThePageShowsShouldComeBackAsItWas() {
        FormContent content =
                new FormContent(
                        new LocalizedText("相談", "Talk"),
                        LocalizedText.same(""),
                        true,
                        List.of(
                                new FormField.Text(head("a"), false, 50),
                                new FormField.Text(head("b"), true, 500),
                                new FormField.Choice(head("c"), options(), true),
                                new FormField.Choice(head("d"), options(), false),
                                new FormField.Checks(head("e"), options()),
                                new FormField.Day(head("f"), FormField.Span.UNTIL_TODAY),
                                new FormField.Mail(head("g")),
                                new FormField.Phone(head("h")),
                                new FormField.Name(head("i"), true),
                                new FormField.PostalAddress(head("j")),
                                new FormField.Files(head("k"), 2),
                                new FormField.Mail(head("l", "c", "二"))),
                        List.of(new CategoryId(3)),
                        new FormReceipt(
                                true, new LocalizedText("件名", ""), new LocalizedText("本文\n", "")));

        assertThat(FormDraft.of(content).content()).isEqualTo(content);
    }

    @Test
    @Requirement({"FJ-100", "YK-130"})
    void itemsShouldBeAddedMovedAndTakenAway() {
        FormDraft draft = sent(Map.of()).plus("line", "一").plus("mail", "二").plus("note", "三");
        assertThat(labels(draft)).containsExactly("一", "二", "三");
        assertThat(draft.rows()).extracting(FormRow::id).containsExactly("q1", "q2", "q3");

        assertThat(labels(draft.moved(2, -1))).containsExactly("一", "三", "二");
        assertThat(labels(draft.moved(0, 1))).containsExactly("二", "一", "三");
        assertThat(labels(draft.moved(0, -1))).containsExactly("一", "二", "三");
        assertThat(labels(draft.moved(2, 1))).containsExactly("一", "二", "三");
        assertThat(labels(draft.without(1))).containsExactly("一", "三");
        assertThat(labels(draft.without(7))).containsExactly("一", "二", "三");
        // an id is not used again for something else
        assertThat(draft.without(0).plus("day", "四").rows().get(2).id()).isEqualTo("q4");
    }

    @Test
    void nonsenseFromThePageShouldBecomeAFormThatTheDeskRefuses() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rows", "999");
        fields.put("f0-kind", "<script>");
        fields.put("f0-most", "一億");
        fields.put("category", "x");
        FormDraft draft = sent(fields);

        assertThat(draft.rows()).hasSize(FormContent.MOST_FIELDS + 1);
        assertThat(draft.rows().get(0).kind()).isEqualTo("line");
        assertThat(((FormField.Text) draft.rows().get(0).field()).most()).isZero();
        assertThat(draft.categories()).isEmpty();
        assertThat(sent(Map.of("rows", "-5")).rows()).isEmpty();
    }

    @Test
    @Requirement("FJ-100")
    void aConditionShouldNameAnswersOfTheItemThatIsChosen() {
        FormDraft draft =
                sent(
                        Map.ofEntries(
                                Map.entry("rows", "3"),
                                Map.entry("f0-id", "q1"),
                                Map.entry("f0-kind", "radio"),
                                Map.entry("f0-options", "家具 | Furniture\n家電"),
                                Map.entry("f1-id", "q2"),
                                Map.entry("f1-kind", "line"),
                                Map.entry("f2-id", "q3"),
                                Map.entry("f2-kind", "line"),
                                Map.entry("f2-when", "q1"),
                                Map.entry("f2-value-q1", "家電"),
                                Map.entry("f2-value-q9", "ほか")));
        FormRow row = draft.rows().get(2);

        assertThat(row.when()).isEqualTo(new Condition("q1", List.of("家電")));
        assertThat(draft.choicesAbove(2)).extracting(FormRow::id).containsExactly("q1");
        assertThat(draft.choicesAbove(0)).isEmpty();
        assertThat(row.answers(draft.choicesAbove(2))).containsExactly("家具", "家電");
        // an answer that is not offered any more stays to be seen
        assertThat(row.answers(List.of())).containsExactly("家電");
        assertThat(draft.rows().get(0).when().always()).isTrue();
    }

    private static FormDraft sent(Map<String, String> fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        fields.forEach((name, value) -> values.put(name, List.of(value)));
        return FormDraft.sent(new FormData(values, Map.of()));
    }

    private static List<String> labels(FormDraft draft) {
        return draft.rows().stream().map(row -> row.label().ja()).toList();
    }

    private static Head head(String id) {
        return new Head(id, new LocalizedText("項目" + id, "Item"), LocalizedText.same(""), true);
    }

    private static Head head(String id, String item, String value) {
        Head head = head(id);
        return new Head(id, head.label(), head.help(), true, new Condition(item, List.of(value)));
    }

    private static List<LocalizedText> options() {
        return List.of(new LocalizedText("一", "one"), new LocalizedText("二", ""));
    }
}
