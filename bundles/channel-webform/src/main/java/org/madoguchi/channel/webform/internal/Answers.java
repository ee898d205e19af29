// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormField;
import org.madoguchi.web.FormData;

/**
 * What somebody typed into the inputs of a form, as typed but for blanks at the ends. Inputs that
 * the form does not have are not looked at. Immutable.
 */
final class Answers {
    static final String KANA = ".kana";
    static final String POSTAL = ".postal";
    static final String PLACE = ".place";
    static final String STREET = ".street";

    private final Map<String, List<String>> values;

    private Answers(Map<String, List<String>> values) {
        this.values = values;
    }

    static Answers none() {
        return new Answers(Map.of());
    }

    static Answers of(Form form, FormData data) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (FormField field : form.content().fields()) {
            boolean lines = field instanceof FormField.Text text && text.paragraph();
            for (String input : inputs(field)) {
                values.put(
                        input,
                        data.texts(input).stream()
                                .limit(field instanceof FormField.Checks ? 50 : 1)
                                .map(text -> lines ? lines(text) : line(text))
                                .toList());
            }
        }
        return new Answers(values);
    }

    /** Those to these items alone. */
    Answers to(List<FormField> fields) {
        Map<String, List<String>> kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(fields.stream().flatMap(f -> inputs(f).stream()).toList());
        return new Answers(kept);
    }

    /** Names of a field's inputs; the first is the field's own. */
    static List<String> inputs(FormField field) {
        String id = field.head().id();
        if (field instanceof FormField.Note || field instanceof FormField.Files) {
            return List.of();
        }
        if (field instanceof FormField.Name name) {
            return name.kana() ? List.of(id, id + KANA) : List.of(id);
        }
        if (field instanceof FormField.PostalAddress) {
            return List.of(id + POSTAL, id + PLACE, id + STREET);
        }
        return List.of(id);
    }

    Answers with(String input, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(input, List.of(value));
        return new Answers(changed);
    }

    String text(String input) {
        return all(input).stream().findFirst().orElse("");
    }

    List<String> all(String input) {
        return values.getOrDefault(input, List.of());
    }

    boolean isChosen(String input, LocalizedText option) {
        return all(input).contains(option.ja());
    }

    /** The answer to a field as the staff read it; empty when there is none. */
    String told(FormField field) {
        String id = field.head().id();
        if (field instanceof FormField.Name name && name.kana() && !text(id + KANA).isEmpty()) {
            return text(id) + "（" + text(id + KANA) + "）";
        }
        if (field instanceof FormField.PostalAddress) {
            String code = InquiryRules.normalCode(text(id + POSTAL));
            return Stream.of(code.isEmpty() ? "" : "〒" + code, text(id + PLACE) + text(id + STREET))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        if (field instanceof FormField.Checks) {
            return String.join("、", all(id));
        }
        return text(id);
    }

    /** As {@link #told}, with choices in the language of the reader. */
    String shown(FormField field, FormSite site) {
        if (field instanceof FormField.Choice choice) {
            return shown(field, choice.options(), site);
        }
        if (field instanceof FormField.Checks checks) {
            return shown(field, checks.options(), site);
        }
        return told(field);
    }

    private String shown(FormField field, List<LocalizedText> options, FormSite site) {
        List<String> chosen = new ArrayList<>();
        for (LocalizedText option : options) {
            if (isChosen(field.head().id(), option)) {
                chosen.add(site.in(option));
            }
        }
        return String.join(site.isJapanese() ? "、" : ", ", chosen);
    }

    /** Everything that was typed, for telling two messages apart. */
    Map<String, List<String>> values() {
        return values;
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    /** Control characters have no meaning here and break what reads the case later. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
    }
}
