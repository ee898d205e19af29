// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.PhoneNumber;

/**
 * Telephone numbers and mail addresses that the writer gives as their own: in a form's field, after
 * a word such as 「電話」 or alone on a line, as in a signature. Numbers within sentences, and what is
 * quoted from somebody else, are left alone.
 */
final class Told {
    private static final int MOST = 3;

    /** Lines at the end of a text that are looked at; a signature is not longer. */
    private static final int LINES = 15;

    private static final int LONGEST_LINE = 100;

    /** What is longer is a document and no letter; looking costs time that others wait for. */
    private static final int LONGEST_TEXT = 10_000;

    private static final Pattern REACHED_BY =
            Pattern.compile("(?i)電話|携帯|連絡先|FAX|ファックス|ファクス|TEL\\b|phone|mobile|メール|mail");
    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?i)^.{0,10}?(?:電話|携帯|連絡先|FAX|ファックス|ファクス|TEL|phone|mobile|メール|e?-?mail)"
                            + "(?:番号|アドレス|number)?(?:は|\\s|[:.)/・])*(?<value>[+0-9(][-+0-9(). ]{8,24}[0-9]|\\S+@\\S+?)"
                            + "(?:です|まで|に|へ|、|。|\\s|$).{0,30}$");
    private static final Pattern QUOTATION =
            Pattern.compile(
                    "(?i)^(?:-{2,}.*(?:original|元の|転送|forwarded).*|_{10,}|(?:from|差出人|送信者)\\s*:.*"
                            + "|on .+ wrote:|.*(?:<\\S+@\\S+>|書きました|のメッセージ)\\s*:)$");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    private Told() {}

    /** A few at most; none of a machine's message, and not the address that it came from. */
    static Set<Address> in(InboundMessage message) {
        Set<Address> found = new LinkedHashSet<>();
        if (message.origin() != Origin.PERSON) {
            return found;
        }
        message.fields().stream()
                .filter(field -> REACHED_BY.matcher(plain(field.label())).find())
                .map(Field::value)
                .forEach(value -> address(plain(value)).ifPresent(found::add));
        ownLines(message.text()).forEach(line -> inLine(line).ifPresent(found::add));
        found.remove(message.sender().address());
        return found.size() <= MOST ? found : Set.of();
    }

    /** The end of what was written by the sender. */
    private static List<String> ownLines(String text) {
        if (text.length() > LONGEST_TEXT) {
            return List.of();
        }
        List<String> own =
                text.lines()
                        .map(Told::plain)
                        .takeWhile(line -> !QUOTATION.matcher(line).matches())
                        .filter(line -> !line.isEmpty() && !line.startsWith(">"))
                        .toList();
        return own.subList(Math.max(0, own.size() - LINES), own.size());
    }

    private static Optional<Address> inLine(String line) {
        Matcher labelled = LABELLED.matcher(line);
        return address(labelled.matches() ? labelled.group("value") : line);
    }

    private static Optional<Address> address(String value) {
        if (MAIL.matcher(value).matches()) {
            return Optional.of(Address.email(value.toLowerCase(Locale.ROOT)));
        }
        return PhoneNumber.read(value)
                .map(number -> new Address(AddressKind.PHONE, number.value()));
    }

    private static String plain(String line) {
        String some = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
        return Normalizer.normalize(some, Normalizer.Form.NFKC)
                .replaceAll("(?<=[0-9)])[‐‑‒–—―−ー](?=[0-9(])", "-")
                .strip();
    }
}
