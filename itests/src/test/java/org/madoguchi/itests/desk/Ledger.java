// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the world knows: what it was told to be accepted, independent of the product. */
final class Ledger {
    private static final Pattern MARK = Pattern.compile("整理番号([MFR]\\d{6})。");
    private static final String[] PHRASES = {
        "粗大ごみの収集日を教えてください。",
        "髙橋①丁目の道路に穴があいています。",
        "保育園の申込は㈱でもできますか。",
        "図書館の開館時間は？",
        "〜と－の違い、ｶﾅの半角。",
        "😀 ありがとうございました。",
        "'; DROP TABLE cases; --",
        "<b>太字</b> & \"引用\""
    };

    /** Mails that the mail server took, by mark: the text. */
    final Map<String, String> mails = new ConcurrentHashMap<>();

    /** Inquiries that got a receipt, by mark. */
    final Map<String, Inquiry> inquiries = new ConcurrentHashMap<>();

    /** Inquiries whose writer never saw an answer and gave up: stored or not, but not twice. */
    final Map<String, String> abandoned = new ConcurrentHashMap<>();

    /** Answers that an approver has seen released, by mark: the text. */
    final Map<String, String> answers = new ConcurrentHashMap<>();

    /** Answers of the product that a citizen should not get while it dies. */
    final Set<String> surprises = ConcurrentHashMap.newKeySet();

    record Inquiry(String text, String number) {}

    /** A text that can be found again and compared letter by letter; the same for the same mark. */
    static String text(String mark, long seed) {
        Random random = new Random(seed * 31 + mark.hashCode());
        StringBuilder text = new StringBuilder("整理番号").append(mark).append("。\n");
        int lines = 1 + random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            text.append(PHRASES[random.nextInt(PHRASES.length)])
                    .append(random.nextInt())
                    .append('\n');
        }
        return text.append("以上").append(mark).toString();
    }

    static String mark(char kind, int number) {
        return "%c%06d".formatted(kind, number);
    }

    /** The mark in a text; empty when there is none. */
    static String markIn(String text) {
        Matcher found = MARK.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
