// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From Latin letters to katakana, by Hepburn, Kunrei and what keyboards take. */
public final class Romaji {
    private static final int LONGEST = 4;
    private static final Map<String, String> KANA = new HashMap<>();

    static {
        rows("", "ア イ ウ エ オ");
        rows("k", "カ キ ク ケ コ");
        rows("g", "ガ ギ グ ゲ ゴ");
        rows("s", "サ シ ス セ ソ");
        rows("z", "ザ ジ ズ ゼ ゾ");
        rows("t", "タ チ ツ テ ト");
        rows("d", "ダ ヂ ヅ デ ド");
        rows("n", "ナ ニ ヌ ネ ノ");
        rows("h", "ハ ヒ フ ヘ ホ");
        rows("b", "バ ビ ブ ベ ボ");
        rows("p", "パ ピ プ ペ ポ");
        rows("m", "マ ミ ム メ モ");
        rows("r", "ラ リ ル レ ロ");
        rows("w", "ワ ウィ ウ ウェ ヲ");
        rows("f", "ファ フィ フ フェ フォ");
        rows("v", "ヴァ ヴィ ヴ ヴェ ヴォ");
        rows("j", "ジャ ジ ジュ ジェ ジョ");
        rows("sh", "シャ シ シュ シェ ショ");
        rows("ch", "チャ チ チュ チェ チョ");
        rows("ts", "ツァ ツィ ツ ツェ ツォ");
        for (String row : "k=キ g=ギ s=シ z=ジ t=チ d=ヂ n=ニ h=ヒ b=ビ p=ピ m=ミ r=リ j=ジ".split(" ")) {
            String kana = row.substring(2);
            KANA.put(row.charAt(0) + "ya", kana + "ャ");
            KANA.put(row.charAt(0) + "yu", kana + "ュ");
            KANA.put(row.charAt(0) + "yo", kana + "ョ");
        }
        KANA.put("ya", "ヤ");
        KANA.put("yu", "ユ");
        KANA.put("yo", "ヨ");
        KANA.put("nn", "ン");
        KANA.put("n'", "ン");
    }

    private Romaji() {}

    private static void rows(String consonant, String kana) {
        String[] row = kana.split(" ");
        for (int i = 0; i < row.length; i++) {
            KANA.put(consonant + "aiueo".charAt(i), row[i]);
        }
    }

    /**
     * @param text lower case
     * @return empty when it cannot be read as Japanese; consonants at the end, which are still
     *     being typed, are left out
     */
    public static Optional<String> katakana(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = known(text, at);
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (length > 0 && !(c == 'n' && length == 2 && next == 'n' && vowel(text, at + 2))) {
                out.append(KANA.get(text.substring(at, at + length)));
                at += length;
            } else if (c == 'n' || c == 'm' && "bpm".indexOf(next) >= 0 && next != 0) {
                out.append('ン');
                at++;
            } else if (c == next || c == 't' && next == 'c') {
                out.append('ッ');
                at++;
            } else if (c == '-') {
                out.append('ー');
                at++;
            } else if (consonants(text, at)) {
                break;
            } else {
                return Optional.empty();
            }
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
    }

    private static int known(String text, int at) {
        for (int length = Math.min(LONGEST, text.length() - at); length > 0; length--) {
            if (KANA.containsKey(text.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    private static boolean vowel(String text, int at) {
        return at < text.length() && "aiueoy".indexOf(text.charAt(at)) >= 0;
    }

    /** Whether nothing but the beginning of one more kana is left. */
    private static boolean consonants(String text, int at) {
        return text.length() - at <= 2
                && text.substring(at).chars().allMatch(c -> "kgsztdnhbpmyrwfjc".indexOf(c) >= 0);
    }
}
