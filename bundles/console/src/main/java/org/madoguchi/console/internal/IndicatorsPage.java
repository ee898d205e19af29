// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.Measure.Subject;
import org.madoguchi.api.servicelevel.Measure.Within;
import org.madoguchi.api.servicelevel.Scope;

/**
 * The indicators, and the one that is being changed.
 *
 * @param draft of the chosen one, as it is or as it was typed
 * @param known channels, numbers and queues that can be named
 * @param moved {@code up} or {@code down} when it was just moved
 */
record IndicatorsPage(
        Screen screen,
        List<Indicator> indicators,
        Optional<Indicator> chosen,
        Optional<IndicatorDraft> draft,
        List<String> known,
        String moved,
        Optional<LocalizedText> problem) {
    static final String PATH = "/console/settings/levels";

    IndicatorsPage {
        indicators = List.copyOf(indicators);
        known = List.copyOf(known);
    }

    String path(Indicator indicator) {
        return PATH + "/" + indicator.id();
    }

    String name(Indicator indicator) {
        return screen.in(indicator.name());
    }

    LevelWords words() {
        return new LevelWords(screen);
    }

    boolean isChosen(Indicator indicator) {
        return chosen.filter(one -> one.id().equals(indicator.id())).isPresent();
    }

    boolean isFirst(Indicator indicator) {
        return indicators.indexOf(indicator) == 0;
    }

    boolean isLast(Indicator indicator) {
        return indicators.indexOf(indicator) == indicators.size() - 1;
    }

    boolean hasWithin(Indicator indicator) {
        return indicator.measure().within() != Within.NOTHING;
    }

    /** What it can be split by. */
    List<Scope.Kind> scopes(Indicator indicator) {
        Subject subject = indicator.measure().subject();
        return Stream.of(Scope.Kind.values())
                .filter(
                        kind ->
                                kind == Scope.Kind.ALL
                                        || subject == Subject.CALLS
                                        || subject == Subject.CASES && kind == Scope.Kind.CHANNEL)
                .toList();
    }
}
