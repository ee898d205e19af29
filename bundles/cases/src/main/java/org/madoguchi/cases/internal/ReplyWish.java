// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Field;

/**
 * How a citizen wants to be answered: what an item such as 「希望する回答方法」 of any form says. Forms are
 * the city's own, some of them come by mail, so that the words decide and no code.
 */
final class ReplyWish {
    private static final Pattern LABEL =
            Pattern.compile("(回答|返信|返答|連絡).{0,8}(方法|手段)|reply (method|by)|preferred contact");
    private static final Pattern CALL = Pattern.compile("電話|でんわ|折り?返し|tel|phone|call");
    private static final Map<AddressKind, Pattern> KINDS =
            Map.of(
                    AddressKind.PHONE,
                    Pattern.compile("sms|ショート ?(メッセージ|メール)"),
                    AddressKind.EMAIL,
                    Pattern.compile("メール|mail"),
                    AddressKind.FAX,
                    Pattern.compile("fax|ファッ?クス|ファクシミリ"),
                    AddressKind.LINE,
                    Pattern.compile("line|ライン"));
    private static final Pattern SHORT_MAIL = Pattern.compile("ショート ?メール");
    private static final int LONGEST = 100;

    private ReplyWish() {}

    /** The last word counts. */
    static Optional<ReplyWays.Wish> of(List<Field> told) {
        return told.stream()
                .filter(field -> LABEL.matcher(plain(field.label())).find())
                .filter(field -> !field.value().isBlank())
                .reduce((first, second) -> second)
                .map(field -> wish(field.value().strip()));
    }

    private static ReplyWays.Wish wish(String written) {
        String words = plain(Cut.to(LONGEST, written));
        Set<AddressKind> kinds = new HashSet<>();
        KINDS.forEach(
                (kind, pattern) -> {
                    // a short message is called a mail, too
                    String looked =
                            kind.equals(AddressKind.EMAIL)
                                    ? SHORT_MAIL.matcher(words).replaceAll("")
                                    : words;
                    if (pattern.matcher(looked).find()) {
                        kinds.add(kind);
                    }
                });
        return new ReplyWays.Wish(Cut.to(LONGEST, written), kinds, CALL.matcher(words).find());
    }

    private static String plain(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
