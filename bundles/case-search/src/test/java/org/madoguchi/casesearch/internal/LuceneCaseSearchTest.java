// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.CaseTexts.Readers;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.test.Requirement;

class LuceneCaseSearchTest {
    private static final DepartmentId WASTE = new DepartmentId(1);
    private static final DepartmentId TAX = new DepartmentId(2);

    @TempDir Path folder;

    private final CasesInMemory cases = new CasesInMemory();
    private LuceneCaseSearch search;

    @AfterEach
    void stop() {
        if (search != null) {
            search.close();
        }
    }

    private void start() {
        search = new LuceneCaseSearch(cases, folder);
        await().until(() -> search.progress().usable() && search.progress().behind() == 0);
    }

    private void restart() {
        search.close();
        start();
    }

    private void tell(CaseId... changed) {
        for (CaseId id : changed) {
            search.on(new CaseChanged(id, ChangeKind.MESSAGE_RECEIVED, Instant.EPOCH));
        }
        await().pollInterval(Duration.ofMillis(5)).until(() -> search.progress().behind() == 0);
    }

    private List<CaseId> find(String words) {
        return find(words, CaseSelection.ALL);
    }

    private List<CaseId> find(String words, CaseSelection among) {
        CaseSearch.Hits hits = search.find(words, among, PageRequest.first(50));
        assertThat(hits.total()).isEqualTo(hits.cases().size());
        return hits.cases();
    }

    /** Numbers of the cases in the order of a column. */
    private List<Long> sorted(CaseOrder.Column column, boolean down) {
        return search
                .findAll("", CaseSelection.ALL, new CaseOrder(column, down), 50)
                .cases()
                .stream()
                .map(CaseId::number)
                .toList();
    }

    @Test
    @Requirement("FJ-126")
    void eachColumnShouldSortBothWaysWithWhatIsMissingAtTheEnd() {
        start();
        CaseId one = cases.open(1, "ごみ");
        CaseId two = cases.open(2, "いす");
        CaseId three = cases.open(3, "カサ");
        cases.change(one, CaseState.CLOSED, Optional.of(new UserId(5)), Set.of(), 30);
        cases.change(two, CaseState.IN_PROGRESS, Optional.of(new UserId(9)), Set.of(), 10);
        cases.change(three, CaseState.NEW, Optional.empty(), Set.of(), 20);
        cases.change(one, traits -> traits(traits, Optional.empty(), Set.of(1L), "answered"));
        cases.change(two, traits -> traits(traits, Optional.of(900L), Set.of(9L, 7L), "other"));
        cases.change(three, traits -> traits(traits, Optional.of(500L), Set.of(), ""));
        tell(one, two, three);

        assertThat(sorted(CaseOrder.Column.ACTIVITY, true)).containsExactly(1L, 3L, 2L);
        assertThat(sorted(CaseOrder.Column.ACTIVITY, false)).containsExactly(2L, 3L, 1L);
        assertThat(sorted(CaseOrder.Column.NUMBER, false)).containsExactly(1L, 2L, 3L);
        assertThat(sorted(CaseOrder.Column.OPENED, true)).containsExactly(3L, 2L, 1L);
        assertThat(sorted(CaseOrder.Column.STATE, false)).containsExactly(3L, 2L, 1L);
        // kana of both kinds stand together
        assertThat(sorted(CaseOrder.Column.SUBJECT, false)).containsExactly(2L, 3L, 1L);
        assertThat(sorted(CaseOrder.Column.SUBJECT, true)).containsExactly(1L, 3L, 2L);
        assertThat(sorted(CaseOrder.Column.DUE, false)).containsExactly(3L, 2L, 1L);
        assertThat(sorted(CaseOrder.Column.DUE, true)).containsExactly(2L, 3L, 1L);
        assertThat(sorted(CaseOrder.Column.TOPIC, false)).containsExactly(1L, 2L, 3L);
        assertThat(sorted(CaseOrder.Column.TOPIC, true)).containsExactly(2L, 1L, 3L);
        assertThat(sorted(CaseOrder.Column.ASSIGNEE, true)).containsExactly(2L, 1L, 3L);
        assertThat(sorted(CaseOrder.Column.DISPOSITION, false)).containsExactly(1L, 2L, 3L);
        assertThat(sorted(CaseOrder.Column.DISPOSITION, true)).containsExactly(2L, 1L, 3L);
        // alike in the column: the newest first
        assertThat(sorted(CaseOrder.Column.CHANNEL, false)).containsExactly(3L, 2L, 1L);
        assertThat(sorted(CaseOrder.Column.CLOSED, true)).containsExactly(3L, 2L, 1L);
        for (CaseOrder.Column column : CaseOrder.Column.values()) {
            assertThat(sorted(column, true)).as(column.name()).hasSize(3);
        }
    }

