// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.web.FormData;

/** A form as the editor's page holds it, right or wrong. Immutable. */
record FormDraft(
        LocalizedText name,
        LocalizedText intro,
        boolean bothLanguages,
        List<FormRow> rows,
        Set<CategoryId> categories,
        FormReceipt receipt,
        FormUse use) {
    /** One more than a form may have, so that the desk can say so. */
    private static final int MOST_ROWS = FormContent.MOST_FIELDS + 1;

    FormDraft {
        rows = List.copyOf(rows);
        categories = Set.copyOf(categories);
    }

    static FormDraft of(FormContent content) {
        return new FormDraft(
                content.name(),
                content.intro(),
                content.bothLanguages(),
                content.fields().stream().map(FormRow::of).toList(),
                new LinkedHashSet<>(content.categories()),
                content.receipt(),
                content.use());
    }

    static FormDraft sent(FormData data) {
        return sent(data, FormKind.PUBLIC);
    }

    static FormDraft sent(FormData data, FormKind kind) {
        String rows = data.text("rows");
        int count = rows.matches("\\d{1,3}") ? Integer.parseInt(rows) : 0;
        return new FormDraft(
                FormRow.text(data, "name"),
                FormRow.text(data, "intro"),
                data.has("both"),
                IntStream.range(0, Math.min(count, MOST_ROWS))
                        .mapToObj(i -> FormRow.sent(data, i))
                        .toList(),
                categories(data),
                new FormReceipt(
                        data.has("receipt"),
                        FormRow.text(data, "subject"),
                        FormRow.text(data, "mail")),
                kind == FormKind.PUBLIC ? FormUse.PUBLIC : use(data));
    }

    private static FormUse use(FormData data) {
        return new FormUse(
                true,
                data.texts("channel").stream()
                        .filter(id -> id.matches("[a-z0-9][a-z0-9-]{0,31}"))
                        .distinct()
                        .limit(1000)
                        .map(ChannelId::new)
                        .toList(),
                data.texts("topic").stream()
                        .filter(id -> id.matches("\\d{1,18}"))
                        .distinct()
                        .limit(1000)
                        .map(id -> new TopicId(Long.parseLong(id)))
                        .toList());
    }

    /** The items that the item number {@code row} may depend on. */
    List<FormRow> choicesAbove(int row) {
        return rows.subList(0, row).stream().filter(FormRow::hasChoices).toList();
    }

    private static Set<CategoryId> categories(FormData data) {
        Set<CategoryId> chosen = new LinkedHashSet<>();
        data.texts("category").stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .limit(1000)
                .forEach(id -> chosen.add(new CategoryId(Long.parseLong(id))));
        return chosen;
    }

    FormContent content() {
        return new FormContent(
                name,
                intro,
                bothLanguages,
                rows.stream().map(FormRow::field).toList(),
                categories.stream().sorted((a, b) -> Long.compare(a.value(), b.value())).toList(),
                receipt,
                use);
    }

    /**
     * What a button has made of the page.
     *
     * @param row number of the item that the button was about
     */
    record Pressed(FormDraft draft, int row) {}

    /**
     * What the pressed button makes of the items; empty for a button that is about something else.
     *
     * @param label what a new item of a kind is called
     */
    Optional<Pressed> pressed(FormData data, UnaryOperator<String> label) {
        String[] button = data.text("act").split(":", 2);
        int row = button.length > 1 ? FormEditor.number(button[1]) : -1;
        return switch (button[0]) {
            case "add" -> {
                String kind = FormRow.blank("", data.text("kind"), "").kind();
                yield pressed(plus(kind, label.apply(kind)), rows.size());
            }
            case "up" -> pressed(moved(row, -1), row - 1);
            case "down" -> pressed(moved(row, 1), row + 1);
            case "remove" -> pressed(without(row), row - 1);
            default -> Optional.empty();
        };
    }

    private static Optional<Pressed> pressed(FormDraft changed, int row) {
        return Optional.of(
                new Pressed(changed, Math.max(0, Math.min(changed.rows().size() - 1, row))));
    }

    /** With a new item at the end. */
    FormDraft plus(String kind, String label) {
        List<FormRow> more = new ArrayList<>(rows);
        if (more.size() < MOST_ROWS) {
            more.add(FormRow.blank(freeId(), kind, label));
        }
        return with(more);
    }

    /** An id that no item has: ids tell answers apart from one version to the next. */
    private String freeId() {
        int highest =
                rows.stream()
                        .map(FormRow::id)
                        .filter(id -> id.matches("q\\d{1,6}"))
                        .mapToInt(id -> Integer.parseInt(id.substring(1)))
                        .max()
                        .orElse(0);
        return "q" + (highest + 1);
    }

    FormDraft without(int row) {
        List<FormRow> fewer = new ArrayList<>(rows);
        if (row >= 0 && row < fewer.size()) {
            fewer.remove(row);
        }
        return with(fewer);
    }

    /**
     * With an item in another place.
     *
     * @param by -1 for up, 1 for down; nothing happens at the ends
     */
    FormDraft moved(int row, int by) {
        List<FormRow> other = new ArrayList<>(rows);
        int to = row + by;
        if (row >= 0 && row < other.size() && to >= 0 && to < other.size()) {
            other.add(to, other.remove(row));
        }
        return with(other);
    }

    private FormDraft with(List<FormRow> other) {
        return new FormDraft(name, intro, bothLanguages, other, categories, receipt, use);
    }

    /** The spans of a day, for the page. */
    static FormField.Span[] spans() {
        return FormField.Span.values();
    }
}
