// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.form.FormField;

/** What an inquiry must keep to before it is shown for confirmation. */
final class InquiryRules {
    static final int NAME_MAX = 100;
    static final int EMAIL_MAX = 254;
    static final int PLACE_MAX = 200;

    /** One sign, dots and letters on both sides: the mail server knows the rest. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>(),;:\"\\\\\\[\\]]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})[-/年.](\\d{1,2})[-/月.](\\d{1,2})日?");
    private static final Pattern POSTAL = Pattern.compile("\\d{3}-?\\d{4}");
    private static final Pattern KANA = Pattern.compile("[\\p{InHiragana}\\p{InKatakana}ー・\\s]+");

    private final WebformSettings settings;
    private final LocalDate today;
    private final FormSite site;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private InquiryRules(WebformSettings settings, LocalDate today, FormSite site) {
        this.settings = settings;
        this.today = today;
        this.site = site;
    }

    /**
     * What is wrong, by input in the order of the form, with what to do; empty when all is well.
     *
     * @param files so many are there
     */
    static Map<String, String> broken(
            Inquiry inquiry, int files, WebformSettings settings, LocalDate today, FormSite site) {
        InquiryRules rules = new InquiryRules(settings, today, site);
        inquiry.fields().forEach(field -> rules.check(field, inquiry.answers(), files));
        if (!inquiry.trap().isEmpty()) {
            rules.problems.put("website", site.text("error.trap"));
        }
        return rules.problems;
    }

    private void check(FormField field, Answers answers, int files) {
        String id = field.head().id();
        String label = site.in(field.head().label());
        if (field instanceof FormField.Files && settings.filesMax() > 0) {
            if (field.head().required() && files == 0) {
                problem(id, "error.file.missing", label);
            }
        } else if (field instanceof FormField.PostalAddress) {
            address(field, answers, label);
        } else if (!Answers.inputs(field).isEmpty()) {
            if (answers.text(id).isEmpty()) {
                if (field.head().required()) {
                    problem(id, isChosen(field) ? "error.choose" : "error.missing", label);
                }
            } else {
                filled(field, answers, label);
            }
        }
    }

    private static boolean isChosen(FormField field) {
        return field instanceof FormField.Choice || field instanceof FormField.Checks;
    }

    private void filled(FormField field, Answers answers, String label) {
        String id = field.head().id();
        String value = answers.text(id);
        if (field instanceof FormField.Text text) {
            int most = Math.min(text.most(), settings.textMax());
            if (value.length() > most) {
                String key = text.paragraph() ? "error.text.long" : "error.line.long";
                problem(id, key, label, most, value.length());
            }
        } else if (field instanceof FormField.Choice choice) {
            options(id, answers.all(id), choice.options(), label);
        } else if (field instanceof FormField.Checks checks) {
            options(id, answers.all(id), checks.options(), label);
        } else if (field instanceof FormField.Number number) {
            number(number, value, label);
        } else if (field instanceof FormField.Day day) {
            day(day, value, label);
        } else if (field instanceof FormField.Mail) {
            String mail = Inquiry.normal(value);
            if (mail.length() > EMAIL_MAX || !EMAIL.matcher(mail).matches()) {
                problem(id, "error.email.form");
            }
        } else if (field instanceof FormField.Phone) {
            if (value.length() > 40 || PhoneNumber.read(value).isEmpty()) {
                problem(id, "error.phone", label);
            }
        } else if (field instanceof FormField.Name name) {
            name(name, value, answers.text(id + Answers.KANA), label);
        }
    }

    private void name(FormField.Name field, String name, String kana, String label) {
        String id = field.head().id();
        if (name.length() > NAME_MAX) {
            problem(id, "error.line.long", label, NAME_MAX, name.length());
        }
        if (!field.kana()) {
            return;
        }
        if (kana.isEmpty() && field.head().required()) {
            problem(id + Answers.KANA, "error.missing", site.text("name.kana"));
        } else if (kana.length() > NAME_MAX
                || !kana.isEmpty() && site.isJapanese() && !KANA.matcher(kana).matches()) {
            problem(id + Answers.KANA, "error.kana", NAME_MAX);
        }
    }

    private void options(
            String id, List<String> chosen, List<LocalizedText> options, String label) {
        if (!options.stream().map(LocalizedText::ja).toList().containsAll(chosen)) {
            problem(id, "error.choose", label);
        }
    }

    private void number(FormField.Number field, String value, String label) {
        String digits = Normalizer.normalize(value, Normalizer.Form.NFKC).replace(",", "");
        boolean fits = digits.matches("-?\\d{1,10}");
        if (!fits
                || Long.parseLong(digits) < field.least()
                || Long.parseLong(digits) > field.most()) {
            problem(field.head().id(), "error.number", label, field.least(), field.most());
        }
    }

    private void day(FormField.Day field, String value, String label) {
        Optional<LocalDate> day = day(value);
        String id = field.head().id();
        if (day.isEmpty()) {
            problem(id, "error.day", label);
        } else if (field.span() == FormField.Span.FROM_TODAY && day.get().isBefore(today)) {
            problem(id, "error.day.past", label);
        } else if (field.span() == FormField.Span.UNTIL_TODAY && day.get().isAfter(today)) {
            problem(id, "error.day.future", label);
        }
    }

    /** As browsers send it and as people write it. */
    static Optional<LocalDate> day(String text) {
        Matcher parts = DAY.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void address(FormField field, Answers answers, String label) {
        String id = field.head().id();
        String code = normalCode(answers.text(id + Answers.POSTAL));
        if (!code.isEmpty() && !POSTAL.matcher(code).matches()) {
            problem(id + Answers.POSTAL, "error.postal");
        }
        if (field.head().required() && answers.text(id + Answers.PLACE).isEmpty()) {
            problem(id + Answers.PLACE, "error.missing", site.text("address.place"));
        }
        for (String part : List.of(Answers.PLACE, Answers.STREET)) {
            int length = answers.text(id + part).length();
            if (length > PLACE_MAX) {
                problem(id + part, "error.line.long", label, PLACE_MAX, length);
            }
        }
    }

    /** As it is written on letters, as far as it is a code. */
    static String normalCode(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s〒]", "")
                .replaceAll("[‐‑‒–—―−ー]", "-")
                .replaceFirst("^(\\d{3})(\\d{4})$", "$1-$2");
    }

    private void problem(String input, String key, Object... values) {
        problems.put(input, site.text(key, values));
    }
}