    /** Enough documents that Lucene keeps where the word is, which must not outlive a change. */
    @Test
    void aWordAskedForAgainAndAgainShouldBeFoundAsItIsNow() {
        int many = 12_000;
        for (int number = 1; number <= many; number++) {
            cases.open(number, "粗大ごみの収集");
        }
        start();
        for (int time = 0; time < 20; time++) {
            assertThat(search.count("大ごみの収", CaseSelection.ALL)).isEqualTo(many);
        }
        CaseId gone = new CaseId(2026, 7);
        cases.forget(gone);
        tell(gone, cases.open(many + 1L, "粗大ごみの収集"), cases.open(many + 2L, "粗大ごみの収集"));
        for (int time = 0; time < 20; time++) {
            assertThat(search.count("大ごみの収", CaseSelection.ALL)).isEqualTo(many + 1);
        }
        assertThat(search.find("大ごみの収", CaseSelection.ALL, PageRequest.first(2)).cases())
                .doesNotContain(gone)
                .hasSize(2);
    }

    private static CaseTexts.Traits traits(
            CaseTexts.Traits traits, Optional<Long> due, Set<Long> topics, String code) {
        return new CaseTexts.Traits(
                traits.subject(),
                Optional.empty(),
                ids(topics),
                ids(topics),
                Optional.of(code).filter(text -> !text.isEmpty()),
                traits.openedAt(),
                Optional.empty(),
                due.map(Instant::ofEpochSecond),
                List.of("市民"));
    }

    private static Set<TopicId> ids(Set<Long> topics) {
        return topics.stream().map(TopicId::new).collect(Collectors.toSet());
    }

