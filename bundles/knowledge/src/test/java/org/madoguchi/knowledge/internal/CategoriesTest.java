// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.APPROVER;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.WRITER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoriesChanged;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;

class CategoriesTest {
    private static KnowledgeFixture faq;
    private CategoryId field;
    private CategoryId living;
    private CategoryId garbage;

    @BeforeAll
    static void open() {
        faq = new KnowledgeFixture();
    }

    @BeforeEach
    void empty() {
        faq.empty();
        garbage = ensure("分野", "くらし", "ごみ");
        living = ensure("分野", "くらし");
        field = ensure("分野");
        faq.deliver();
    }

    @AfterAll
    static void close() {
        faq.close();
    }

    @Test
    void aPathShouldBeMadeOnceWithEverythingAboveIt() {
        assertThat(ensure("分野", "くらし", " ごみ ")).isEqualTo(garbage);
        assertThat(faq.categories.tree().roots()).extracting(Category::id).containsExactly(field);
        assertThat(faq.categories.tree().label(garbage, Locale.JAPANESE)).isEqualTo("分野＞くらし＞ごみ");
        assertThat(faq.audit.lines()).hasSize(1);
    }

    @Test
    void namesInOtherLanguagesAndAnIconShouldBeKept() {
        faq.categories.describe(
                EDITOR,
                garbage,
                "ごみ・資源",
                Map.of(Locale.ENGLISH, "Waste", new Locale("vi"), ""),
                "recycle");

        Category changed = faq.categories.tree().find(garbage).orElseThrow();
        assertThat(changed.name()).isEqualTo("ごみ・資源");
        assertThat(changed.in(Locale.ENGLISH)).isEqualTo("Waste");
        assertThat(changed.in(new Locale("vi"))).isEqualTo("ごみ・資源");
        assertThat(changed.icon()).isEqualTo("recycle");
        assertThat(faq.database.published()).hasOnlyElementsOfType(CategoriesChanged.class);
    }

    @Test
    void aMovedCategoryShouldTakeItsArticlesAlong() {
        CategoryId town = ensure("分野", "まち");
        faq.published(
                ArticleText.of("ごみの日", "月曜", Audience.PUBLIC).withCategories(List.of(garbage)));
        faq.categories.move(EDITOR, garbage, Optional.of(town), 0);
        faq.deliver();

        assertThat(faq.categories.tree().label(garbage, Locale.JAPANESE)).isEqualTo("分野＞まち＞ごみ");
        assertThat(faq.articles.categories(Reader.CITIZEN))
                .containsOnly(Map.entry(field, 1L), Map.entry(town, 1L), Map.entry(garbage, 1L));
        assertThat(
                        faq.articles
                                .published(
                                        Reader.CITIZEN,
                                        ArticleSelection.of(living),
                                        org.madoguchi.api.PageRequest.first(5))
                                .items())
                .isEmpty();
    }

    @Test
    void siblingsShouldStandInTheOrderInWhichTheyArePut() {
        CategoryId water = ensure("分野", "くらし", "水道");
        CategoryId pets = ensure("分野", "くらし", "ペット");
        faq.categories.move(EDITOR, pets, Optional.of(living), 0);

        assertThat(faq.categories.tree().children(living))
                .extracting(Category::id)
                .containsExactly(pets, garbage, water);
    }

    @Test
    void whatWouldBreakTheTreeShouldBeRefused() {
        ensure("分野", "くらし", "水道");
        refused(() -> faq.categories.add(EDITOR, Optional.of(living), "ごみ"));
        refused(() -> faq.categories.add(EDITOR, Optional.of(living), " "));
        refused(() -> faq.categories.add(EDITOR, Optional.of(living), "あ".repeat(61)));
        refused(() -> faq.categories.add(EDITOR, Optional.of(living), "ごみ＞粗大"));
        refused(() -> faq.categories.move(EDITOR, living, Optional.of(garbage), 0));
        refused(() -> faq.categories.move(EDITOR, living, Optional.of(living), 0));
        refused(() -> faq.categories.remove(EDITOR, living));
        refused(() -> ensure("一", "二", "三", "四", "五", "六"));
        assertThat(faq.categories.tree().find("一")).isEmpty();
    }

    @Test
    void onlyAnEmptyCategoryShouldBeRemoved() {
        faq.desk.create(
                EDITOR,
                ArticleText.of("ごみの日", "月曜", Audience.PUBLIC).withCategories(List.of(garbage)));
        refused(() -> faq.categories.remove(EDITOR, garbage));
        CategoryId water = ensure("分野", "くらし", "水道");
        faq.categories.remove(EDITOR, water);
        assertThat(faq.categories.tree().find(water)).isEmpty();
        assertThatThrownBy(
                        () ->
                                faq.desk.create(
                                        EDITOR,
                                        ArticleText.of("水道", "答え", Audience.PUBLIC)
                                                .withCategories(List.of(water))))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void onlyTheDesksOwnEditorsShouldChangeTheTrees() {
        assertThatThrownBy(() -> faq.categories.add(WRITER, Optional.empty(), "新しい木"))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> faq.categories.add(APPROVER, Optional.empty(), "新しい木"))
                .isInstanceOf(PermissionDeniedException.class);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RejectedException.class);
    }

    private static CategoryId ensure(String... path) {
        return faq.categories.ensure(EDITOR, List.of(path)).id();
    }
}
