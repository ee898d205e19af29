// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.survey.SurveyAnswer;

class SampleSurveyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void theSampleShouldBeLargeEnoughAndNotTooGoodToBeTrue() {
        List<SurveyAnswer> all = SampleSurvey.answers(TODAY);
        List<SurveyAnswer> answers = all.stream().filter(one -> !one.values().isEmpty()).toList();

        assertThat(answers).hasSizeGreaterThan(200);
        assertThat(all.size() - answers.size()).as("refusals").isBetween(10, 100);
        assertThat(all)
                .allSatisfy(one -> assertThat(one.day()).isBetween(TODAY.minusDays(80), TODAY));
        assertThat(answers).allSatisfy(one -> assertThat(one.to("satisfaction")).hasSize(1));
        assertThat(answers)
                .flatExtracting(one -> one.to("satisfaction"))
                .contains("5 非常に満足", "4 満足", "3 普通", "2 少し不満", "1 非常に不満");
        assertThat(answers).flatExtracting(one -> one.to("opinion")).isNotEmpty();
    }
}
