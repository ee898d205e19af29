// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.city.OpeningHours;

/**
 * All ways into the desk: the main one, those of numbers of their own (FJ-024, YK-021, ST-024), and
 * those that stand in for another during hours of their own (ST-081). Immutable.
 */
final class Entrances {
    /** Between the menus that a caller went through, as the dialplan tells them. */
    static final String STEP = "/";

    /** So many names make up the label of a queue. */
    private static final int MOST_WORDS = 3;

    private final Map<String, Entrance> byKey;
    private final Map<String, String> byNumber;
    private final Map<String, List<String>> standingIn;

    /**
     * @param byKey the main one among them
     * @param byNumber keys by the number as the carrier tells it
     * @param standingIn keys, in the order in which they are asked, by the key of the one that they
     *     stand in for
     */
    Entrances(
            Map<String, Entrance> byKey,
            Map<String, String> byNumber,
            Map<String, List<String>> standingIn) {
        this.byKey = Map.copyOf(byKey);
        this.byNumber = new TreeMap<>(byNumber);
        this.standingIn = Map.copyOf(standingIn);
    }

    Entrance main() {
        return named(Entrance.MAIN);
    }

    /** Of a key that is known to be there. */
    Entrance named(String key) {
        return byKey.get(key);
    }

    /**
     * By which entrance a call comes in.
     *
     * @param line the number that was dialled
     * @param now in the city's zone
     */
    Entrance at(String line, ZonedDateTime now) {
        Entrance usual = usual(line);
        return standingIn(usual).filter(one -> one.hours().isOpen(now)).findFirst().orElse(usual);
    }

    private Entrance usual(String line) {
        return named(byNumber.getOrDefault(line, Entrance.MAIN));
    }

    private Stream<Entrance> standingIn(Entrance usual) {
        return standingIn.getOrDefault(usual.key(), List.of()).stream().map(this::named);
    }

    /** Numbers that have an entrance of their own. */
    Map<String, Entrance> ofNumbers() {
        Map<String, Entrance> found = new TreeMap<>();
        byNumber.forEach((number, key) -> found.put(number, named(key)));
        return found;
    }

    /** When somebody is there on that day, by this entrance or one that stands in for it. */
    List<OpeningHours.Span> on(Entrance usual, LocalDate date) {
        List<OpeningHours.Span> spans = new ArrayList<>(usual.hours().on(date));
        standingIn(usual).forEach(one -> spans.addAll(one.hours().on(date)));
        spans.sort(Comparator.comparing(OpeningHours.Span::from));
        return spans;
    }

    /**
     * What people call a queue: the choices of menus that lead there, or else the entrances that
     * do, or else its name.
     */
    String label(String queue) {
        List<Entrance> all =
                byKey.values().stream()
                        .sorted(
                                Comparator.comparing((Entrance one) -> !one.isMain())
                                        .thenComparing(Entrance::key))
                        .toList();
        Stream<String> choices =
                all.stream()
                        .flatMap(one -> one.menu().values().stream())
                        .filter(choice -> choice.target().equals(queue))
                        .map(Entrance.Choice::label);
        Stream<String> entrances =
                all.stream()
                        .filter(one -> one.queue().equals(queue) && !one.isMain())
                        .map(Entrance::name);
        return joined(choices).or(() -> joined(entrances)).orElse(queue);
    }

    private static Optional<String> joined(Stream<String> words) {
        return Optional.of(words.distinct().limit(MOST_WORDS).collect(Collectors.joining("・")))
                .filter(label -> !label.isEmpty());
    }

    /** What people read for the choices that a caller made; what is unknown stays as it is. */
    String shown(String choices) {
        Map<String, String> words = new HashMap<>();
        byKey.values()
                .forEach(
                        entrance ->
                                entrance.menu()
                                        .values()
                                        .forEach(
                                                choice ->
                                                        words.put(
                                                                entrance.named(choice.digit()),
                                                                choice.shown())));
        return Arrays.stream(choices.split(STEP))
                .map(choice -> words.getOrDefault(choice, choice))
                .collect(Collectors.joining(" ＞ "));
    }
}
