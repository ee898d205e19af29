// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.madoguchi.itests.Sources;
import org.madoguchi.test.Requirement;

/** Whoever reads Japanese reads Japanese everywhere, and the others read their language. */
class WordsTest {
    private static final Pattern JAPANESE =
            Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** Same in Japanese; patterns of dates; names of keys. */
    private static final Set<String> OF_EVERY_LANGUAGE =
            Set.of(
                    "FAQ",
                    "FAX",
                    "SMS",
                    "LINE",
                    "Excel",
                    "CSV",
                    "CSV（UTF-8）",
                    "CSV（Shift_JIS）",
                    "Excel（xlsx）",
                    "{0}（Excel）",
                    "Shift_JIS",
                    "Cc:",
                    "Re: {0}",
                    "H:mm",
                    "M/d H:mm",
                    "yyyy/M/d",
                    "Enter",
                    "Ctrl K",
                    "Ctrl Enter",
                    "Ctrl ↵",
                    "Shift X",
                    "https://");

    private static final Pattern KEYS_TOGETHER = Pattern.compile("\\W*Ctrl\\+\\S+");

    /** A language is called by its own name or tag, and the product's sign is a picture. */
    private static final Set<String> ON_PAGES = Set.of("English", "日本語", "Language", "ja", "窓");

    /** Help that is not needed; whoever makes the form writes some. */
    private static final Pattern MAY_BE_EMPTY =
            Pattern.compile("(standard|template)\\.[a-z]+\\.help");

    /**
     * Read by staff, or taken into a text in Japanese and English: a language of the public pages
     * alone has no use for them.
     */
    private static final Pattern JAPANESE_AND_ENGLISH =
            Pattern.compile("(channel|check|contact|field|subject|trial)\\..*");

    /** The desk's own mail in Japanese is an administrator's text. */
    private static final Pattern NOT_JAPANESE = Pattern.compile("receipt\\..*");

    private static final String KEY = "\\(\\s*\"([a-z][\\w.-]*\\w)\"\\s*[,)]";
    private static final Pattern ASKED_BY_A_PAGE = Pattern.compile("\\btext" + KEY);

    /** Forms and settings have a method of that name, too. */
    private static final Pattern ASKED_BY_A_CLASS =
            Pattern.compile(
                    "\\b(?:localized|bothLanguages"
                            + "|(?:screen|site|texts|messages|words|in\\([\\w.()]*\\))\\(?\\)?\\.text)"
                            + KEY);

    static List<Texts> modules() {
        return Texts.ofAllModules().stream()
                // made to be seen by those who try the product out, whose town is Japanese
                .filter(texts -> !texts.toString().startsWith("sample-"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    @Requirement({"FJ-026", "FJ-081"})
    void everyLanguageShouldSayEverything(Texts texts) {
        assertThat(texts.languages()).containsKeys("ja", "en");
        Map<String, String> japanese = texts.japanese();
        texts.languages()
                .forEach(
                        (language, said) -> {
                            Set<String> translated = new TreeSet<>(said.keySet());
                            translated.removeIf(
                                    key ->
                                            !japanese.containsKey(key)
                                                    && NOT_JAPANESE.matcher(key).matches());
                            assertThat(translated)
                                    .as(language)
                                    .isEqualTo(
                                            language.equals("ja") || language.equals("en")
                                                    ? japanese.keySet()
                                                    : expected(texts, language));
                            said.forEach(
                                    (key, text) -> {
                                        if (!MAY_BE_EMPTY.matcher(key).matches()) {
                                            assertThat(text).as(language + " " + key).isNotBlank();
                                        }
                                    });
                        });
    }

    /** All, or all that is for the public. */
    private static Set<String> expected(Texts texts, String language) {
        Set<String> keys = texts.japanese().keySet();
        return texts.languages().get(language).keySet().containsAll(keys)
                ? keys
                : without(keys, JAPANESE_AND_ENGLISH);
    }

    private static Set<String> without(Set<String> keys, Pattern left) {
        return keys.stream()
                .filter(key -> !left.matcher(key).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("modules")
    @Requirement({"FJ-026", "FJ-081"})
    void whatIsPutIntoATextShouldBeInItInEveryLanguage(Texts texts) {
        texts.languages()
                .forEach(
                        (language, said) ->
                                said.forEach(
                                        (key, text) -> {
                                            String japanese = texts.japanese().get(key);
                                            if (japanese != null) {
                                                assertThat(places(japanese))
                                                        .as(language + " " + key)
                                                        .containsAll(places(text));
                                            }
                                        }));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    @Requirement("FJ-026")
    void japaneseShouldBeJapanese(Texts texts) {
        texts.japanese()
                .forEach(
                        (key, text) ->
                                assertThat(isForeign(text)).as(key + " = " + text).isFalse());
    }

    private static boolean isForeign(String text) {
        String words = text.replaceAll("\\{\\w+}", "");
        return LATIN_WORD.matcher(words).find()
                && !JAPANESE.matcher(words).find()
                && !OF_EVERY_LANGUAGE.contains(text);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyTextThatIsAskedForShouldBeThere(Texts texts) throws IOException {
        Set<String> known = new TreeSet<>(texts.japanese().keySet());
        known.addAll(Texts.of(Sources.ROOT.resolve("bundles/web")).japanese().keySet());
        for (Map<String, String> said : texts.languages().values()) {
            known.addAll(said.keySet());
        }
        List<String> missing = new ArrayList<>();
        for (Path reader : texts.readers()) {
            Pattern pattern =
                    reader.toString().endsWith(".jte") ? ASKED_BY_A_PAGE : ASKED_BY_A_CLASS;
            Matcher asked = pattern.matcher(Files.readString(reader));
            while (asked.find()) {
                // with a constant of an enum it is the beginning of a key
                if (known.stream().noneMatch(key -> (key + ".").startsWith(asked.group(1) + "."))) {
                    missing.add(reader.getFileName() + ": " + asked.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @Requirement("FJ-026")
    void pagesShouldHaveNoWordsOfTheirOwn() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path module : Sources.modules()) {
            for (Path page : Texts.files(module.resolve("src/main/jte"), "", ".jte")) {
                for (String text : PageText.in(Files.readString(page))) {
                    boolean said = LATIN_WORD.matcher(text).find() || JAPANESE.matcher(text).find();
                    if (said
                            && !OF_EVERY_LANGUAGE.contains(text)
                            && !ON_PAGES.contains(text)
                            && !KEYS_TOGETHER.matcher(text).matches()) {
                        found.add(module.getFileName() + "/" + page.getFileName() + ": " + text);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theWordsOfAPageShouldBeFound() {
        assertThat(
                        PageText.in(
                                """
                                @import java.util.List
                                @param String name
                                @template.layout(title = text("a(b)"), content = @`
                                <p title="Hint">${name} said @if(name.isEmpty())nothing@else words@endif</p>
                                <input value="kept" placeholder="${text("x")}">
                                `)
                                """))
                .contains("Hint", "said nothing words")
                .noneMatch(text -> text.contains("kept") || text.contains("layout"));
    }
}
