// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.knowledge.SearchDictionary.Change;
import org.madoguchi.api.knowledge.SearchDictionary.Direction;
import org.madoguchi.api.knowledge.SearchDictionary.EntryId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.UnitDefinition;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.StorageFixture;

class EditedDictionaryTest {
    private static final Actor EDITOR = Actor.system("test");
    private static final Instant NOW = Instant.parse("2026-11-28T01:00:00Z");
    private static StorageFixture fixture;

    @TempDir Path folder;
    private final ArticlesInMemory articles = new ArticlesInMemory();
    private final List<String> audited = new CopyOnWriteArrayList<>();
    private StoredCityWords stored;
    private LuceneArticleSearch search;
    private EditedDictionary dictionary;

    @BeforeAll
    static void startDatabase() {
        fixture = StorageFixture.start();
    }

    @AfterAll
    static void stopDatabase() {
        fixture.close();
    }

    @BeforeEach
    void start() {
        articles.put(1, Audience.PUBLIC, "スマイルカードを作りたい", "市民課で作れます。");
        articles.put(2, Audience.PUBLIC, "犬を飼い始めたとき", "登録が必要です。");
        stored =
                new StoredCityWords(
                        fixture.storage(),
                        fixture.transactions(),
                        new ListingTrail(),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        try (EntityUnit rows =
                fixture.storage().open(UnitDefinition.of("search", EntryEntity.class))) {
            rows.run(em -> em.createQuery("DELETE FROM EntryEntity e").executeUpdate());
        }
        search =
                new LuceneArticleSearch(
                        articles, CategoriesInMemory.NONE, stored, Attachments.NAMES_ONLY, folder);
        dictionary = new EditedDictionary(stored, search);
    }

    @AfterEach
    void stop() throws Exception {
        search.close();
        stored.close();
    }

    @Test
    @Requirement("ST-144")
    void aSynonymShouldMakeAnArticleFoundAndItsRemovalLoseItAgain() {
        assertThat(ids("ニコニコ証")).isEmpty();
        dictionary.apply(EDITOR, synonyms("ニコニコ証", "スマイルカード"));
        await().untilAsserted(() -> assertThat(ids("ニコニコ証")).containsExactly(1L));
        assertThat(dictionary.synonyms())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.words()).containsExactly("ニコニコ証", "スマイルカード");
                            assertThat(entry.at()).isEqualTo(NOW);
                        });
        EntryId id = dictionary.synonyms().get(0).id();
        dictionary.apply(EDITOR, new Change.Removal(id));
        await().untilAsserted(() -> assertThat(ids("ニコニコ証")).isEmpty());
        assertThat(audited)
                .containsExactly(
                        "search-word.create EACH_OTHER ニコニコ証, スマイルカード",
                        "search-word.remove EACH_OTHER ニコニコ証, スマイルカード");
    }

    @Test
    @Requirement("FJ-089")
    void aPreviewShouldShowWhatChangesAndChangeNothing() {
        List<String> searches = List.of("ニコニコ証 もらう", "犬 登録");
        assertThat(dictionary.preview(EDITOR, synonyms("ニコニコ証", "スマイルカード"), searches))
                .singleElement()
                .satisfies(
                        effect -> {
                            assertThat(effect.words()).isEqualTo("ニコニコ証 もらう");
                            assertThat(effect.before()).isEmpty();
                            assertThat(effect.after()).containsExactly("スマイルカードを作りたい");
                        });
        assertThat(dictionary.synonyms()).isEmpty();
        assertThat(ids("ニコニコ証")).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void aWordShouldBeTriedOnAnIndexOfItsOwn() {
        Change word = new Change.NewWord(Optional.empty(), "スマイルカード", "スマイルカード");
        assertThat(dictionary.preview(EDITOR, word, List.of("犬 登録"))).isEmpty();
        dictionary.apply(EDITOR, word);
        await().untilAsserted(() -> assertThat(ids("スマイルカード")).containsExactly(1L));
        assertThat(dictionary.words()).extracting(entry -> entry.surface()).contains("スマイルカード");
    }

    @Test
    void aWordThatNoDictionaryKnowsShouldBeASynonymInHiraganaToo() {
        assertThat(ids("ぬけがらぼっくす")).isEmpty();
        dictionary.apply(EDITOR, synonyms("ぬけがらぼっくす", "スマイルカード"));
        await().untilAsserted(() -> assertThat(ids("ぬけがらぼっくす")).containsExactly(1L));
    }

    @Test
    void anEntryShouldBeReplacedAndNotTwice() {
        dictionary.apply(EDITOR, synonyms("ニコニコ証", "スマイルカード"));
        EntryId id = dictionary.synonyms().get(0).id();
        dictionary.apply(
                EDITOR,
                new Change.Synonymous(
                        Optional.of(id), Direction.FIRST_FINDS_OTHERS, List.of("えがお証", "スマイルカード")));
        assertThat(dictionary.synonyms())
                .singleElement()
                .satisfies(entry -> assertThat(entry.words()).startsWith("えがお証"));
        dictionary.apply(EDITOR, new Change.Removal(id));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> dictionary.apply(EDITOR, new Change.Removal(id)));
    }

    @ParameterizedTest
    @CsvSource({"犬, 犬", "犬, ''", "犬, ！？", "ｲﾇ, イヌ"})
    void wordsThatMeanNothingNewShouldBeRefused(String first, String second) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> dictionary.apply(EDITOR, synonyms(first, second)));
        assertThat(dictionary.synonyms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'あ,い', アイ", "'#あい', アイ", "'あ い', アイ", "あさひ, asahi", "あ, ア"})
    void aWordThatWouldSpoilTheDictionaryShouldBeRefused(String surface, String reading) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                dictionary.apply(
                                        EDITOR,
                                        new Change.NewWord(Optional.empty(), surface, reading)));
    }

    @Test
    void onlyEditorsOfTheWholeCityMayChangeIt() {
        Actor ofDepartment =
                new Actor(
                        Optional.empty(),
                        "市民課",
                        Set.of(Role.ADMINISTRATOR),
                        Optional.of(new DepartmentId(1)),
                        "test");
        Actor nobody = new Actor(Optional.empty(), "誰か", Set.of(), Optional.empty(), "test");
        for (Actor actor : List.of(ofDepartment, nobody)) {
            assertThatExceptionOfType(PermissionDeniedException.class)
                    .isThrownBy(() -> dictionary.apply(actor, synonyms("犬", "ペット")));
            assertThatExceptionOfType(PermissionDeniedException.class)
                    .isThrownBy(() -> dictionary.preview(actor, synonyms("犬", "ペット"), List.of()));
        }
    }

    private static Change synonyms(String... words) {
        return new Change.Synonymous(Optional.empty(), Direction.EACH_OTHER, List.of(words));
    }

    private List<Long> ids(String words) {
        return search.search(words, Reader.CITIZEN, 10).stream()
                .map(hit -> hit.id().value())
                .toList();
    }

    private final class ListingTrail implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(action + " " + detail);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException("not needed by the dictionary");
        }
    }
}
