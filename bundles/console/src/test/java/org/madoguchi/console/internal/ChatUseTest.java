// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.conversation.ConversationFigures.Day;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.test.Requirement;

class ChatUseTest {
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final List<Day> DAYS =
            List.of(
                    new Day(OCTOBER, 10, 15, 3, 4, 5, 4, 1),
                    new Day(OCTOBER.plusDays(1), 1, 2, 0, 1, 0, 0, 0),
                    new Day(OCTOBER.plusDays(20), 2, 3, 1, 0, 1, 1, 1));

    @Test
    @Requirement("ST-241")
    void aLongPeriodShouldBeReadByMonthAndAShortOneByDay() {
        LocalDate end = LocalDate.of(2026, 11, 30);

        assertThat(ChatUse.parts(DAYS, new Period(end.minusDays(61), end)))
                .extracting(ChatUse::label)
                .containsExactly("2026-10-31", "2026-11-01", "2026-11-20");
        assertThat(ChatUse.parts(DAYS, new Period(LocalDate.of(2026, 4, 1), end)))
                .extracting(part -> part.label() + " " + part.count().questions())
                .containsExactly("2026-10 15", "2026-11 5");
    }

    @Test
    void allTogetherShouldBeTheSum() {
        assertThat(ChatUse.of("", DAYS, OCTOBER).count())
                .isEqualTo(new Day(OCTOBER, 13, 20, 4, 5, 6, 5, 2));
        assertThat(ChatUse.of("", List.of(), OCTOBER).count()).isEqualTo(Day.none(OCTOBER));
    }
}
