// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** The tables of the first version are still there, so that its rows can be put in once more. */
class FormerArticlesTest {
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 4, 1, 9, 0);

    @Test
    void whatTheFirstVersionKeptShouldBeTakenOver() {
        try (KnowledgeFixture faq = new KnowledgeFixture()) {
            faq.store
                    .unit()
                    .run(
                            em -> {
                                former(em, 5, "PUBLISHED", 2);
                                text(em, 5, 1, "ごみの出し方", "古い答え", "くらし＞ごみ");
                                text(
                                        em,
                                        5,
                                        2,
                                        "粗大ごみの出し方",
                                        "電話で申し込みます。\n\n・センター 000-000-1530\n・<窓口>\n\n料金は300円です。",
                                        "くらし＞ごみ");
                                former(em, 6, "DRAFT", 1);
                                text(em, 6, 1, "下書きの質問", "<b>太字ではない</b>", "");
                                former(em, 7, "RETIRED", 1);
                                text(em, 7, 1, "終わった質問", "終わった答え", "くらし");
                            });

            new FormerArticles(faq.store).takeOver();
            faq.categories.on(new org.madoguchi.api.knowledge.CategoriesChanged(Instant.EPOCH));

            Article shown = faq.articles.published(new ArticleId(5), Reader.CITIZEN).orElseThrow();
            assertThat(shown.revision()).isEqualTo(2);
            assertThat(shown.updatedAt()).isEqualTo(Instant.parse("2026-04-01T09:00:00Z"));
            assertThat(shown.updatedBy()).isEqualTo("編集 太郎");
            assertThat(shown.text().answer())
                    .isEqualTo(
                            "<p>電話で申し込みます。</p><ul><li>センター <a href=\"tel:0000001530\">"
                                    + "000-000-1530</a></li><li>&lt;窓口&gt;</li></ul><p>料金は300円です。</p>");
            assertThat(shown.plainAnswer())
                    .isEqualTo("電話で申し込みます。\n\n・センター 000-000-1530\n・<窓口>\n\n料金は300円です。");
            assertThat(shown.text().keywords()).containsExactly("大型ごみ", "家具");
            assertThat(shown.text().departments())
                    .containsExactly(new DepartmentId(11), new DepartmentId(12));
            assertThat(
                            faq.categories
                                    .tree()
                                    .label(shown.text().categories().get(0), Locale.JAPANESE))
                    .isEqualTo("分野＞くらし＞ごみ");
            assertThat(faq.desk.revisions(EDITOR, new ArticleId(5)))
                    .extracting(ArticleRevision::plainAnswer)
                    .contains("古い答え");
            assertThat(faq.desk.get(EDITOR, new ArticleId(6)).plainAnswer())
                    .isEqualTo("<b>太字ではない</b>");
            assertThat(faq.desk.get(EDITOR, new ArticleId(7)).state())
                    .isEqualTo(ArticleState.RETIRED);
            assertThat(faq.articles.published(new ArticleId(7), Reader.ANYBODY)).isEmpty();

            new FormerArticles(faq.store).takeOver();
            assertThat(faq.desk.list(EDITOR, ArticleFilter.ALL, PageRequest.first(10)).total())
                    .isEqualTo(3);
            assertThat(
                            faq.store.ask(
                                    Select.of(
                                            "SELECT COUNT(*) FROM article_revision", Row::number)))
                    .isEqualTo(List.of(0L));
        }
    }

    private static void former(
            jakarta.persistence.EntityManager em, long id, String state, int revision) {
        insert(
                em,
                "INSERT INTO article VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                id,
                "今の質問",
                "今の答え",
                "PUBLIC",
                "くらし＞ごみ",
                "",
                "",
                state,
                revision,
                WRITTEN.plusDays(1),
                "公開 次郎",
                3L);
    }

    private static void text(
            jakarta.persistence.EntityManager em,
            long article,
            int revision,
            String question,
            String answer,
            String category) {
        insert(
                em,
                "INSERT INTO article_revision VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                article * 10 + revision,
                article,
                revision,
                question,
                answer,
                "PUBLIC",
                category,
                "大型ごみ\n家具",
                "11\n12",
                WRITTEN,
                "編集 太郎");
    }

    private static void insert(jakarta.persistence.EntityManager em, String sql, Object... values) {
        jakarta.persistence.Query insert = em.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            insert.setParameter(i + 1, values[i]);
        }
        insert.executeUpdate();
    }
}
