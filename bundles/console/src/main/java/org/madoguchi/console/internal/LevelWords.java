// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.servicelevel.Figure;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Level;
import org.madoguchi.api.servicelevel.LevelRow;
import org.madoguchi.api.servicelevel.Measure.Unit;
import org.madoguchi.api.servicelevel.Measure.Within;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.Target;

/** Indicators, bounds and values in the reader's words. */
record LevelWords(Screen screen) {
    /** What is measured, of whom: {@code 即応率（着信に対する）、15秒以内、番号 0466001}. */
    String about(Indicator indicator) {
        return Stream.of(
                        Optional.of(screen.name("measure", indicator.measure())),
                        within(indicator),
                        scope(indicator.scope()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(screen.text("level.comma")));
    }

    Optional<String> within(Indicator indicator) {
        Within kind = indicator.measure().within();
        return kind == Within.NOTHING
                ? Optional.empty()
                : Optional.of(
                        screen.text(
                                kind == Within.SECONDS
                                        ? "level.within.seconds"
                                        : "level.within.hours",
                                indicator.within()));
    }

    private Optional<String> scope(Scope scope) {
        return scope.kind() == Scope.Kind.ALL
                ? Optional.empty()
                : Optional.of(screen.name("scope", scope.kind()) + " " + scope.value());
    }

    /** Of one of the rows; its number where it is not used any more. */
    static String name(Screen screen, List<LevelRow> rows, IndicatorId id) {
        return rows.stream()
                .map(LevelRow::indicator)
                .filter(indicator -> indicator.id().equals(id))
                .findFirst()
                .map(Indicator::name)
                .map(screen::in)
                .orElse(id.toString());
    }

    /** {@code 90%以上}. */
    String bound(Indicator indicator, Target target) {
        return screen.text(
                switch (target.comparison()) {
                    case AT_LEAST -> "level.at-least";
                    case AT_MOST -> "level.at-most";
                    case BELOW -> "level.below";
                },
                with(indicator.measure().unit(), target.bound()));
    }

    String value(Indicator indicator, Figure figure) {
        Unit unit = indicator.measure().unit();
        return figure.value(unit).map(value -> with(unit, value)).orElse("–");
    }

    private String with(Unit unit, BigDecimal value) {
        return screen.text(
                unit == Unit.PERCENT ? "level.percent" : "level.seconds", value.toPlainString());
    }

    String verdict(Level level) {
        return screen.name("verdict", level.verdict());
    }
}