    private static CaseSelection readBy(DepartmentId department) {
        return new CaseSelection(
                Optional.of(department),
                Set.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    private static CaseSelection in(CaseState state, boolean unassigned, Optional<UserId> user) {
        return new CaseSelection(
                Optional.empty(),
                Set.of(state),
                unassigned,
                user,
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    @ParameterizedTest(name = "「{1}」 in 「{0}」")
    @CsvSource({
        "介護保険認定の申請について, 険認",
        "介護保険認定の申請について, 申",
        "ｿﾌｧｰを捨てたい, ソファー",
        "ソファーを捨てたい, そふぁ",
        "そふぁーを捨てたい, ソファ",
        "ソファーを捨てたい, ソファ-",
        "電話は０９０－１２３４－５６７８です, 09012345678",
        "電話は09012345678です, 090-1234-5678",
        "電話は(03)1234-5678です, 03-1234-5678",
        "電話は03 1234 5678です, 0312345678",
        "電話は090-1234-5678です, 1234-5678",
        "電話は090-1234-5678です, -5678",
        "朝日町３－１２－４, 朝日町3-12-4",
        "朝日町３ー１２ー４, 3-12-4",
        "HANAKO@Example.JP, hanako@example.jp",
        "hanako@example.jp, ＨＡＮＡＫＯ＠",
        "田中　花子, 田中花子",
        "田中花子, 田中　花子",
        "葛󠄀城市, 葛城市",
        "葛城市, 葛󠄀城市",
        "①の書類, 1の書類",
        "㈱あさひ, (株)あさひ",
        "𠮷野家の前, 𠮷野",
        "ありがとう😀ございます, 😀",
        "ありがとう😀ございます, う😀ご",
        "全角　英数ＡＢＣ, abc",
        "C++ と 100%_の話, 100%_",
        "データの請求, でーた"
    })
    void aWordShouldBeFoundHoweverItIsWritten(String text, String word) {
        CaseId id = cases.open(1, text);
        cases.open(2, "ほかの話");
        start();

        assertThat(find(word)).containsExactly(id);
    }

    @Test
    void aLineThatIsWrappedInsideOfAWordShouldBeReadOn() {
        CaseId id = cases.open(1, "市役所の転出届につ\r\nいて教えてください。");
        start();

        assertThat(find("転出届について")).containsExactly(id);
    }

    @Test
    void wordsShouldNotReachFromOneTextIntoAnother() {
        cases.open(1, "住民", "票が", "a b");
        start();

        assertThat(find("住民票")).isEmpty();
        assertThat(find("民票")).isEmpty();
        assertThat(find("ab")).isEmpty();
    }

    @Test
    void everyWordShouldBeSomewhereInTheCase() {
        CaseId id = cases.open(1, "件名 転出届", "本文です");
        cases.add(id, Readers.EVERYBODY, "後から 印鑑の話");
        cases.open(2, "転出届だけ");
        start();

        assertThat(find("転出届 印鑑")).containsExactly(id);
        assertThat(find("転出届 印鑑 保険")).isEmpty();
    }

    @Test
    void theNewestActivityShouldComeFirstPageByPage() {
        for (int number = 1; number <= 30; number++) {
            cases.open(number, "ごみの収集日");
        }
        start();
        cases.change(new CaseId(2026, 5), CaseState.IN_PROGRESS, Optional.empty(), Set.of(), 1000);
        tell(new CaseId(2026, 5));

        CaseSearch.Hits first = search.find("ごみ", CaseSelection.ALL, PageRequest.first(2));
        CaseSearch.Hits last = search.find("ごみ", CaseSelection.ALL, new PageRequest(28, 10));
        CaseSearch.Hits beyond =
                search.find("ごみ", CaseSelection.ALL, new PageRequest(Integer.MAX_VALUE, 200));

        assertThat(first.cases()).containsExactly(new CaseId(2026, 5), new CaseId(2026, 30));
        assertThat(last.cases()).containsExactly(new CaseId(2026, 2), new CaseId(2026, 1));
        assertThat(beyond.cases()).isEmpty();
        assertThat(List.of(first.total(), last.total(), beyond.total())).containsOnly(30L);
    }

    @Test
    void aDepartmentShouldFindAndCountOnlyWhatItMayRead() {
        CaseId both = cases.open(1, "粗大ごみ");
        cases.add(both, Readers.DESK, "内緒のメモ");
        cases.add(both, Readers.of(WASTE), "清掃課への質問");
        cases.change(both, CaseState.NEW, Optional.empty(), Set.of(WASTE, TAX), 10);
        cases.open(2, "粗大ごみ");
        start();

        assertThat(find("粗大", readBy(WASTE))).containsExactly(both);
        assertThat(find("質問", readBy(WASTE))).containsExactly(both);
        assertThat(find("質問", readBy(TAX))).isEmpty();
        assertThat(find("内緒", readBy(WASTE))).isEmpty();
        assertThat(find("粗大", readBy(new DepartmentId(3)))).isEmpty();
        assertThat(find("内緒 質問")).containsExactly(both);
    }

    @Test
    void aChangeShouldMoveACaseBetweenTheViewsWithoutReadingItsMessagesAgain() {
        CaseId id = cases.open(1, "粗大ごみ");
        UserId operator = new UserId(7);
        start();
        cases.read.clear();

        cases.change(id, CaseState.IN_PROGRESS, Optional.of(operator), Set.of(), 10);
        cases.add(id, Readers.EVERYBODY, "二通目");
        tell(id);

        assertThat(find("粗大", in(CaseState.NEW, false, Optional.empty()))).isEmpty();
        assertThat(find("粗大", in(CaseState.IN_PROGRESS, true, Optional.empty()))).isEmpty();
        assertThat(find("粗大", in(CaseState.IN_PROGRESS, false, Optional.of(operator))))
                .containsExactly(id);
        assertThat(find("粗大 二通目")).containsExactly(id);
        assertThat(cases.read).hasSize(1);
    }

    @Test
    void whatChangedWhileTheSearchWasAwayShouldBeFoundAfterItsStart() {
        CaseId old = cases.open(1, "昔の話");
        CaseId gone = cases.open(2, "消えた話");
        start();
        search.close();

        cases.add(old, Readers.EVERYBODY, "続きの話");
        cases.forget(gone);
        CaseId fresh = cases.open(3, "新しい話");
        start();

        assertThat(find("話")).containsExactly(fresh, old);
        assertThat(find("続き")).containsExactly(old);
    }

    @Test
    void anOlderCopyOfTheFilesShouldCatchUpAsAfterASuddenDeath(@TempDir Path copy)
            throws IOException {
        CaseId old = cases.open(1, "昔の話");
        start();
        restart(); // what was written is on disk now
        copy(folder, copy);
        cases.add(old, Readers.EVERYBODY, "続きの話");
        CaseId fresh = cases.open(2, "新しい話");
        tell(old, fresh);
        search.close();

        search = new LuceneCaseSearch(cases, copy);

        await().untilAsserted(() -> assertThat(search.progress().behind()).isZero());
        assertThat(find("話")).containsExactly(fresh, old);
        assertThat(find("続き")).containsExactly(old);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void damagedFilesShouldBeBuiltAnew() throws IOException {
        CaseId id = cases.open(1, "粗大ごみ");
        start();
        search.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                if (content.length > 0) {
                    content[content.length / 2] ^= 0x55;
                    Files.write(file, content);
                }
            }
        }

        start();

        assertThat(find("粗大")).containsExactly(id);
    }

    @Test
    void filesThatVanishUnderTheRunningSearchShouldBeBuiltAnew() throws IOException {
        CaseId id = cases.open(1, "粗大ごみ");
        start();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);

        CaseId next = cases.open(2, "資源ごみ " + "あいうえお".repeat(200_000));
        search.on(new CaseChanged(next, ChangeKind.OPENED, Instant.EPOCH));

        await().ignoreExceptions() // it says that it is not ready for a while
                .untilAsserted(() -> assertThat(find("ごみ")).containsExactly(next, id));
    }

    @Test
    void aRebuildShouldMissNothingMeanwhile() {
        for (int number = 1; number <= 500; number++) {
            cases.open(number, "ごみの収集日");
        }
        start();

        search.rebuild();

        await().pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            assertThat(search.find("収集日", CaseSelection.ALL, PageRequest.first(1)))
                                    .extracting(CaseSearch.Hits::total)
                                    .isEqualTo(500L);
                            return cases.read.size() == 1000 && search.progress().behind() == 0;
                        });
        assertThat(search.progress().cases()).isEqualTo(500);
    }

