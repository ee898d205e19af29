// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.OPERATOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.ROADS;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.WASTE;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.WRITER;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.api.knowledge.ArticleTransfer.Act;
import org.madoguchi.api.knowledge.ArticleTransfer.Coding;
import org.madoguchi.api.knowledge.ArticleTransfer.JobId;
import org.madoguchi.api.knowledge.ArticleTransfer.Problem;
import org.madoguchi.api.knowledge.ArticleTransfer.Progress;
import org.madoguchi.api.knowledge.ArticleTransfer.Report;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.test.Requirement;

class TransferTest {
    private static final Charset WINDOWS = Charset.forName("windows-31j");
    private static KnowledgeFixture faq;
    private static StoredTransfer transfer;
    private CategoryId garbage;

    @BeforeAll
    static void open() {
        faq = new KnowledgeFixture();
        transfer = faq.transfer(false);
    }

    @BeforeEach
    void empty() {
        faq.empty();
        garbage = faq.categories.ensure(EDITOR, List.of("分野", "くらし", "ごみ")).id();
        faq.deliver();
    }

    @AfterAll
    static void close() throws Exception {
        transfer.close();
        faq.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-8 mark", "windows-31j", "UTF-16 mark"})
    @Requirement({"FJ-157", "ST-128", "ST-292", "YK-144"})
    void aFileShouldBeReadInTheCodingInWhichExcelWroteIt(String coding) {
        String text =
                "質問,回答,対象,分類,キーワード,所管課,公開開始,公開終了,注目\r\n"
                        + "粗大ごみの出し方～①,\"電話で申し込みます。\r\n\"\"受付\"\"は平日です。\",市民,分野＞くらし＞ごみ,\"大型ごみ、家具\","
                        + "ごみ減量課,2026/4/1,2026/4/30,はい\r\n"
                        + "\r\n"
                        + "二つ目の質問,答え,職員,,,1502,,,\r\n";
        Content file =
                switch (coding) {
                    case "UTF-8 mark" -> Content.ofUtf8('\uFEFF' + text);
                    case "UTF-16 mark" ->
                            Content.of(
                                    ('\uFEFF' + text.replace(',', '\t'))
                                            .getBytes(StandardCharsets.UTF_16LE));
                    default -> Content.of(text.getBytes(Charset.forName(coding)));
                };

        Report report = run(EDITOR, file, Act.PUBLISH);

        assertThat(report).isEqualTo(new Report(2, 2, 0, 0, List.of()));
        List<Article> made = all();
        Article first = made.get(0);
        assertThat(first.state()).isEqualTo(ArticleState.PUBLISHED);
        assertThat(first.text().question()).isEqualTo("粗大ごみの出し方～①");
        assertThat(first.plainAnswer()).isEqualTo("電話で申し込みます。\n\"受付\"は平日です。");
        assertThat(first.text().categories()).containsExactly(garbage);
        assertThat(first.text().keywords()).containsExactly("大型ごみ", "家具");
        assertThat(first.text().departments()).containsExactly(WASTE);
        assertThat(first.text().publication())
                .isEqualTo(
                        new Publication(
                                Optional.of(Instant.parse("2026-03-31T15:00:00Z")),
                                Optional.of(Instant.parse("2026-04-30T15:00:00Z")),
                                true));
        assertThat(made.get(1).text().audience()).isEqualTo(Audience.STAFF);
        assertThat(made.get(1).text().departments()).containsExactly(ROADS);
    }

    /** As a city's former supplier hands it over. */
    @Test
    @Requirement("YK-144")
    void aFileOfAnotherSystemShouldComeInByWhatItsColumnsAreSaidToBe() {
        Content file =
                Content.of(
                        ("管理番号,タイトル,本文,カテゴリ,担当課,タグ,備考,関連リンク\r\n"
                                        + "900,粗大ごみの出し方,申し込んでください。,分野＞くらし＞ごみ,ごみ減量課,家具、寝具,旧,"
                                        + "https://www.asahi.example/gomi\r\n"
                                        + "901,空き缶の出し方,洗ってください。,,,,,\r\n")
                                .getBytes(WINDOWS));
        assertThatThrownBy(() -> transfer.check(EDITOR, file, Act.WRITE))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("管理番号");
        ArticleTransfer.Head head = transfer.head(EDITOR, file);
        assertThat(head.understood()).isFalse();
        assertThat(head.headings()).startsWith("管理番号", "タイトル");
        assertThat(head.guesses()).containsExactly("", "質問", "回答", "分類", "所管課", "キーワード", "", "リンク");
        assertThat(head.rows()).hasSize(2);
        assertThat(transfer.columns()).containsAll(head.guesses().subList(1, 6)).contains("ID");
        assertThatThrownBy(() -> transfer.head(OPERATOR, file))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> transfer.check(EDITOR, file, Act.WRITE, List.of("", "質問", "質問")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("質問");

        assertThat(transfer.check(EDITOR, file, Act.WRITE, head.guesses()).problems()).isEmpty();
        CompletableFuture<Report> ended = new CompletableFuture<>();
        transfer.start(
                EDITOR,
                file,
                Act.WRITE,
                head.guesses(),
                progress -> progress.report().ifPresent(ended::complete));

        assertThat(ended.join()).isEqualTo(new Report(2, 2, 0, 0, List.of()));
        Article came =
                faq.desk
                        .list(EDITOR, ArticleFilter.of("粗大ごみ"), PageRequest.first(5))
                        .items()
                        .get(0);
        assertThat(came.text().categories()).containsExactly(garbage);
        assertThat(came.text().keywords()).containsExactly("家具", "寝具");
        assertThat(came.text().links())
                .extracting(ArticleLink::address)
                .containsExactly("https://www.asahi.example/gomi");
    }

    @Test
    @Requirement("FJ-155")
    void everyProblemShouldBeNamedWithItsLineAndNothingDone() {
        faq.published(ArticleText.of("もうある質問", "答え", Audience.PUBLIC));
        String text =
                "ID,質問,回答,対象,分類,所管課,公開開始,関連\n"
                        + ",よい質問,答え,市民,,,,\n"
                        + ",,答え,市民,,,,\n"
                        + ",\"二行の\n質問\",,宇宙人,ない分類,ない課,2026-13-01,あ\n"
                        + ",よい質問,答え,市民,,,,\n"
                        + ",もうある質問　,答え,市民,,,,\n"
                        + "99999999,知らない,答え,市民,,,,\n"
                        + "x,番号でない,答え,市民,,,,\n"
                        + ",列が多い,答え,市民,,,,,あふれた\n"
                        + ",\"引用符\"の後,答え,市民,,,,\n"
                        + ","
                        + "あ".repeat(301)
                        + ",答え,市民,,,,\n"
                        + ",\"閉じない引用符,答え,市民,,,,\n"
                        + ",ここは読めない,答え,市民,,,,\n";

        Report report = run(EDITOR, Content.ofUtf8(text), Act.WRITE);

        assertThat(report.problems())
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactly(
                        "3 質問", "4 回答", "4 対象", "4 分類", "4 所管課", "4 公開開始", "4 関連", "6 質問", "7 質問",
                        "8 ID", "9 ID", "10 ", "11 ", "12 質問", "13 ");
        assertThat(report.problems())
                .extracting(problem -> problem.text().ja())
                .anySatisfy(message -> assertThat(message).contains("2行目にも"))
                .anySatisfy(message -> assertThat(message).contains("引用符（\"）が閉じられていません"));
        assertThat(all()).hasSize(1);
        assertThat(transfer.check(EDITOR, Content.ofUtf8(text), Act.WRITE)).isEqualTo(report);
    }

    @Test
    void noMoreThanAThousandProblemsShouldBeListed() {
        Report report =
                transfer.check(
                        EDITOR, Content.ofUtf8("質問,回答\n" + ",答え\n".repeat(5_000)), Act.WRITE);

        assertThat(report.problems()).hasSize(1_000);
        assertThat(report.rows()).isEqualTo(5_000);
    }

    @Test
    @Requirement({"FJ-229", "ST-129", "ST-323", "YK-125"})
    void whatGoesOutShouldComeBackTheSame() {
        ArticleText full =
                ArticleText.of(
                                "=1+1 という質問",
                                "<p>答え</p><table><tbody><tr><td>−〜𠮷</td></tr></tbody></table>",
                                Audience.OPERATOR)
                        .withShortAnswer("-短い\n「答え」, \"引用\"")
                        .withCategories(
                                List.of(
                                        garbage,
                                        faq.categories.ensure(EDITOR, List.of("場面、ほか", "＋")).id()))
                        .withKeywords(List.of("'=危ない", "@家具、机"))
                        .withDepartments(List.of(WASTE, ROADS))
                        .withLinks(List.of(new ArticleLink("市の ページ", "https://asahi.example/")))
                        .withRelated(List.of(new ArticleId(5)))
                        .withPublication(
                                new Publication(
                                        Optional.of(Instant.parse("2026-04-01T00:30:15.123Z")),
                                        Optional.of(Instant.parse("2027-03-31T15:00:00Z")),
                                        true));
        Article before = faq.desk.create(EDITOR, full);
        faq.desk.create(
                EDITOR,
                ArticleText.of("ほかの質問", "答え", Audience.PUBLIC).withKeywords(List.of("一語、だけ")));
        faq.deliver();
        byte[] file = export(Coding.UTF_8);

        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFFID,質問,")
                .contains(",'=1+1 という質問,", "\"'-短い\n", "\"''=危ない\n");
        assertThat(run(EDITOR, Content.of(file), Act.WRITE))
                .isEqualTo(new Report(2, 0, 0, 0, List.of()));
        assertThat(faq.desk.get(EDITOR, before.id())).isEqualTo(before);

        faq.desk.revise(
                EDITOR,
                before.id(),
                ArticleText.of("変えた", "変えた", Audience.PUBLIC),
                java.util.OptionalLong.empty());
        assertThat(run(EDITOR, Content.of(file), Act.WRITE).changed()).isEqualTo(1);
        assertThat(faq.desk.get(EDITOR, before.id()).text()).isEqualTo(before.text());
    }

    @Test
    void shiftJisShouldLoseNoneOfTheAnswer() {
        Article before =
                faq.desk.create(EDITOR, ArticleText.of("𠮷野さん", "<p>𠮷野〜さん</p>", Audience.PUBLIC));
        String text = new String(export(Coding.SHIFT_JIS), WINDOWS);

        assertThat(text).contains("〓野さん", "<p>&#134071;野～さん</p>");
        assertThat(before.text().question()).isEqualTo("𠮷野さん");
    }

    @Test
    @Requirement("FJ-155")
    void articlesShouldBeTakenOffInBulk() {
        ArticleId shown = faq.published(ArticleText.of("公開中", "答え", Audience.PUBLIC));
        ArticleId draft =
                faq.desk.create(EDITOR, ArticleText.of("下書き", "答え", Audience.PUBLIC)).id();

        Report report =
                run(EDITOR, Content.ofUtf8("ID\n" + shown + "\n" + draft + "\n"), Act.REMOVE);

        assertThat(report).isEqualTo(new Report(2, 0, 0, 2, List.of()));
        assertThat(all())
                .singleElement()
                .extracting(Article::state)
                .isEqualTo(ArticleState.RETIRED);
        assertThatThrownBy(() -> transfer.check(EDITOR, Content.ofUtf8("質問\nあ\n"), Act.REMOVE))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    @Requirement("FJ-153")
    void aDepartmentShouldImportItsOwnArticlesOnly() {
        ArticleId foreign =
                faq.desk
                        .create(
                                EDITOR,
                                ArticleText.of("道路", "答え", Audience.PUBLIC)
                                        .withDepartments(List.of(ROADS)))
                        .id();

        Report report =
                run(
                        WRITER,
                        Content.ofUtf8("ID,質問,回答\n" + foreign + ",奪う,答え\n,新しい,答え\n"),
                        Act.WRITE);
        assertThat(report.problems()).extracting(Problem::line).containsExactly(2L);
        assertThat(run(WRITER, Content.ofUtf8("質問,回答\n新しい,答え\n"), Act.WRITE).added()).isEqualTo(1);
        assertThat(all())
                .extracting(article -> article.text().departments())
                .contains(List.of(WASTE));
        assertThatThrownBy(() -> transfer.check(WRITER, Content.ofUtf8("質問,回答\n"), Act.PUBLISH))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> transfer.check(OPERATOR, Content.ofUtf8("質問,回答\n"), Act.WRITE))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "知らない見出し,質問\n", "質問,質問\n", "回答\n", "%PDF-1.4 \u0000\u0001"})
    void whatIsNoFileOfArticlesShouldBeRefused(String text) {
        assertThatThrownBy(() -> transfer.check(EDITOR, Content.ofUtf8(text), Act.WRITE))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void bytesThatAreNoTextShouldBeRefused() {
        byte[] bytes = {(byte) 0x8E, (byte) 0xBF, ',', (byte) 0xFF, (byte) 0xFE, (byte) 0xA0};
        assertThatThrownBy(() -> transfer.check(EDITOR, Content.of(bytes), Act.WRITE))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).contains("Shift_JIS"));
    }

