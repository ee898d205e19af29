// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseTexts.Part;
import org.madoguchi.api.cases.CaseTexts.Readers;

/** The index against reading every text, over a few thousand cases that differ. */
class PlainScanTest {
    private static final int CASES = 3_000;
    private static final int WORDS = 500;
    private static final String[] PIECES =
            ("ごみ|粗大ごみ|住民票|転出届|固定資産税|国民健康保険|介護保険認定|ソファー|ｿﾌｧｰ|データ|申込み|申し込み|です。|ます。\n|、|が|を|は"
                            + "|に |　|\r\n|\n\n|03-1234-5678|０３（１２３４）５６７８|090 1234 5678|朝日町３－１２－４|3ー12|hanako@example.jp"
                            + "|Taro.YAMADA+x@Example.COM|https://example.jp/~a_b?c=1%20|㈱あさひ|①|髙橋|𠮷野|葛󠄀城|😀|👨‍👩‍👧|C++|100%|a b|Ａ１|-|--|~|(|)"
                            + "|パーティー|ぱーてぃー|ヴァイオリン|が゛|㎡|…|İ|ß|“引用”|<b>|'|\\|*|?|AND|[1 TO 9]")
                    .split("\\|");

    private static final CasesInMemory CASES_IN_MEMORY = new CasesInMemory();
    private static final Map<String, String> SPELT = new HashMap<>();
    private static final Random RANDOM = new Random(20261122);

    @TempDir static Path folder;
    private static LuceneCaseSearch search;

    @BeforeAll
    static void index() {
        for (int number = 1; number <= CASES; number++) {
            CaseId id = CASES_IN_MEMORY.open(number, written(), written());
            if (number % 3 == 0) {
                CASES_IN_MEMORY.add(id, Readers.DESK, written());
            }
        }
        search = new LuceneCaseSearch(CASES_IN_MEMORY, folder);
        await().until(() -> search.progress().usable() && search.progress().behind() == 0);
    }

    private static String written() {
        StringBuilder text = new StringBuilder();
        int pieces = 3 + RANDOM.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            if (RANDOM.nextInt(4) == 0) {
                text.appendCodePoint(0x4e00 + RANDOM.nextInt(3_000));
            } else {
                text.append(PIECES[RANDOM.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    @AfterAll
    static void stop() {
        search.close();
    }

    @Test
    void everyWordShouldFindWhatAPlainScanFindsAndWhatIsSpeltAlikeAndNothingElse() {
        int found = 0;
        for (String word : words()) {
            Set<CaseId> hits = hits(word);
            assertThat(hits)
                    .as("exactly by spelling: " + word)
                    .isEqualTo(scan((text, w) -> spelt(text).contains(w), bare(word)));
            // dashes and brackets alone are not looked for inside of numbers
            if (bare(word).codePoints().anyMatch(Character::isLetterOrDigit)) {
                assertThat(hits.containsAll(scan(String::contains, word)))
                        .as("nothing missed: " + word)
                        .isTrue();
            }
            found += hits.size();
        }
        assertThat(found).isGreaterThan(WORDS);
    }

    /** Pieces of texts without blanks, which end where a reader would not cut a letter. */
    private static List<String> words() {
        List<String> words = new ArrayList<>();
        List<CasesInMemory.Stored> all = List.copyOf(CASES_IN_MEMORY.all());
        while (words.size() < WORDS) {
            Part part = all.get(RANDOM.nextInt(all.size())).parts().get(0);
            String text = part.words().get(RANDOM.nextInt(2));
            int[] letters = text.codePoints().toArray();
            int from = RANDOM.nextInt(letters.length);
            int count = Math.min(1 + RANDOM.nextInt(12), letters.length - from);
            String word = new String(letters, from, count);
            boolean whole =
                    word.codePoints()
                            .noneMatch(
                                    c ->
                                            Character.isWhitespace(c)
                                                    || Character.isSpaceChar(c)
                                                    || c == '゛'
                                                    || c == '…');
            if (whole && !bare(word).isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static Set<CaseId> hits(String word) {
        Set<CaseId> hits = new HashSet<>();
        CaseSearch.Hits page;
        int offset = 0;
        do {
            page = search.find(word, CaseSelection.ALL, new PageRequest(offset, 200));
            hits.addAll(page.cases());
            offset += 200;
        } while (offset < page.total());
        assertThat(hits).hasSize((int) page.total());
        return hits;
    }

    private static Set<CaseId> scan(BiPredicate<String, String> contains, String word) {
        Set<CaseId> found = new HashSet<>();
        for (CasesInMemory.Stored stored : CASES_IN_MEMORY.all()) {
            if (stored.parts().stream()
                    .flatMap(part -> part.words().stream())
                    .anyMatch(text -> contains.test(text, word))) {
                found.add(stored.state().id());
            }
        }
        return found;
    }

    private static String spelt(String text) {
        return SPELT.computeIfAbsent(
                text,
                written -> {
                    int[] letters = Spelling.of(written);
                    return new String(letters, 0, letters.length);
                });
    }

    private static String bare(String word) {
        return Spelling.words(word)
                .findFirst()
                .map(letters -> new String(letters, 0, letters.length))
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "?",
                "text:*",
                "\"",
                "a OR b) AND (",
                "[* TO *]",
                "\\",
                "~~~~",
                "^9",
                "%_!",
                "。",
                "😀",
                "\u0000",
                "\uD83D",
                "\u200B",
                "ﷺ"
            })
    void signsOfASearchEngineShouldBeLookedForAsTheyStandAndSoon(String signs) {
        for (String question : List.of(signs, signs.repeat(10_000 / signs.length()))) {
            long before = System.nanoTime();
            search.find(question, CaseSelection.ALL, PageRequest.first(50));
            search.find((signs + " ").repeat(2_000), CaseSelection.ALL, PageRequest.first(50));
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }
}
