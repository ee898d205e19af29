// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.ImprovementPlan;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Level;
import org.madoguchi.api.servicelevel.Level.Verdict;
import org.madoguchi.api.servicelevel.LevelRow;
import org.madoguchi.console.internal.FigureSpan.Unit;

/** The pages of service levels. */
final class LevelPages {
    static final String PATH = "/console/figures/levels";

    /** Indicators are told by months. */
    static final List<Unit> UNITS = List.of(Unit.MONTH, Unit.HALF, Unit.FISCAL_YEAR, Unit.YEAR);

    private LevelPages() {}

    /** The span, or the month in which it begins. */
    static FigureSpan inMonths(FigureSpan span) {
        return UNITS.contains(span.unit())
                ? span
                : FigureSpan.of(
                        Unit.MONTH.name(), span.first().toString(), null, null, span.first());
    }

    /**
     * Every indicator over a period.
     *
     * @param emergencies with what happened during them
     * @param left emergencies that are left out of the period's figures
     */
    record Table(
            Screen screen,
            FigureSpan span,
            boolean emergencies,
            List<String> left,
            List<LevelRow> rows,
            List<ImprovementPlan> plans) {
        Table {
            left = List.copyOf(left);
            rows = List.copyOf(rows);
            plans = List.copyOf(plans);
        }

        LevelWords words() {
            return new LevelWords(screen);
        }

        String at(FigureSpan other) {
            return PATH + "?" + other.query() + (emergencies ? "&emergencies=yes" : "");
        }

        String turned() {
            return PATH + "?" + span.query() + (emergencies ? "" : "&emergencies=yes");
        }

        String export(TableFile file) {
            return PATH
                    + "/export?"
                    + span.query()
                    + (emergencies ? "&emergencies=yes" : "")
                    + "&as="
                    + file;
        }

        String name(LevelRow row) {
            return screen.in(row.indicator().name());
        }

        String name(IndicatorId id) {
            return LevelWords.name(screen, rows, id);
        }

        static String css(Level level) {
            return switch (level.verdict()) {
                case MET -> "level-met";
                case MISSED -> "level-missed";
                case NO_DATA, NO_TARGET -> "level-none";
            };
        }

        /** The last month of the period that was missed; a plan is made for it. */
        Optional<Level> missed(LevelRow row) {
            return row.months().stream()
                    .filter(level -> level.verdict() == Verdict.MISSED)
                    .reduce((earlier, later) -> later);
        }

        Optional<ImprovementPlan> plan(LevelRow row, Level level) {
            return plans.stream()
                    .filter(plan -> plan.indicator().equals(row.indicator().id()))
                    .filter(plan -> plan.month().equals(level.month()))
                    .findFirst();
        }

        String planAddress(IndicatorId indicator, YearMonth month) {
            return Plan.path(indicator, month);
        }

        boolean mayPlan() {
            return screen.may(Permission.QUALITY_MARK);
        }
    }

    /**
     * The improvement plan of an indicator and a month.
     *
     * @param plan as it is kept or as it was typed
     * @param due as typed
     * @param levels what was missed, by duty
     */
    record Plan(
            Screen screen,
            Indicator indicator,
            ImprovementPlan plan,
            String due,
            List<LevelRow> levels,
            Optional<LocalizedText> problem) {
        Plan {
            levels = List.copyOf(levels);
        }

        static String path(IndicatorId indicator, YearMonth month) {
            return PATH + "/plans/" + indicator + "/" + month;
        }

        String path() {
            return path(indicator.id(), plan.month());
        }

        FigureSpan month() {
            return FigureSpan.of(
                    Unit.MONTH.name(),
                    plan.month().atDay(1).toString(),
                    null,
                    null,
                    plan.month().atDay(1));
        }

        String back() {
            return PATH + "?" + month().query();
        }

        LevelWords words() {
            return new LevelWords(screen);
        }

        boolean mayWrite() {
            return screen.may(Permission.QUALITY_MARK);
        }
    }
}
