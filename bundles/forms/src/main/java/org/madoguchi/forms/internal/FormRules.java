// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormUse;

/** What a form must keep to before it is stored. */
final class FormRules {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final int MOST_OPTIONS = 50;
    private static final int MOST_CHANNELS = 100;
    private static final int MOST_TOPICS = 500;
    private static final long LARGEST = 999_999_999;

    private FormRules() {}

    /**
     * @throws RejectedException naming the first thing that is wrong
     */
    static void check(FormContent content) {
        line("name", content.name(), 100);
        demand(!content.name().ja().isBlank(), "rule.name");
        size("intro", content.intro(), 2_000);
        demand(content.fields().size() <= FormContent.MOST_FIELDS, "rule.fields.many");
        demand(content.categories().size() <= 100, "rule.categories");
        demand(
                content.fields().stream().anyMatch(f -> !(f instanceof FormField.Note)),
                "rule.fields.none");
        Set<String> ids = new HashSet<>();
        content.fields().forEach(field -> check(field, ids));
        conditions(content.fields());
        demand(
                content.fields().stream().filter(f -> f instanceof FormField.Files).count() <= 1,
                "rule.files.many");
        check(content.receipt());
        check(content.use(), content.fields());
    }

    private static void check(FormUse use, List<FormField> fields) {
        demand(
                use.channels().size() <= MOST_CHANNELS && use.topics().size() <= MOST_TOPICS,
                "rule.use.many");
        demand(
                !use.onCases() || fields.stream().noneMatch(f -> f instanceof FormField.Files),
                "rule.files.cases");
    }

    /** An item depends on one above it: nothing can go round in a circle, and people read down. */
    private static void conditions(List<FormField> fields) {
        Map<String, List<String>> above = new HashMap<>();
        for (FormField field : fields) {
            FormField.Head head = field.head();
            if (!head.when().always()) {
                String name = head.label().ja().isBlank() ? head.help().ja() : head.label().ja();
                List<String> options = above.getOrDefault(head.when().item(), List.of());
                demand(!options.isEmpty(), "rule.when.item", name);
                demand(!head.when().values().isEmpty(), "rule.when.none", name);
                demand(options.containsAll(head.when().values()), "rule.when.value", name);
            }
            above.put(head.id(), field.choices().stream().map(LocalizedText::ja).toList());
        }
    }

    private static void check(FormReceipt receipt) {
        line("receipt.subject", receipt.subject(), 200);
        size("receipt.text", receipt.text(), 5_000);
    }

    private static void check(FormField field, Set<String> ids) {
        FormField.Head head = field.head();
        boolean named = ID.matcher(head.id()).matches() && !FormField.RESERVED.contains(head.id());
        demand(named && ids.add(head.id()), "rule.id", head.id());
        line("label", head.label(), 200);
        size("help", head.help(), 2_000);
        if (field instanceof FormField.Note) {
            demand(!head.help().ja().isBlank(), "rule.note");
            return;
        }
        String label = head.label().ja();
        demand(!label.isBlank(), "rule.label");
        if (field instanceof FormField.Text text) {
            demand(text.most() >= 1 && text.most() <= 10_000, "rule.text", label);
        } else if (field instanceof FormField.Number number) {
            boolean sane =
                    number.least() >= -LARGEST
                            && number.most() <= LARGEST
                            && number.least() <= number.most();
            demand(sane, "rule.number", label);
        } else if (field instanceof FormField.Files files) {
            demand(files.most() >= 1 && files.most() <= 10, "rule.files", label);
        } else if (field instanceof FormField.Choice choice) {
            options(label, choice.options(), 2);
        } else if (field instanceof FormField.Checks checks) {
            options(label, checks.options(), 1);
        }
    }

    private static void options(String label, List<LocalizedText> options, int least) {
        demand(
                options.size() >= least && options.size() <= MOST_OPTIONS,
                "rule.options",
                label,
                least,
                MOST_OPTIONS);
        Set<String> seen = new HashSet<>();
        for (LocalizedText option : options) {
            line("option", option, 200);
            demand(!option.ja().isBlank() && seen.add(option.ja()), "rule.option", label);
        }
    }

    private static void line(String key, LocalizedText text, int most) {
        size(key, text, most);
        demand(isLine(text.ja()) && isLine(text.en()), "rule.line", text(key));
    }

    private static boolean isLine(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }

    private static void size(String key, LocalizedText text, int most) {
        boolean fits = text.ja().length() <= most && text.en().length() <= most;
        if (!fits) {
            LocalizedText what = text(key);
            throw new RejectedException(
                    new LocalizedText(
                            text("rule.long", what.ja(), most).ja(),
                            text("rule.long", what.en(), most).en()));
        }
    }

    private static void demand(boolean met, String key, Object... values) {
        if (!met) {
            throw new RejectedException(text(key, values));
        }
    }

    private static void demand(boolean met, String key, LocalizedText what) {
        if (!met) {
            throw new RejectedException(
                    new LocalizedText(text(key, what.ja()).ja(), text(key, what.en()).en()));
        }
    }

    private static LocalizedText text(String key, Object... values) {
        return LocalizedText.from(FormRules.class, key, values);
    }
}
