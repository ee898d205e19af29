// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.knowledge.Audience;

class SampleFaqTest {
    private static final Set<String> LIFE_EVENTS =
            Set.of(
                    "引越し", "妊娠・出産", "子育て", "入園・入学", "結婚・離婚", "就職・退職", "病気・けが", "障害", "高齢・介護",
                    "おくやみ", "災害", "住まい");

    private final List<FaqFile.Entry> faq = FaqFile.articles();
    private final List<FaqFile.Entry> forCitizens =
            faq.stream().filter(entry -> entry.audience() == Audience.PUBLIC).toList();
    private final Set<String> codes =
            Csv.rows(SampleCity.resource("departments.csv")).stream()
                    .map(row -> row.get("code"))
                    .collect(Collectors.toSet());

    @Test
    void everyArticleShouldBeWholeAndBelongToADepartment() {
        assertThat(faq).extracting(FaqFile.Entry::question).doesNotHaveDuplicates();
        assertThat(faq)
                .allSatisfy(
                        entry -> {
                            assertThat(entry.question()).isNotBlank().hasSizeLessThanOrEqualTo(100);
                            assertThat(entry.answer()).hasSizeBetween(60, 700);
                            assertThat(entry.shortAnswer()).hasSizeLessThanOrEqualTo(200);
                            assertThat(entry.categories())
                                    .isNotEmpty()
                                    .doesNotHaveDuplicates()
                                    .allSatisfy(path -> assertThat(path).matches("[^＞]+＞[^＞]+"));
                            assertThat(entry.keywords())
                                    .hasSizeBetween(3, 12)
                                    .doesNotHaveDuplicates();
                            assertThat(entry.departments()).isNotEmpty();
                            assertThat(codes).containsAll(entry.departments());
                            assertThat(LIFE_EVENTS).containsAll(entry.lifeEvents());
                        });
    }

    @Test
    void citizensShouldFindAllUsualSubjectsOfACity() {
        assertThat(forCitizens).hasSizeGreaterThanOrEqualTo(300);
        Map<String, Long> fields =
                forCitizens.stream()
                        .collect(
                                Collectors.groupingBy(
                                        entry -> entry.categories().get(0).split("＞")[0],
                                        Collectors.counting()));
        assertThat(fields).hasSizeGreaterThanOrEqualTo(15);
        assertThat(fields.values()).allSatisfy(count -> assertThat(count).isGreaterThan(5));
        assertThat(forCitizens.stream().flatMap(entry -> entry.lifeEvents().stream()))
                .containsAll(LIFE_EVENTS);
    }

    @Test
    void botsShouldHaveAShortAnswerForAtLeastHalfOfTheArticles() {
        assertThat(forCitizens.stream().filter(entry -> !entry.shortAnswer().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(forCitizens.size() / 2);
    }

    @Test
    void someArticlesOfTheSeasonShouldBeFeatured() {
        assertThat(forCitizens.stream().filter(FaqFile.Entry::featured)).hasSizeBetween(4, 10);
    }

    @Test
    void operatorsAndStaffShouldHaveArticlesOfTheirOwn() {
        assertThat(faq.stream().filter(entry -> entry.audience() == Audience.OPERATOR))
                .hasSizeGreaterThanOrEqualTo(30);
        assertThat(faq.stream().filter(entry -> entry.audience() == Audience.STAFF))
                .hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void everyTranslationShouldBelongToAnArticleForCitizens() {
        List<FaqFile.Translation> english = FaqFile.english();

        assertThat(english).hasSizeGreaterThanOrEqualTo(40);
        assertThat(english).extracting(FaqFile.Translation::original).doesNotHaveDuplicates();
        assertThat(forCitizens)
                .extracting(FaqFile.Entry::question)
                .containsAll(english.stream().map(FaqFile.Translation::original).toList());
        assertThat(english)
                .allSatisfy(
                        translation -> {
                            assertThat(translation.question()).matches("\\p{ASCII}+");
                            assertThat(translation.answer()).hasSizeGreaterThan(80);
                        });
    }

    @Test
    void everyFileShouldBeLoaded() throws Exception {
        URL folder = SampleCity.class.getResource("faq");

        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(FaqFile.FILES.stream(), Stream.of("en")).toList());
        }
    }
}
