// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.Indicators;
import org.madoguchi.api.servicelevel.Measure;
import org.madoguchi.api.servicelevel.Measure.Subject;
import org.madoguchi.api.servicelevel.Measure.Unit;
import org.madoguchi.api.servicelevel.Measure.Within;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.Target;

/** What an indicator may be. */
final class IndicatorRules {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SCOPE = 80;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int MOST_PERCENT = 100;
    private static final int MOST_SECONDS = 86_400;
    private static final int DIGITS = 2;
    private static final int USUAL_SECONDS = 15;
    private static final int USUAL_SCREEN_SECONDS = 3;
    private static final int USUAL_HOURS = 24;

    private IndicatorRules() {}

    /** What to begin with. */
    static int usual(Measure measure) {
        return switch (measure.within()) {
            case NOTHING -> 0;
            case SECONDS ->
                    measure.subject() == Subject.SCREENS ? USUAL_SCREEN_SECONDS : USUAL_SECONDS;
            case HOURS -> USUAL_HOURS;
        };
    }

    static Indicator checked(Indicator indicator) {
        String ja = Said.line(indicator.name().ja());
        String en = Said.line(indicator.name().en());
        if (ja.isEmpty() || ja.length() > LONGEST_NAME || en.length() > LONGEST_NAME) {
            throw Said.rejection("indicator-name", LONGEST_NAME);
        }
        if (indicator.targets().size() > Indicators.MOST_TARGETS) {
            throw Said.rejection("targets-many", Indicators.MOST_TARGETS);
        }
        checkTargets(indicator);
        return new Indicator(
                indicator.id(),
                new LocalizedText(ja, en),
                indicator.measure(),
                within(indicator),
                scope(indicator),
                indicator.targets(),
                indicator.retired());
    }

    private static int within(Indicator indicator) {
        Within kind = indicator.measure().within();
        if (kind == Within.NOTHING) {
            return 0;
        }
        if (indicator.within() < 1 || indicator.within() > kind.most()) {
            throw Said.rejection(
                    kind == Within.SECONDS ? "within-seconds" : "within-hours", kind.most());
        }
        return indicator.within();
    }

    private static Scope scope(Indicator indicator) {
        Scope.Kind kind = indicator.scope().kind();
        if (kind == Scope.Kind.ALL) {
            return Scope.ALL;
        }
        Subject subject = indicator.measure().subject();
        boolean divided =
                subject == Subject.CALLS || subject == Subject.CASES && kind == Scope.Kind.CHANNEL;
        if (!divided) {
            throw Said.rejection("scope-kind");
        }
        String value = Said.line(indicator.scope().value());
        if (value.isEmpty() || value.length() > LONGEST_SCOPE) {
            throw Said.rejection("scope-value", LONGEST_SCOPE);
        }
        // a channel's id has letters that are the same everywhere
        if (kind == Scope.Kind.CHANNEL && !value.matches("[a-z0-9-]{1,32}")) {
            throw Said.rejection("scope-channel");
        }
        return new Scope(kind, value);
    }

    private static void checkTargets(Indicator indicator) {
        boolean percent = indicator.measure().unit() == Unit.PERCENT;
        BigDecimal most = BigDecimal.valueOf(percent ? MOST_PERCENT : MOST_SECONDS);
        Set<String> places = new HashSet<>();
        for (Target target : indicator.targets()) {
            if (target.from().getYear() < FIRST_YEAR || target.from().getYear() > LAST_YEAR) {
                throw Said.rejection(
                        "target-month", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
            }
            BigDecimal bound = target.bound();
            if (bound.signum() < 0
                    || bound.compareTo(most) > 0
                    || bound.stripTrailingZeros().scale() > DIGITS) {
                throw Said.rejection(percent ? "bound-percent" : "bound-seconds", most.intValue());
            }
            if (!places.add(target.from() + " " + target.duty())) {
                throw Said.rejection("target-twice", target.from().toString());
            }
        }
    }
}
