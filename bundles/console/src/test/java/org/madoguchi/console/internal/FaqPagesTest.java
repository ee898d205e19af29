// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.api.knowledge.SearchDictionary;

class FaqPagesTest {
    private final Screen editor = at(Sample.actor(Role.FAQ_EDITOR));

    @Test
    void theStateShouldBeOneWordThatSaysWhatReadersSee() {
        assertThat(state(ArticleState.DRAFT, Publication.NOW)).isEqualTo(FaqState.DRAFT);
        assertThat(state(ArticleState.PUBLISHED, Publication.NOW)).isEqualTo(FaqState.LIVE);
        assertThat(state(ArticleState.PUBLISHED, from(Duration.ofDays(1))))
                .isEqualTo(FaqState.PLANNED);
        assertThat(
                        state(
                                ArticleState.PUBLISHED,
                                new Publication(Optional.empty(), Optional.of(Sample.NOW), false)))
                .isEqualTo(FaqState.OVER);
        assertThat(FaqState.changedSincePublished(FaqSample.changed())).isTrue();
        assertThat(FaqState.changedSincePublished(FaqSample.live())).isFalse();
    }

    @Test
    void whatWasTypedShouldStayWhenTheFormIsRefusedOrOvertaken() {
        FaqForm form =
                FaqForm.of(
                        ArticleText.of(
                                "\"><script>x</script>", "</textarea><b>太字</b>", Audience.STAFF),
                        Sample.TOKYO);
        String html =
                PagesTest.html(
                        Screens.view(
                                "faqEdit.jte",
                                "page",
                                FaqSample.editing(
                                        editor,
                                        form,
                                        Map.of(
                                                "answer",
                                                Screens.bothLanguages("faq.wrong.answer.long")))));
        assertThat(html)
                .contains("&lt;/textarea&gt;&lt;b&gt;太字")
                .contains("id=\"answer-problem\"")
                .doesNotContain("<script>x")
                .contains("data-unsaved=\"yes\"");
    }

    @Test
    void anOperatorShouldSeeTheAudienceAndMayProposeButNotEdit() {
        FaqReading page = FaqSample.reading(at(Sample.actor(Role.OPERATOR)), FaqSample.live());
        FaqReading reading =
                new FaqReading(
                        page.screen(),
                        page.article(),
                        page.owners(),
                        page.tree(),
                        page.related(),
                        page.translations(),
                        page.revisions(),
                        page.log(),
                        page.twin(),
                        false,
                        page.problem(),
                        "",
                        page.now());
        String html = PagesTest.html(Screens.view("faqArticle.jte", "page", reading));
        assertThat(html)
                .contains("audience-public")
                .contains("/console/faq/queue/new?article=101")
                .doesNotContain("/101/edit")
                .doesNotContain("value=\"published\"");
    }

    @Test
    void aDepartmentShouldHaveAnEntryOfItsOwnAndNoDesk() {
        Screen section = at(Sample.ofDepartment(Role.DEPARTMENT_STAFF));
        String html =
                PagesTest.html(Screens.view("faqList.jte", "page", FaqSample.listing(section)));
        assertThat(html)
                .contains("担当課のFAQ")
                .contains("href=\"/console/faq?department=31\"")
                .doesNotContain("class=\"rail\"");
    }

    @Test
    void picturesShouldBeShownFromWhereTheConsoleServesThem() {
        assertThat(FaqSample.reading(editor, FaqSample.live()).answer())
                .contains("src=\"/console/faq/101/files/0\"");
    }

    @Test
    void aFilterShouldSurviveTheAddressAndNonsenseShouldNotNarrow() {
        MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
        query.putSingle("q", "粗大 & ごみ");
        query.putSingle("state", "REVIEW");
        query.putSingle("audience", "NOBODY");
        query.putSingle("category", "12");
        query.putSingle("department", "x");
        FaqFilter filter = FaqFilter.of(query);
        assertThat(filter.audience()).isEmpty();
        assertThat(filter.department()).isEmpty();
        assertThat(filter.query())
                .isEqualTo("q=%E7%B2%97%E5%A4%A7+%26+%E3%81%94%E3%81%BF&state=REVIEW&category=12&");
        query.putSingle("q", "x".repeat(10_000));
        assertThat(FaqFilter.of(query).text()).hasSize(200);
    }

    @Test
    void aDictionaryFormShouldBecomeTheChangeThatItSays() {
        FaqDictionary.Form form = FaqDictionary.Form.blank("タンス、 粗大ごみ,家具", "一\n\n二\n一");
        assertThat(form.change())
                .isEqualTo(
                        new SearchDictionary.Change.Synonymous(
                                Optional.empty(),
                                SearchDictionary.Direction.EACH_OTHER,
                                List.of("タンス", "粗大ごみ", "家具")));
        assertThat(form.tries(200)).containsExactly("一", "二");
        assertThat(form.tries(1)).containsExactly("一");
    }

    private static FaqState state(ArticleState state, Publication publication) {
        Article article = FaqSample.article(state, OptionalInt.of(3), publication);
        return FaqState.of(article, Sample.NOW);
    }

    private static Publication from(Duration later) {
        return new Publication(Optional.of(Sample.NOW.plus(later)), Optional.empty(), false);
    }

    private static Screen at(org.madoguchi.api.identity.Actor actor) {
        return Sample.screen(actor, Locale.JAPANESE, "faq", "");
    }
}