    @Test
    void aNumberThatIsAskedAgainShouldKnowWhatWasWrittenMeanwhile() {
        cases.open(1, "粗大ごみ");
        start();
        assertThat(search.count("", CaseSelection.ALL)).isEqualTo(1);
        assertThat(search.count("", CaseSelection.ALL)).isEqualTo(1);
        assertThat(search.count("資源", CaseSelection.ALL)).isZero();

        search.on(new CaseChanged(cases.open(2, "資源ごみ"), ChangeKind.OPENED, Instant.EPOCH));

        await().untilAsserted(() -> assertThat(search.count("", CaseSelection.ALL)).isEqualTo(2));
        assertThat(search.count("資源", CaseSelection.ALL)).isEqualTo(1);
    }

    @Test
    void aDatabaseThatWasAwayShouldBeCaughtUpWith() {
        start();
        cases.away(true);
        CaseId id = cases.open(1, "粗大ごみ");
        search.on(new CaseChanged(id, ChangeKind.OPENED, Instant.EPOCH));
        await().until(() -> search.progress().behind() == 1);

        cases.away(false);

        await().untilAsserted(() -> assertThat(find("粗大")).containsExactly(id));
    }

    @Test
    void aSecondProcessShouldWaitForTheFirst() {
        CaseId id = cases.open(1, "粗大ごみ");
        start();
        try (Closing second = new Closing(new LuceneCaseSearch(cases, folder))) {
            assertThat(second.search.progress().usable()).isFalse();
            assertThat(find("粗大")).containsExactly(id);

            search.close();
            search = null;

            await().untilAsserted(() -> assertThat(second.search.progress().usable()).isTrue());
        }
    }

    private record Closing(LuceneCaseSearch search) implements AutoCloseable {
        @Override
        public void close() {
            search.close();
        }
    }
}
