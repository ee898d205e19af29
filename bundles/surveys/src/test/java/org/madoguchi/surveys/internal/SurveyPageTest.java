// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.madoguchi.surveys.internal.SurveyTown.CHIEF;
import static org.madoguchi.surveys.internal.SurveyTown.FORM;
import static org.madoguchi.surveys.internal.SurveyTown.NOVEMBER;
import static org.madoguchi.surveys.internal.SurveyTown.answers;
import static org.madoguchi.surveys.internal.SurveyTown.token;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.form.FormSheets;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyOccasion;
import org.madoguchi.api.survey.SurveyResults.Counts;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.PublicVisit;
import org.madoguchi.web.View;

/** What a citizen meets who follows an invitation. */
class SurveyPageTest {
    private static SurveyTown town;
    private Survey asking;
    private String token;

    /** Complete when something was chosen; the questions themselves are the forms' business. */
    private final FormSheets sheets =
            (content, typed, language, way) ->
                    new FormSheets.Sheet(
                            ("問いの一覧 " + way.action() + " " + way.button())
                                    .getBytes(StandardCharsets.UTF_8),
                            typed.containsKey("satisfaction"),
                            answers("40代", "4 満足", ""));

    private SurveyPage page;

    @BeforeAll
    static void startDatabase() {
        town = new SurveyTown();
    }

    @AfterAll
    static void stopDatabase() {
        town.close();
    }

    @BeforeEach
    void invite() {
        town.clear();
        asking = town.asking(SurveyOccasion.FORM);
        token = token(town.book.invite(SurveyOccasion.FORM, FORM).orElseThrow());
        page = new SurveyPage(town.book, town.store, sheets);
    }

    @Test
    @Requirement("FJ-269")
    void consentShouldBeAskedBeforeAnythingElse() {
        assertThat(html(show()))
                .contains("アンケートにご協力いただけますか", "協力する", "協力しない", "csrf-token")
                .doesNotContain("問いの一覧", "<script", " style=");
        send(Map.of("satisfaction", "4 満足"));
        assertThat(counts()).as("answers without consent").isEqualTo(new Counts(1, 0, 0, 0));

        send(Map.of("part", "yes"));
        assertThat(html(show())).contains("問いの一覧 /survey/" + token + " 回答を送る");
        assertThat(send(Map.of("opinion", "")).getStatus()).isEqualTo(422);
        assertThat(send(Map.of("satisfaction", "4 満足")).getStatus()).isEqualTo(303);
        assertThat(html(show())).contains("ご回答ありがとうございました");
        assertThat(counts()).isEqualTo(new Counts(1, 0, 1, 1));
    }

    @Test
    @Requirement("FJ-269")
    void whoDeclinesShouldBeAskedNothingMore() {
        send(Map.of("part", "no"));

        assertThat(html(show())).contains("ご意向を承りました").doesNotContain("問いの一覧");
        assertThat(counts()).isEqualTo(new Counts(1, 1, 0, 0));
    }

    @Test
    void anUnknownAddressShouldSaySoAndTryingManyShouldBeStopped() {
        PublicVisit visit = PublicVisit.JAPANESE;
        Response missing = page.show("A".repeat(22), visit);
        assertThat(missing.getStatus()).isEqualTo(404);
        assertThat(html(missing)).contains("いま受け付けていません");
        for (int i = 0; i < 30; i++) {
            page.show("B".repeat(22), visit);
        }
        assertThat(page.show(token, visit).getStatus()).isEqualTo(429);
        town.clock.advance(Duration.ofMinutes(2));
        assertThat(page.show(token, visit).getStatus()).isEqualTo(200);
    }

    @Test
    void sendingOnAndOnShouldBeStopped() {
        for (int i = 0; i < 20; i++) {
            send(Map.of("x", "y"));
        }
        Response stopped = send(Map.of("part", "yes"));
        assertThat(stopped.getStatus()).isEqualTo(429);
        assertThat(stopped.getHeaderString("Retry-After")).isEqualTo("60");
        assertThat(counts().consented()).isZero();
    }

    @Test
    void withoutTheFormsThePageShouldAskToComeBack() {
        SurveyPage alone = new SurveyPage(town.book, town.store, null);
        town.book.decide(token, true);

        Response away = alone.show(token, PublicVisit.JAPANESE);
        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(html(away)).contains("しばらくしてから");
    }

    @Test
    void aReaderOfEnglishShouldBeAskedInEnglish() {
        assertThat(html(page.show(token, new PublicVisit(Locale.ENGLISH, "/survey/x"))))
                .contains("Would you like to take part?", "User satisfaction survey")
                .contains("lang=\"en\"");
    }

    @Test
    void bothLanguagesShouldHaveTheSameTexts() {
        var texts = MessageBundle.of(SurveyPage.class);
        for (String key : texts.keys("")) {
            assertThat(texts.in(Locale.ENGLISH).text(key))
                    .as(key)
                    .doesNotContainPattern("[ぁ-んァ-ン]");
        }
    }

    private Response show() {
        return page.show(token, PublicVisit.JAPANESE);
    }

    private Response send(Map<String, String> fields) {
        Map<String, List<String>> values =
                fields.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return page.send(token, new FormData(values, Map.of()), PublicVisit.JAPANESE);
    }

    private Counts counts() {
        return town.figures.results(CHIEF, asking.id(), NOVEMBER, Optional.empty()).counts();
    }

    private static String html(Response response) {
        Object entity = response.getEntity();
        byte[] page =
                entity instanceof View view
                        ? view.templates().render(view.template(), view.model())
                        : (byte[]) entity;
        return new String(page, StandardCharsets.UTF_8);
    }
}
