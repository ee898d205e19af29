// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.madoguchi.api.cases.ServiceCounts;
import org.madoguchi.api.cases.ServiceCounts.Share;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.servicelevel.Figure;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.Measure;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.ScreenTimes;
import org.madoguchi.api.telephony.AnswerCounts;
import org.madoguchi.api.telephony.AnswerCounts.Answering;

/**
 * One month without what is left out of it. Calls are asked for once for each number of seconds,
 * whatever number of indicators is made of them. For one request.
 */
final class MonthCount {
    private final AnswerCounts calls;
    private final ServiceCounts cases;
    private final ScreenTimes screens;
    private final List<Stretch> stretches;
    private final List<Stretch> planned;
    private final List<Stretch> outages;
    private final Instant now;
    private final Map<Integer, List<Answering>> answering = new HashMap<>();

    /**
     * @param stretches of the month, none after now
     */
    MonthCount(
            AnswerCounts calls,
            ServiceCounts cases,
            ScreenTimes screens,
            List<Stretch> stretches,
            List<Stretch> planned,
            List<Stretch> outages,
            Instant now) {
        this.calls = calls;
        this.cases = cases;
        this.screens = screens;
        this.stretches = stretches;
        this.planned = planned;
        this.outages = outages;
        this.now = now;
    }

    Figure figure(Indicator indicator) {
        return switch (indicator.measure().subject()) {
            case CALLS -> ofCalls(indicator);
            case CASES -> ofCases(indicator);
            case SERVICE -> ofService();
            case SCREENS -> ofScreens(indicator.within());
        };
    }

    private Figure ofCalls(Indicator indicator) {
        return answering.computeIfAbsent(indicator.within(), this::answering).stream()
                .filter(line -> isIn(line, indicator.scope()))
                .map(line -> figure(line, indicator.measure()))
                .reduce(Figure.NONE, Figure::plus);
    }

    private List<Answering> answering(int seconds) {
        List<Answering> lines = new ArrayList<>();
        for (Stretch stretch : stretches) {
            lines.addAll(
                    calls.answering(stretch.from(), stretch.until(), Duration.ofSeconds(seconds)));
        }
        return lines;
    }

    private static boolean isIn(Answering line, Scope scope) {
        return switch (scope.kind()) {
            case ALL -> true;
            case CHANNEL -> line.channel().value().equals(scope.value());
            case LINE -> line.line().equals(scope.value());
            case QUEUE -> line.queue().equals(scope.value());
        };
    }

    private static Figure figure(Answering line, Measure measure) {
        return switch (measure) {
            case ANSWER_RATE -> new Figure(line.answered(), line.arrived());
            case PROMPT_OF_ARRIVED -> new Figure(line.inTime(), line.arrived());
            case PROMPT_OF_ANSWERED -> new Figure(line.inTime(), line.answered());
            case ABANDONMENT_RATE -> new Figure(line.abandoned(), line.arrived());
            case TALK_TIME -> new Figure(line.talked().toSeconds(), line.answered());
            case WRAP_UP_TIME -> new Figure(line.wrappingUp().toSeconds(), line.wrappedUp());
            case RESOLUTION_RATE, DEALT_WITH_RATE, AVAILABILITY, SCREEN_RATE ->
                    throw new IllegalArgumentException(measure + " is not made of calls");
        };
    }

    private Figure ofCases(Indicator indicator) {
        Optional<ChannelId> channel =
                Optional.of(indicator.scope())
                        .filter(scope -> scope.kind() == Scope.Kind.CHANNEL)
                        .map(scope -> new ChannelId(scope.value()));
        return indicator.measure() == Measure.RESOLUTION_RATE
                ? sum(stretch -> cases.resolved(stretch.from(), stretch.until(), channel))
                : sum(
                        stretch ->
                                cases.inTime(
                                        stretch.from(),
                                        stretch.until(),
                                        channel,
                                        indicator.within(),
                                        now));
    }

    private Figure sum(Function<Stretch, Share> share) {
        return stretches.stream()
                .map(share)
                .map(each -> new Figure(each.part(), each.all()))
                .reduce(Figure.NONE, Figure::plus);
    }

    private Figure ofScreens(int seconds) {
        return stretches.stream()
                .map(stretch -> screens.within(stretch.from(), stretch.until(), seconds))
                .reduce(Figure.NONE, Figure::plus);
    }

    /** Seconds in which it was there, of those in which it should have been. */
    private Figure ofService() {
        List<Stretch> due = Stretch.without(stretches, planned);
        return new Figure(
                Stretch.length(Stretch.without(due, outages)).toSeconds(),
                Stretch.length(due).toSeconds());
    }
}
