// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.Party;

/**
 * How the mail of a web site's form is read: lines {@code お名前：…}, a value going on until the next
 * line with a label. The sender is then the citizen whom the fields name, not the web server.
 *
 * @param sender matches the web server's address, whole; empty: any
 * @param subject is found in the subject; empty: any
 * @param names labels of the citizen's name, and so on; the first that has a value counts
 */
record FormTemplate(
        Optional<Pattern> sender,
        Optional<Pattern> subject,
        Set<String> names,
        Set<String> addresses,
        Set<String> subjects,
        Set<String> bodies) {
    private static final Pattern LABELLED =
            Pattern.compile(
                    "^\\s*([■●◆◇□○・※*【\\[]*)([^:：】\\]\\s][^:：】\\]]{0,39}?)\\s*(?:[】\\]]\\s*[:：]?|[:：])(.*)$");
    private static final Pattern RULE = Pattern.compile("[-=_*＝ー―─━\\s]{3,}");
    private static final Pattern SCHEME = Pattern.compile("(?i).*(https?|ftp|mailto|tel)$");

    FormTemplate {
        names = normalized(names);
        addresses = normalized(addresses);
        subjects = normalized(subjects);
        bodies = normalized(bodies);
    }

    /**
     * @param sender the citizen, without an address when no field holds one
     * @param subject empty when no field holds one
     */
    record FormMail(List<Field> fields, Party sender, String subject, String body) {}

    /** Empty when the mail is not one of this form's. */
    Optional<FormMail> read(Party from, String mailSubject, String text) {
        boolean fits =
                sender.map(p -> p.matcher(from.address().value()).matches()).orElse(true)
                        && subject.map(p -> p.matcher(mailSubject).find()).orElse(true);
        if (!fits || (sender.isEmpty() && subject.isEmpty())) {
            return Optional.empty();
        }
        List<Field> fields = fields(text);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String name = value(fields, names);
        Party citizen =
                Optional.of(value(fields, addresses).strip())
                        .filter(MailAddress::isOne)
                        .map(address -> MailAddress.party(address, name))
                        .orElseGet(() -> new Party(Address.NONE, name));
        String body = value(fields, bodies);
        return Optional.of(
                new FormMail(
                        fields,
                        citizen,
                        value(fields, subjects),
                        body.isEmpty() ? text.strip() : body));
    }

    private List<Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        String label = null;
        StringBuilder value = new StringBuilder();
        boolean inBody = false;
        for (String line : text.lines().toList()) {
            Matcher labelled = LABELLED.matcher(line);
            boolean begins =
                    labelled.matches()
                            && !SCHEME.matcher(labelled.group(2)).matches()
                            // within the question itself 「日時：…」 is a part of it
                            && (!inBody || isWanted(labelled.group(2)));
            if (begins) {
                add(fields, label, value);
                label = labelled.group(2).strip();
                inBody = bodies.contains(normalized(label));
                value.append(labelled.group(3).strip());
            } else if (!inBody && RULE.matcher(line).matches()) {
                // a rule ends the form's fields; a footer may follow
                add(fields, label, value);
                label = null;
            } else if (label != null) {
                value.append('\n').append(line.stripTrailing());
            }
        }
        add(fields, label, value);
        return fields;
    }

    private static void add(List<Field> fields, String label, StringBuilder value) {
        if (label != null) {
            fields.add(new Field(label, value.toString().strip()));
        }
        value.setLength(0);
    }

    private boolean isWanted(String label) {
        String normal = normalized(label);
        return Stream.of(names, addresses, subjects, bodies).anyMatch(set -> set.contains(normal));
    }

    private static String value(List<Field> fields, Set<String> labels) {
        return fields.stream()
                .filter(field -> labels.contains(normalized(field.label())))
                .map(Field::value)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Set<String> normalized(Set<String> labels) {
        return labels.stream()
                .map(FormTemplate::normalized)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without white space and marks of obligation, so that 「お名前（必須）」 is お名前. */
    private static String normalized(String label) {
        return label.replaceAll("[\\s　]|[（(\\[【]?(必須|任意)[）)\\]】]?", "");
    }
}
