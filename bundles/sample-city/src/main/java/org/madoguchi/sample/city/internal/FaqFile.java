// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.util.Arrays;
import java.util.List;
import org.madoguchi.api.knowledge.Audience;

/**
 * Articles in files that people can edit: blocks (see {@link Block}) whose title is the question,
 * with 分類 (category paths, the main one first), 場面 (life events), 所管課 (codes), 対象 (PUBLIC when left
 * out), 語 (keywords), 短い回答 (for chat and voice bots) and 注目 (はい: featured), then the answer.
 */
final class FaqFile {
    /** One file for each field of the city's work. */
    static final List<String> FILES =
            List.of(
                    "certificates",
                    "insurance",
                    "taxes",
                    "living",
                    "water",
                    "roads",
                    "housing",
                    "safety",
                    "childcare",
                    "school",
                    "elderly",
                    "welfare",
                    "health",
                    "culture",
                    "business",
                    "community",
                    "city",
                    "advice",
                    "operators",
                    "staff");

    /**
     * An article whose departments are still codes.
     *
     * @param shortAnswer empty when there is none
     */
    record Entry(
            String question,
            String answer,
            String shortAnswer,
            Audience audience,
            List<String> categories,
            List<String> lifeEvents,
            List<String> keywords,
            List<String> departments,
            boolean featured) {}

    /** The English of the article whose Japanese question is {@code original}. */
    record Translation(String original, String question, String answer) {}

    private FaqFile() {}

    static List<Entry> articles() {
        return FILES.stream().flatMap(file -> entries(text(file)).stream()).toList();
    }

    static List<Translation> english() {
        return translations(text("en"));
    }

    static List<Entry> entries(String text) {
        return Block.all(text, "分類", "場面", "所管課", "対象", "語", "短い回答", "注目").stream()
                .map(FaqFile::entry)
                .toList();
    }

    static List<Translation> translations(String text) {
        return Block.all(text, "原文").stream()
                .map(block -> new Translation(block.value("原文"), block.title(), block.text()))
                .toList();
    }

    private static Entry entry(Block block) {
        String audience = block.value("対象");
        return new Entry(
                block.title(),
                block.text(),
                block.value("短い回答"),
                audience.isEmpty() ? Audience.PUBLIC : Audience.valueOf(audience),
                list(block.value("分類")),
                list(block.value("場面")),
                list(block.value("語")),
                list(block.value("所管課")),
                block.value("注目").equals("はい"));
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split("、"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String text(String file) {
        return SampleCity.resource("faq/" + file + ".md");
    }
}
