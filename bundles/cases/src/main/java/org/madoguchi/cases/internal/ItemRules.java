// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.form.FormField;

/** Makes of what was typed into an item what is kept. */
final class ItemRules {
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_MAIL = 254;
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>(),;:\"\\\\\\[\\]]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})[-/年.](\\d{1,2})[-/月.](\\d{1,2})日?");
    private static final Pattern POSTAL = Pattern.compile("\\d{3}-\\d{4}");

    private final LocalizedText label;
    private final LocalDate today;

    private ItemRules(LocalizedText label, LocalDate today) {
        this.label = label;
        this.today = today;
    }

    /**
     * @return as {@link org.madoguchi.api.cases.FilledForm.Item#values}
     * @throws RejectedException saying how to fill it in
     */
    static List<String> kept(FormField field, List<String> typed, LocalDate today) {
        return new ItemRules(field.head().label(), today).kept(field, typed);
    }

    private List<String> kept(FormField field, List<String> typed) {
        if (field instanceof FormField.Checks checks) {
            return options(checks.options(), typed);
        }
        if (field instanceof FormField.PostalAddress) {
            return address(first(typed), second(typed));
        }
        if (field instanceof FormField.Name name) {
            String reading = name.kana() ? line(second(typed)) : "";
            return filled(line(first(typed)), reading);
        }
        if (field instanceof FormField.Text text && text.paragraph()) {
            return one(within(text.most(), lines(first(typed))));
        }
        String line = first(typed).replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
        return line.isEmpty() ? List.of() : one(line(field, line));
    }

    private String line(FormField field, String line) {
        if (field instanceof FormField.Text text) {
            return within(text.most(), line);
        } else if (field instanceof FormField.Choice choice) {
            return options(choice.options(), List.of(line)).get(0);
        } else if (field instanceof FormField.Number number) {
            return number(number, line);
        } else if (field instanceof FormField.Day day) {
            return day(day, line);
        } else if (field instanceof FormField.Mail) {
            String mail = narrow(line).toLowerCase(Locale.ROOT);
            demand(mail.length() <= LONGEST_MAIL && MAIL.matcher(mail).matches(), "item-mail");
            return mail;
        } else if (field instanceof FormField.Phone) {
            demand(line.length() <= 40 && PhoneNumber.read(line).isPresent(), "item-phone");
            return narrow(line);
        }
        throw rejected("item-none");
    }

    private String number(FormField.Number field, String line) {
        String digits = narrow(line).replace(",", "").replaceFirst("^[‐‑‒–—―−ー]", "-");
        boolean fits =
                digits.matches("-?\\d{1,10}")
                        && Long.parseLong(digits) >= field.least()
                        && Long.parseLong(digits) <= field.most();
        demand(fits, "item-number", Long.toString(field.least()), Long.toString(field.most()));
        return Long.toString(Long.parseLong(digits));
    }

    private String day(FormField.Day field, String line) {
        Matcher parts = DAY.matcher(narrow(line));
        demand(parts.matches(), "item-day");
        LocalDate day;
        try {
            day =
                    LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)));
        } catch (DateTimeException e) {
            throw rejected("item-day");
        }
        demand(field.span() != FormField.Span.FROM_TODAY || !day.isBefore(today), "item-day-past");
        demand(
                field.span() != FormField.Span.UNTIL_TODAY || !day.isAfter(today),
                "item-day-future");
        return day.toString();
    }

    private List<String> options(List<LocalizedText> options, List<String> typed) {
        List<String> known = options.stream().map(LocalizedText::ja).toList();
        List<String> chosen =
                typed.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
        demand(known.containsAll(chosen), "item-option");
        return known.stream().filter(chosen::contains).toList();
    }

    private List<String> address(String typedCode, String typedRest) {
        String code =
                narrow(typedCode)
                        .replaceAll("[\\s〒‐‑‒–—―−ー-]", "")
                        .replaceFirst("^(\\d{3})(\\d{4})$", "$1-$2");
        demand(code.isEmpty() || POSTAL.matcher(code).matches(), "item-postal");
        return filled(code, line(typedRest));
    }

    private String line(String text) {
        return within(LONGEST_LINE, text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip());
    }

    /** Control characters have no meaning here and break what reads the case later. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
    }

    private String within(int most, String text) {
        demand(text.length() <= most, "item-long", most, text.length());
        return text;
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static List<String> filled(String one, String other) {
        if (one.isEmpty() && other.isEmpty()) {
            return List.of();
        }
        return List.of(one, other);
    }

    private static List<String> one(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static String first(List<String> typed) {
        return typed.stream().findFirst().orElse("");
    }

    private static String second(List<String> typed) {
        return Stream.concat(typed.stream(), Stream.of("", "")).skip(1).findFirst().orElse("");
    }

    private void demand(boolean met, String key, Object... values) {
        if (!met) {
            throw rejected(key, values);
        }
    }

    private RejectedException rejected(String key, Object... values) {
        Object[] places = Stream.concat(Stream.of("{0}"), Stream.of(values)).toArray();
        LocalizedText words = DeskTexts.text(key, places);
        String english = label.en().isEmpty() ? label.ja() : label.en();
        return new RejectedException(
                new LocalizedText(
                        words.ja().replace("{0}", label.ja()), words.en().replace("{0}", english)));
    }
}
