// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch.Found;
import org.madoguchi.api.knowledge.ArticleSearch.Hit;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.knowledge.SearchDictionary;
import org.madoguchi.api.knowledge.SearchDictionary.Direction;
import org.madoguchi.api.knowledge.SearchDictionary.EntryId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.test.Requirement;

class LuceneArticleSearchTest {
    @TempDir Path folder;
    private final ArticlesInMemory articles = new ArticlesInMemory();
    private final CityWordsInMemory words = new CityWordsInMemory();
    private LuceneArticleSearch search;

    @BeforeEach
    void open() {
        articles.put(
                1,
                Audience.PUBLIC,
                "粗大ごみを出したい",
                "粗大ごみ受付センターに電話かインターネットで申し込み、処理券を貼って出してください。\n" + "ソファ、たんす、自転車などが対象です。",
                "大型ごみ",
                "家具");
        articles.put(
                2,
                Audience.PUBLIC,
                "住民票の写しを取りたい",
                "市民課、各出張所、コンビニエンスストアで取れます。手数料は1通300円です。本人確認書類をお持ちください。");
        articles.put(
                3, Audience.PUBLIC, "他の市区町村からあさひ市へ引っ越してきたとき（転入届）", "引っ越した日から14日以内に市民課へ届け出てください。");
        articles.put(
                4, Audience.PUBLIC, "マイナンバーカードをなくしたとき", "コールセンターで一時停止の手続きをしてください。24時間受け付けています。");
        articles.put(5, Audience.PUBLIC, "犬を飼い始めたとき", "登録と狂犬病予防注射が必要です。", "ペット");
        articles.put(6, Audience.OPERATOR, "粗大ごみの苦情を受けたとき", "収集係へ取り次ぐ。");
        articles.put(7, Audience.STAFF, "粗大ごみ処理券の在庫の数え方", "月末に数えて報告する。");
        search = opened();
        assertThat(search.rebuild()).isEqualTo(7);
    }

    private LuceneArticleSearch opened() {
        return new LuceneArticleSearch(
                articles, CategoriesInMemory.ofLife(), words, file -> "時刻表.txt 停留所 あさひ台", folder);
    }

    @AfterEach
    void close() throws Exception {
        search.close();
    }