    @Test
    void twoHundredThousandLinesShouldBeRefusedQuickly() {
        byte[] line = ",答え\n".getBytes(StandardCharsets.UTF_8);
        byte[] heading = "質問,回答\n".getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[heading.length + 200_000 * line.length];
        System.arraycopy(heading, 0, file, 0, heading.length);
        for (int i = 0; i < 200_000; i++) {
            System.arraycopy(line, 0, file, heading.length + i * line.length, line.length);
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () ->
                        assertThatThrownBy(
                                        () -> transfer.start(EDITOR, Content.of(file), Act.WRITE))
                                .isInstanceOfSatisfying(
                                        RejectedException.class,
                                        e -> assertThat(e.reason().ja()).contains("20,000行")));
    }

    @Test
    void aQuoteThatIsNeverClosedShouldNotFillTheMemory() {
        Report report =
                transfer.check(
                        EDITOR,
                        Content.ofUtf8("質問,回答\nよい,答え\n\"" + "あ,\n".repeat(2_000_000)),
                        Act.WRITE);
        assertThat(report.problems()).first().extracting(Problem::line).isEqualTo(3L);
    }

    @Test
    @Requirement("ST-020")
    void twoThousandArticlesShouldBeImportedAllOrNone() {
        StringBuilder text = new StringBuilder("質問,回答,分類,所管課,キーワード\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("質問その").append(i).append(",答え").append(i).append("です。,分野＞くらし＞ごみ,ごみ減量課,語\n");
        }
        assertThat(run(EDITOR, Content.ofUtf8(text + ",空の質問\n"), Act.PUBLISH).problems())
                .hasSize(1);
        assertThat(faq.desk.list(EDITOR, ArticleFilter.ALL, PageRequest.first(1)).total()).isZero();

        assertThat(run(EDITOR, Content.ofUtf8(text.toString()), Act.PUBLISH).added())
                .isEqualTo(2_000);
        assertThat(faq.articles.categories(Reader.CITIZEN)).containsEntry(garbage, 2_000L);
    }

