// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.DeskEntry.Kind;

/** What the desk writes by itself, as delivered, and the places that its texts may have. */
final class MailTexts {
    static final String ACKNOWLEDGEMENT = "acknowledgement";
    static final String ACKNOWLEDGEMENT_SHORT = "acknowledgement-short";
    static final String ESCALATION = "escalation";
    static final String REMINDER = "escalation-reminder";
    static final String WITHDRAWAL = "escalation-withdrawn";
    static final String HANDED_ON = "escalation-handed-on";
    static final String SIGNATURE = "signature";

    /** In the order of the editor. */
    static final List<String> CODES =
            List.of(
                    ACKNOWLEDGEMENT,
                    ACKNOWLEDGEMENT_SHORT,
                    ESCALATION,
                    REMINDER,
                    WITHDRAWAL,
                    HANDED_ON,
                    SIGNATURE);

    private static final List<String> TO_DEPARTMENTS =
            List.of(ESCALATION, REMINDER, WITHDRAWAL, HANDED_ON);

    private MailTexts() {}

    static DeskEntry delivered(String code) {
        return new DeskEntry(
                Kind.MAIL_TEXT,
                code,
                DeskTexts.text("mail." + code),
                "",
                hasSubject(code) ? DeskTexts.japanese("mail." + code + ".subject") : "",
                DeskTexts.japanese("mail." + code + ".text"),
                false,
                true);
    }

    static boolean hasSubject(String code) {
        return code.equals(ACKNOWLEDGEMENT) || TO_DEPARTMENTS.contains(code);
    }

    /** Places with examples. */
    static Map<String, String> places(Kind kind, String code, String desk, String city) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("case", "2026-004512");
        places.put("desk", desk);
        if (!code.equals(SIGNATURE)) {
            places.put("subject", "粗大ごみの申込方法");
        }
        if (kind == Kind.CANNED_REPLY) {
            places.put("contact", "田中 花子");
            places.put("operator", "鈴木 一郎");
            places.put("city", city);
        } else if (code.equals(ACKNOWLEDGEMENT)) {
            places.put("salutation", "田中 花子 様");
            places.put("contact", "田中 花子");
        } else if (TO_DEPARTMENTS.contains(code)) {
            places.put("department", "ごみ減量課");
            places.put("link", "https://console.example.jp/console/cases/2026-004512");
            places.put("question", "回収の予定を教えてください。");
            places.put("operator", "鈴木 一郎");
            if (code.equals(ESCALATION)) {
                places.put("reasons", "現地の確認・対応が必要なため");
            } else {
                places.put("asked", "2026-11-20 10:15");
                if (code.equals(HANDED_ON)) {
                    places.put("former", "環境課");
                }
            }
        } else if (code.equals(SIGNATURE)) {
            places.put("operator", "鈴木 一郎");
            places.put("department", "ごみ減量課");
        }
        return places;
    }
}