    @ParameterizedTest
    @CsvSource({
        "そだいごみ, 1",
        "ソダイゴミ, 1",
        "ｿﾀﾞｲｺﾞﾐ, 1",
        "粗大ゴミ, 1",
        "じゅうみんひょう とりかた, 2",
        "てんにゅうとどけ いつまで, 3",
        "まいなんばーかーど なくした, 4",
        "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ 紛失, 4",
        "いぬ, 5",
        "sodaigomi, 1",
        "juminhyo, 2",
        "jyuuminhyou no toritai, 2",
        "tennyuutodoke, 3"
    })
    @Requirement("FJ-088")
    void aQuestionShouldBeFoundInAnyScript(String words, long expected) {
        assertThat(ids(words)).first().isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "粗大ごみを出したい, false",
        "そだいごみ, false",
        "犬を飼い始めたので登録したい, false",
        "コンビニで住民票の写しを取る, false",
        "隕石が落ちて車が凹んだときの保険の手続き, true",
        "インターネットで知り合った俳優の誕生日に贈る花, true"
    })
    void whatHardlyAnswersShouldBeCalledDoubtful(String typed, boolean doubtful) {
        assertThat(search.search(ArticleQuery.of(typed, Reader.CITIZEN, 10)).doubtful())
                .isEqualTo(doubtful);
    }

    @ParameterizedTest
    @CsvSource({
        "古いソファを捨てたいのですが, 1",
        "こちらに引越してきたら何日以内に届け出ればいいですか, 3",
        "家具 処分, 1",
        "コンビニ 証明 ３００円, 2",
        "ペットのわんちゃん, 5"
    })
    @Requirement("FJ-088")
    void everydayWordsShouldFindTheAnswer(String words, long expected) {
        assertThat(ids(words)).first().isEqualTo(expected);
    }

    @Test
    @Requirement("FJ-088")
    void aTypingMistakeShouldBeForgiven() {
        assertThat(ids("じゅみんひょう")).first().isEqualTo(2L);
        assertThat(ids("じゅうみんひよう")).first().isEqualTo(2L);
        assertThat(ids("まいなんばかーど")).first().isEqualTo(4L);
        assertThat(ids("マイナンパーカードの紛失")).first().isEqualTo(4L);
    }

    @Test
    @Requirement("ST-121")
    void aWordOfTheAnswerShouldListTheArticle() {
        assertThat(ids("狂犬病")).containsExactly(5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "、。！？", "\n\t"})
    void nothingShouldBeFoundWithoutWords(String words) {
        assertThat(search.search(words, Reader.ANYBODY, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyzzy", "量子力学", "ぬるぽ"})
    void nothingShouldBeFoundForWhatIsNotThere(String words) {
        assertThat(ids(words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03-1234-5678",
                "０３－１２３４－５６７８",
                "(03)1234-5678",
                "03ー1234ー5678",
                "0312345678 ぬるぽ"
            })
    void aTelephoneNumberShouldFindWhoHasItAndNobodyWithPartsOfIt(String number) {
        articles.put(8, Audience.PUBLIC, "水道が止まった", "03（1234）5678へ電話してください。");
        articles.put(9, Audience.PUBLIC, "街灯が切れた", "03-1212-3456、内線5678の道路課へ。");
        search.rebuild();
        assertThat(ids(number)).containsExactly(8L);
        assertThat(ids("03-9999-1234 ぬるぽ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"粗大", "粗大 AND (", "question:*", "粗大ごみ~ OR \\", "<script>粗大</script>"})
    void signsOfAQueryLanguageShouldMeanNothing(String words) {
        assertThat(search.search(words, Reader.CITIZEN, 10)).isNotNull();
    }

    @Test
    void aWholeLetterShouldBeSearchedByItsBeginning() {
        assertThat(ids("粗大ごみについて。" + "昨日の夜に困りました、道路と公園。".repeat(2_000))).contains(1L);
        assertThat(ids("そだい".repeat(3_000))).isNotNull();
    }

    @Test
    @Requirement("FJ-152")
    void eachAudienceShouldSeeItsOwnAndTheOnesBefore() {
        assertThat(search.search("粗大ごみ", Reader.CITIZEN, 10))
                .extracting(Hit::id)
                .containsOnly(new ArticleId(1));
        assertThat(search.search("粗大ごみ", Reader.DESK, 10))
                .extracting(Hit::id)
                .containsExactlyInAnyOrder(new ArticleId(1), new ArticleId(6));
        assertThat(search.search("粗大ごみ", Reader.ANYBODY, 10)).hasSize(3);
    }

    @Test
    void theSnippetShouldBeTheSentenceThatFits() {
        Hit hit = search.search("自転車を捨てたい", Reader.CITIZEN, 1).get(0);
        assertThat(hit.snippet()).isEqualTo("…ソファ、たんす、自転車などが対象です。");
    }

    @ParameterizedTest
    @CsvSource({
        "そだ, 1",
        "ソダ, 1",
        "粗大ご, 1",
        "そだいg, 1",
        "じゅうみん, 2",
        "てんにゅう, 3",
        "ごみ, 1",
        "マイナ, 4",
        "sodaig, 1",
        "jyuumin, 2",
        "ま, 4",
        "住民票の, 2",
        "MAINA, 4"
    })
    void typingShouldSuggestByWritingAndReading(String typed, long expected) {
        assertThat(search.suggest(typed, Reader.CITIZEN, 5))
                .extracting(hit -> hit.id().value())
                .first()
                .isEqualTo(expected);
    }

    @Test
    void aSuggestionShouldNotShowWhatIsNotForTheReader() {
        assertThat(search.suggest("そだい", Reader.CITIZEN, 10)).hasSize(1);
        assertThat(search.suggest("", Reader.CITIZEN, 10)).isEmpty();
        assertThat(search.suggest("*", Reader.CITIZEN, 10)).isEmpty();
    }

    @Test
    @Requirement("FJ-089")
    void aKeywordShouldMakeTheArticleFoundAtOnce() {
        assertThat(ids("粗ゴミ券買う場所コンベックス")).doesNotContain(5L);
        ArticleId id = articles.put(5, Audience.PUBLIC, "犬を飼い始めたとき", "登録が必要です。", "コンベックス");
        search.on(new ArticleChanged(id, Instant.EPOCH));
        await().untilAsserted(() -> assertThat(ids("コンベックス")).containsExactly(5L));
    }

    @Test
    void aRetiredArticleShouldVanish() {
        articles.remove(new ArticleId(1));
        search.on(new ArticleChanged(new ArticleId(1), Instant.EPOCH));
        await().untilAsserted(() -> assertThat(search.size()).isEqualTo(6));
        assertThat(ids("そだいごみ")).isEmpty();
    }

    @Test
    void theIndexShouldOutliveARestartAndCatchUpWithWhatItMissed() throws Exception {
        search.close();
        articles.put(2, Audience.PUBLIC, "戸籍謄本を取りたい", "本籍地の市民課で取れます。");
        articles.remove(new ArticleId(5));
        search = opened();
        await().untilAsserted(() -> assertThat(ids("戸籍謄本")).containsExactly(2L));
        assertThat(search.size()).isEqualTo(6);
        assertThat(ids("そだいごみ")).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "truncated", "foreign"})
    void aDamagedIndexShouldBeBuiltAnew(String damage) throws Exception {
        search.close();
        for (Path file : files()) {
            switch (damage) {
                case "garbage" -> Files.writeString(file, "これは索引ではない");
                case "truncated" -> Files.write(file, new byte[0]);
                default -> {
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[bytes.length / 2] ^= 0x55;
                    Files.write(file, bytes);
                }
            }
        }
        search = opened();
        assertThat(ids("そだいごみ")).containsExactly(1L);
        assertThat(search.size()).isEqualTo(7);
    }

    @Test
    void filesDeletedUnderTheRunningIndexShouldBeBuiltAnew() throws Exception {
        for (Path file : files()) {
            Files.delete(file);
        }
        ArticleId id = articles.put(8, Audience.PUBLIC, "ハチの巣ができた", "防護服を貸し出します。");
        search.on(new ArticleChanged(id, Instant.EPOCH));
        await().ignoreException(StorageException.class) // while it is being begun anew
                .untilAsserted(() -> assertThat(ids("はちのす")).containsExactly(8L));
        assertThat(search.size()).isEqualTo(8);
    }

    @Test
    void aLimitOutOfRangeShouldBeRefused() {
        assertThatThrownBy(() -> search.suggest("ごみ", Reader.CITIZEN, 51))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("51");
    }

    @Test
    void aMisspelledSearchShouldBeToldAsItWasProbablyMeant() {
        assertThat(found("きょうけんびゅう").didYouMean()).contains("きょうけんびょう");
        assertThat(found("きょうけんびょう").didYouMean()).isEmpty();
        assertThat(found("粗大ごみ").didYouMean()).isEmpty();
    }

    @Test
    @Requirement("FJ-090")
    void linksAndFilesShouldBeSearchedWithTheirArticle() {
        ArticleLink link = new ArticleLink("運行事業者のページ", "https://bus.example/");
        ArticleFile file = new ArticleFile("時刻表.txt", "text/plain", 9, new BlobId(1));
        ArticleId id =
                articles.put(
                        8,
                        ArticleText.of("コミュニティバスに乗りたい", "運賃は200円です。", Audience.PUBLIC),
                        text -> text.withLinks(List.of(link)).withFiles(List.of(file)));
        search.on(new ArticleChanged(id, Instant.EPOCH));
        await().untilAsserted(() -> assertThat(ids("停留所")).first().isEqualTo(8L));
        assertThat(ids("運行事業者")).first().isEqualTo(8L);
        assertThat(ids("時刻表")).first().isEqualTo(8L);
    }

    @Test
    @Requirement("ST-122")
    void categoriesShouldBeCountedAndNarrowASearch() {
        articles.put(
                8,
                ArticleText.of("ペットのふんの始末", "持ち帰ってください。", Audience.PUBLIC),
                text -> text.withCategories(List.of(new CategoryId(4))));
        articles.put(
                9,
                ArticleText.of("ペットボトルの出し方", "資源の日に出してください。", Audience.PUBLIC),
                text -> text.withCategories(List.of(new CategoryId(3))));
        search.rebuild();
        assertThat(found("ペットボトル ペット").categories())
                .containsEntry(new CategoryId(2), 2L)
                .containsEntry(new CategoryId(4), 1L);
        ArticleQuery within =
                new ArticleQuery(
                        "ペットボトル ペット",
                        Reader.CITIZEN,
                        Optional.of(new CategoryId(3)),
                        PageRequest.first(10));
        assertThat(search.search(within).hits())
                .extracting(hit -> hit.id().value())
                .containsExactly(9L);
        assertThat(search.search(within).hits().get(0).category()).isEqualTo("分野＞くらし＞ごみ");
    }

    @Test
    void pagesShouldFollowEachOther() {
        ArticleQuery first =
                new ArticleQuery("市民課", Reader.ANYBODY, Optional.empty(), new PageRequest(0, 1));
        ArticleQuery second =
                new ArticleQuery("市民課", Reader.ANYBODY, Optional.empty(), new PageRequest(1, 1));
        assertThat(search.search(first).total()).isEqualTo(search.search(second).total());
        assertThat(search.search(first).hits()).hasSize(1);
        assertThat(search.search(second).hits())
                .hasSize(1)
                .doesNotContainAnyElementsOf(search.search(first).hits());
    }

    @Test
    @Requirement("FJ-089")
    void aSynonymOfTheCityShouldCountWithinSeconds() {
        assertThat(ids("コンベックス")).isEmpty();
        words.become(
                new CityWords(
                        List.of(
                                new SearchDictionary.Synonyms(
                                        new EntryId(1),
                                        Direction.FIRST_FINDS_OTHERS,
                                        List.of("コンベックス", "住民票の写し"),
                                        Instant.EPOCH,
                                        "編集 太郎")),
                        List.of()));
        await().untilAsserted(() -> assertThat(ids("コンベックス")).contains(2L));
        assertThat(found("コンベックス").hits().get(0).because()).containsExactly("住民票の写し");
        assertThat(ids("こんべっくす")).contains(2L);
        words.become(CityWords.NONE);
        await().untilAsserted(() -> assertThat(ids("コンベックス")).isEmpty());
    }

    @Test
    void aWordOfTheCityShouldNotBeCut() {
        articles.put(8, Audience.PUBLIC, "あさひのもりを使いたい", "受付へどうぞ。");
        articles.put(9, Audience.PUBLIC, "もりのあさひ会に入りたい", "受付へどうぞ。");
        search.rebuild();
        words.become(
                new CityWords(
                        List.of(),
                        List.of(
                                new SearchDictionary.Word(
                                        new EntryId(1), "あさひのもり", "アサヒノモリ", Instant.EPOCH, "編集"))));
        await().untilAsserted(() -> assertThat(ids("あさひのもり 利用")).first().isEqualTo(8L));
        assertThat(search.size()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D",
                "\uDC00粗大",
                "😀😀粗大ごみ😀",
                "\0\b粗大",
                "\u202E粗大\u2066",
                "ーーーーーーーー",
                "んんんんっっっ",
                "nnnnnnn",
                "kkkkkkkk",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "'--"
            })
    void oddSignsShouldDoNoHarm(String typed) {
        assertThat(search.search(typed, Reader.CITIZEN, 10)).isNotNull();
        assertThat(search.suggest(typed, Reader.CITIZEN, 10)).isNotNull();
    }

    @Test
    void tenThousandCharactersOfAnythingShouldBeSearchedSoon() {
        for (String piece : List.of("引っ越し捨てるお金赤ちゃん病院", "そだいごみをすてたい", "sodaigomi ", "a b c d ")) {
            String text = piece.repeat(10_000 / piece.length());
            assertTimeout(Duration.ofSeconds(5), () -> search.search(text, Reader.CITIZEN, 10));
            assertTimeout(Duration.ofSeconds(5), () -> search.suggest(text, Reader.CITIZEN, 10));
        }
    }

    private Found found(String typed) {
        return search.search(ArticleQuery.of(typed, Reader.CITIZEN, 10));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    private List<Long> ids(String words) {
        return search.search(words, Reader.CITIZEN, 10).stream()
                .map(hit -> hit.id().value())
                .toList();
    }
}