    @Test
    void whoWaitsForAnImportShouldHearOfItAndNotSpoilIt() throws Exception {
        StringBuilder text = new StringBuilder("質問,回答\n");
        for (int i = 0; i < 500; i++) {
            text.append("質問その").append(i).append(",答え\n");
        }
        BlockingQueue<Progress> heard = new LinkedBlockingQueue<>();
        JobId job =
                transfer.start(
                        EDITOR,
                        Content.ofUtf8(text.toString()),
                        Act.WRITE,
                        List.of(),
                        progress -> {
                            heard.add(progress);
                            throw new IllegalStateException("a listener's own trouble");
                        });
        List<Progress> all = new ArrayList<>();
        do {
            all.add(heard.poll(2, TimeUnit.MINUTES));
        } while (all.get(all.size() - 1).report().isEmpty());

        assertThat(all).hasSizeBetween(50, 201).allMatch(progress -> progress.id().equals(job));
        assertThat(all).extracting(Progress::done).isSorted();
        assertThat(all.get(0).done()).isLessThan(100);
        assertThat(all.get(all.size() - 1).report().orElseThrow().added()).isEqualTo(500);
        assertThat(transfer.progress(EDITOR, job).orElseThrow()).isEqualTo(all.get(all.size() - 1));
    }

    private static Report run(Actor actor, Content file, Act act) {
        CompletableFuture<Report> ended = new CompletableFuture<>();
        transfer.start(
                actor,
                file,
                act,
                List.of(),
                progress -> progress.report().ifPresent(ended::complete));
        Report report = ended.orTimeout(5, TimeUnit.MINUTES).join();
        faq.deliver();
        return report;
    }

    private static byte[] export(Coding coding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            transfer.export(EDITOR, ArticleFilter.ALL, coding, out);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<Article> all() {
        return faq.desk.list(EDITOR, ArticleFilter.ALL, PageRequest.first(100)).items().stream()
                .sorted(java.util.Comparator.comparing(article -> article.id().value()))
                .toList();
    }
}
