// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.servicelevel.Comparison;
import org.madoguchi.api.servicelevel.Duty;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.Target;
import org.madoguchi.web.FormData;

class IndicatorDraftTest {
    private static Map<String, List<String>> fields(List<String> months, List<String> bounds) {
        return Map.of(
                "name", List.of(" 即応 "),
                "name-en", List.of(""),
                "within", List.of("9"),
                "scope", List.of("QUEUE"),
                "value", List.of("water"),
                "from", months,
                "duty", List.of("BINDING", "GOAL", "nonsense"),
                "bound", bounds,
                "comparison", List.of("AT_LEAST", "BELOW"));
    }

    private static Indicator typed(List<String> months, List<String> bounds) {
        return IndicatorDraft.of(new FormData(fields(months, bounds), Map.of()))
                .over(LevelSample.PROMPT);
    }

    @Test
    void whatIsTypedShouldBeReadAndEmptyLinesLeftOut() {
        Indicator typed = typed(List.of("2026-04", "2026-05", ""), List.of("80", "9.5", " "));

        assertThat(typed.name().ja()).isEqualTo("即応");
        assertThat(typed.within()).isEqualTo(9);
        assertThat(typed.scope()).isEqualTo(new Scope(Scope.Kind.QUEUE, "water"));
        assertThat(typed.targets())
                .containsExactly(
                        new Target(
                                YearMonth.of(2026, 4),
                                Duty.BINDING,
                                Comparison.AT_LEAST,
                                new BigDecimal("80")),
                        new Target(
                                YearMonth.of(2026, 5),
                                Duty.GOAL,
                                Comparison.BELOW,
                                new BigDecimal("9.5")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-13, 80",
        "'', 80",
        "2026年4月, 80",
        "2026-04, ''",
        "2026-04, ten",
        "2026-04, 1e9",
        "2026-04, -1",
        "2026-04, 1234567890123",
        "2026-04, ８０"
    })
    void whatCannotBeReadShouldBeSaidSo(String month, String bound) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> typed(List.of(month), List.of(bound)))
                .satisfies(e -> assertThat(e.reason().ja()).contains("入力してください"));
    }

    @Test
    void whatIsStoredShouldBeTypedTheSameWay() {
        assertThat(IndicatorDraft.of(LevelSample.PROMPT).over(LevelSample.PROMPT))
                .isEqualTo(LevelSample.PROMPT);
        assertThat(IndicatorDraft.of(LevelSample.PROMPT).lines()).hasSize(3);
    }
}
