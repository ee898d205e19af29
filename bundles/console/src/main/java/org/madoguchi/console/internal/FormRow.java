// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.FormField;
import org.madoguchi.web.FormData;

/**
 * An item of a form as the editor's inputs hold it.
 *
 * @param kind one of {@link #KINDS}
 * @param least smallest number, as typed
 * @param most characters, files or largest number, as typed
 * @param options one a line, English after {@code |}
 * @param when as it was chosen, whether or not there is such an item
 */
record FormRow(
        String id,
        String kind,
        LocalizedText label,
        LocalizedText help,
        boolean required,
        String least,
        String most,
        String options,
        String span,
        boolean kana,
        FormField.Condition when) {
    /** In the order in which they are offered. */
    static final List<String> KINDS =
            List.of(
                    "line",
                    "paragraph",
                    "radio",
                    "menu",
                    "checks",
                    "number",
                    "day",
                    "mail",
                    "phone",
                    "name",
                    "address",
                    "files",
                    "note");

    static FormRow blank(String id, String kind, String label) {
        return new FormRow(
                id,
                KINDS.contains(kind) ? kind : "line",
                new LocalizedText(label, ""),
                LocalizedText.same(""),
                false,
                "0",
                kind.equals("paragraph") ? "2000" : kind.equals("files") ? "3" : "100",
                "",
                FormField.Span.ANY.name(),
                false,
                FormField.Condition.ALWAYS);
    }

    static FormRow of(FormField field) {
        String kind = kind(field);
        String least = "";
        String most = "";
        String options = "";
        String span = FormField.Span.ANY.name();
        if (field instanceof FormField.Text text) {
            most = Integer.toString(text.most());
        } else if (field instanceof FormField.Number number) {
            least = Long.toString(number.least());
            most = Long.toString(number.most());
        } else if (field instanceof FormField.Files files) {
            most = Integer.toString(files.most());
        } else if (field instanceof FormField.Choice choice) {
            options = written(choice.options());
        } else if (field instanceof FormField.Checks checks) {
            options = written(checks.options());
        } else if (field instanceof FormField.Day day) {
            span = day.span().name();
        }
        FormField.Head head = field.head();
        return new FormRow(
                head.id(),
                kind,
                head.label(),
                head.help(),
                head.required(),
                least,
                most,
                options,
                span,
                field instanceof FormField.Name name && name.kana(),
                head.when());
    }

    private static String kind(FormField field) {
        if (field instanceof FormField.Text text) {
            return text.paragraph() ? "paragraph" : "line";
        } else if (field instanceof FormField.Choice choice) {
            return choice.menu() ? "menu" : "radio";
        } else if (field instanceof FormField.Checks) {
            return "checks";
        } else if (field instanceof FormField.Number) {
            return "number";
        } else if (field instanceof FormField.Day) {
            return "day";
        } else if (field instanceof FormField.Mail) {
            return "mail";
        } else if (field instanceof FormField.Phone) {
            return "phone";
        } else if (field instanceof FormField.Name) {
            return "name";
        } else if (field instanceof FormField.PostalAddress) {
            return "address";
        } else if (field instanceof FormField.Files) {
            return "files";
        }
        return "note";
    }

    private static String written(List<LocalizedText> options) {
        return options.stream()
                .map(o -> o.en().isEmpty() ? o.ja() : o.ja() + " | " + o.en())
                .collect(Collectors.joining("\n"));
    }

    /** The row number {@code i} of the page. */
    static FormRow sent(FormData data, int i) {
        String f = "f" + i + "-";
        String kind = data.text(f + "kind");
        return new FormRow(
                data.text(f + "id"),
                KINDS.contains(kind) ? kind : "line",
                text(data, f + "label"),
                text(data, f + "help"),
                data.has(f + "required"),
                data.text(f + "least").strip(),
                data.text(f + "most").strip(),
                data.text(f + "options"),
                data.text(f + "span"),
                data.has(f + "kana"),
                when(data, f));
    }

    /** The answers that are chosen for another item do not count. */
    private static FormField.Condition when(FormData data, String f) {
        String item = data.text(f + "when");
        return item.isEmpty()
                ? FormField.Condition.ALWAYS
                : new FormField.Condition(item, data.texts(f + "value-" + item));
    }

    static LocalizedText text(FormData data, String name) {
        return new LocalizedText(
                data.text(name + "-ja").replace("\r\n", "\n").strip(),
                data.text(name + "-en").replace("\r\n", "\n").strip());
    }

    FormField field() {
        FormField.Head head =
                new FormField.Head(id, label, help, required && !kind.equals("note"), when);
        return switch (kind) {
            case "paragraph" -> new FormField.Text(head, true, number());
            case "radio" -> new FormField.Choice(head, choices(), false);
            case "menu" -> new FormField.Choice(head, choices(), true);
            case "checks" -> new FormField.Checks(head, choices());
            case "number" -> new FormField.Number(head, whole(least), whole(most));
            case "day" -> new FormField.Day(head, days());
            case "mail" -> new FormField.Mail(head);
            case "phone" -> new FormField.Phone(head);
            case "name" -> new FormField.Name(head, kana);
            case "address" -> new FormField.PostalAddress(head);
            case "files" -> new FormField.Files(head, number());
            case "note" -> new FormField.Note(head);
            default -> new FormField.Text(head, false, number());
        };
    }

    /** Nonsense is out of every limit, and the desk says which are allowed. */
    private int number() {
        return most.matches("\\d{1,6}") ? Integer.parseInt(most) : 0;
    }

    /** Nonsense is out of every limit here, too. */
    private static long whole(String typed) {
        return typed.matches("-?\\d{1,10}") ? Long.parseLong(typed) : Long.MAX_VALUE;
    }

    private FormField.Span days() {
        for (FormField.Span each : FormField.Span.values()) {
            if (each.name().equals(span)) {
                return each;
            }
        }
        return FormField.Span.ANY;
    }

    /** What the item offers, as far as it is typed. */
    List<LocalizedText> choices() {
        List<LocalizedText> choices = new ArrayList<>();
        options.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(
                        line -> {
                            String[] both = line.split("\\|", 2);
                            choices.add(
                                    new LocalizedText(
                                            both[0].strip(),
                                            both.length > 1 ? both[1].strip() : ""));
                        });
        return choices;
    }

    /**
     * The answers that the item's condition may name: what the item it depends on offers now, and
     * what is named already, so that nothing goes away unseen.
     */
    List<String> answers(List<FormRow> above) {
        Set<String> answers = new LinkedHashSet<>();
        above.stream()
                .filter(row -> row.id().equals(when.item()))
                .forEach(row -> row.choices().forEach(choice -> answers.add(choice.ja())));
        answers.addAll(when.values());
        return List.copyOf(answers);
    }

    boolean hasChoices() {
        return List.of("radio", "menu", "checks").contains(kind);
    }

    boolean hasLength() {
        return List.of("line", "paragraph").contains(kind);
    }
}
