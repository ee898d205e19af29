// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.servicelevel.Comparison;
import org.madoguchi.api.servicelevel.Duty;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.Target;
import org.madoguchi.web.FormData;

/** An indicator as it is typed, sense or nonsense. */
record IndicatorDraft(
        String name,
        String nameEn,
        String within,
        Scope.Kind scope,
        String value,
        List<TargetDraft> targets) {
    IndicatorDraft {
        targets = List.copyOf(targets);
    }

    record TargetDraft(String from, Duty duty, Comparison comparison, String bound) {
        private static final TargetDraft BLANK =
                new TargetDraft("", Duty.BINDING, Comparison.AT_LEAST, "");

        static TargetDraft of(Target target) {
            return new TargetDraft(
                    target.from().toString(),
                    target.duty(),
                    target.comparison(),
                    target.bound().toPlainString());
        }

        boolean isBlank() {
            return from.isEmpty() && bound.isEmpty();
        }

        Target target() {
            return new Target(month(), duty, comparison, number());
        }

        private YearMonth month() {
            return SurveySpan.date(from + "-01")
                    .map(YearMonth::from)
                    .orElseThrow(() -> refused("indicator.bad.month"));
        }

        private BigDecimal number() {
            // twelve digits are more than any bound has
            if (!bound.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
                throw refused("indicator.bad.bound");
            }
            return new BigDecimal(bound);
        }
    }

    static IndicatorDraft of(Indicator indicator) {
        return new IndicatorDraft(
                indicator.name().ja(),
                indicator.name().en(),
                String.valueOf(indicator.within()),
                indicator.scope().kind(),
                indicator.scope().value(),
                indicator.targets().stream().map(TargetDraft::of).toList());
    }

    static IndicatorDraft of(FormData sent) {
        List<TargetDraft> targets = new ArrayList<>();
        List<String> months = sent.texts("from");
        for (int row = 0; row < months.size(); row++) {
            targets.add(
                    new TargetDraft(
                            months.get(row).strip(),
                            FaqFilter.constant(Duty.class, at(sent, "duty", row))
                                    .orElse(Duty.BINDING),
                            FaqFilter.constant(Comparison.class, at(sent, "comparison", row))
                                    .orElse(Comparison.AT_LEAST),
                            at(sent, "bound", row)));
        }
        return new IndicatorDraft(
                sent.text("name").strip(),
                sent.text("name-en").strip(),
                sent.text("within").strip(),
                FaqFilter.constant(Scope.Kind.class, sent.text("scope")).orElse(Scope.Kind.ALL),
                sent.text("value").strip(),
                targets.stream().filter(target -> !target.isBlank()).toList());
    }

    private static String at(FormData sent, String field, int row) {
        List<String> values = sent.texts(field);
        return row < values.size() ? values.get(row).strip() : "";
    }

    /** With an empty line for one more. */
    List<TargetDraft> lines() {
        List<TargetDraft> lines = new ArrayList<>(targets);
        lines.add(TargetDraft.BLANK);
        return lines;
    }

    /**
     * @throws RejectedException when something cannot be read
     */
    Indicator over(Indicator before) {
        return new Indicator(
                before.id(),
                new LocalizedText(name, nameEn),
                before.measure(),
                number(),
                scope == Scope.Kind.ALL ? Scope.ALL : new Scope(scope, value),
                targets.stream().map(TargetDraft::target).toList(),
                before.retired());
    }

    private int number() {
        // what is no number is none that is allowed
        return within.matches("[0-9]{1,9}") ? Integer.parseInt(within) : 0;
    }

    private static RejectedException refused(String key) {
        return new RejectedException(Screens.bothLanguages(key));
    }
}
