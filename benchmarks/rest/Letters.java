// SPDX-License-Identifier: Apache-2.0

import java.nio.charset.StandardCharsets;

/** What citizens write: the letter with a number is the same in every run, so that it can be compared. */
final class Letters {
    /** So many people write; each has several cases. */
    static final int PEOPLE = 40_000;

    private static final String[] TOPICS = {
        "粗大ごみの収集", "住民票の写し", "保育所の入所", "国民健康保険の手続き", "道路の陥没", "図書館の予約", "市民税の納期", "介護認定の更新"
    };
    private static final String[] SENTENCES = {
        "初めてのことで手続きがよく分からないため、必要な書類と窓口の場所を教えてください。",
        "先週電話でお尋ねしたところ、担当の方からホームページを見るように案内されましたが、該当のページが見つかりませんでした。",
        "平日は仕事のため来庁が難しく、郵送かオンラインでの申し込みができれば助かります。",
        "高齢の母（八十二歳）の代理で申し込む場合に委任状は必要でしょうか。",
        "手数料の額と支払い方法、受け取りまでの日数も併せてお知らせください。",
        "昨年も同じことをお願いしましたが、まだ直っていないようです。"
    };

    private Letters() {}

    static String subject(int number) {
        return TOPICS[number % TOPICS.length] + "について（第" + number + "号）";
    }

    static String text(int number) {
        StringBuilder text = new StringBuilder("お世話になっております。整理番号は").append(number).append("です。\n");
        for (int i = 0; i < 3 + number % 4; i++) {
            text.append(SENTENCES[(number / 7 + i) % SENTENCES.length]).append('\n');
        }
        return text.append("よろしくお願いいたします。").toString();
    }

    static String name(int number) {
        return "市民 花子" + number % PEOPLE;
    }

    static byte[] json(int number) {
        return utf8(
                "{\"contact\":{\"name\":\""
                        + name(number)
                        + "\",\"email\":\"citizen"
                        + number % PEOPLE
                        + "@example.jp\"},\"subject\":\""
                        + subject(number)
                        + "\",\"text\":\""
                        + escaped(text(number))
                        + "\",\"fields\":[{\"label\":\"お住まいの地区\",\"value\":\"第"
                        + number % 13
                        + "地区\"}]}");
    }

    /** Parts that the case's JSON must hold. */
    static byte[][] parts(int number) {
        return new byte[][] {
            utf8("\"subject\":\"" + subject(number) + "\""),
            utf8("\"text\":\"" + escaped(text(number)) + "\""),
            utf8("\"contactName\":\"" + name(number) + "\""),
            utf8("\"value\":\"citizen" + number % PEOPLE + "@example.jp\""),
            utf8("\"value\":\"第" + number % 13 + "地区\"")
        };
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n");
    }
}
