// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;

/**
 * The ways to answer a case, as the composer offers them. What belongs to some of them only is
 * marked with their keys; the page shows what belongs to the chosen one.
 */
record WayPanel(Screen screen, ReplyWays ways, ChannelBadge.Finder badges, WayChoice choice) {
    /**
     * @param key names it within the page
     * @param to empty for an address that is typed
     */
    record Line(
            String key,
            String value,
            ChannelBadge badge,
            AddressKind kind,
            Optional<Party> to,
            Optional<ReplyWays.Source> source,
            List<CannedReply> texts,
            boolean onlyTexts) {
        Line {
            texts = List.copyOf(texts);
        }
    }

    /** Texts that can be inserted, with the keys of the ways that they are for. */
    record Texts(String keys, List<CannedReply> texts, boolean onlyTexts) {
        Texts {
            texts = List.copyOf(texts);
        }

        /** Headings in their order; an empty one for those without. */
        List<String> headings() {
            return texts.stream().map(CannedReply::category).distinct().sorted().toList();
        }

        List<CannedReply> under(String heading) {
            return texts.stream().filter(text -> text.category().equals(heading)).toList();
        }
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (ReplyWays.Way way : ways.ways()) {
            lines.add(
                    new Line(
                            "w" + lines.size(),
                            WayChoice.value(way.to().address()),
                            badges.of(way.channel().id()),
                            way.to().address().kind(),
                            Optional.of(way.to()),
                            Optional.of(way.source()),
                            way.texts(),
                            way.onlyTexts()));
        }
        for (ReplyWays.Typed typed : ways.typed()) {
            lines.add(
                    new Line(
                            "w" + lines.size(),
                            WayChoice.value(typed.channel().addressKind()),
                            badges.of(typed.channel().id()),
                            typed.channel().addressKind(),
                            Optional.empty(),
                            Optional.empty(),
                            typed.texts(),
                            typed.onlyTexts()));
        }
        return lines;
    }

    /** What was chosen before a refusal, else what the citizen wished, else the usual. */
    Optional<Line> chosen() {
        List<Line> lines = lines();
        return lines.stream()
                .filter(line -> line.value().equals(choice.chosen()))
                .findFirst()
                .or(() -> ways.preferred().flatMap(way -> of(lines, way)))
                .or(() -> lines.stream().findFirst());
    }

    private static Optional<Line> of(List<Line> lines, ReplyWays.Way way) {
        return lines.stream()
                .filter(line -> line.value().equals(WayChoice.value(way.to().address())))
                .findFirst();
    }

    boolean isChosen(Line line) {
        return chosen().filter(line::equals).isPresent();
    }

    boolean isPossible() {
        return !lines().isEmpty();
    }

    /** Nobody needs to look at the ways when the answer goes back as the question came. */
    boolean isOpen() {
        return ways.wish().isPresent()
                || chosen().flatMap(Line::source).filter(ReplyWays.Source.CASE::equals).isEmpty();
    }

    /** Keys of the ways that this is true for, with blanks between. */
    String keys(Predicate<Line> wanted) {
        return lines().stream().filter(wanted).map(Line::key).collect(Collectors.joining(" "));
    }

    /** Whether what belongs to these ways is hidden at first. */
    boolean isHidden(String keys) {
        return chosen().filter(line -> List.of(keys.split(" ")).contains(line.key())).isEmpty();
    }

    String typedKeys() {
        return keys(line -> line.to().isEmpty());
    }

    String copyKeys() {
        return keys(line -> line.badge().copies());
    }

    String numberKeys() {
        return keys(line -> line.badge().kind().equals("sms"));
    }

    /** The names of channels that files cannot go by, with the keys of their ways. */
    Map<String, String> withoutFiles() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Line line : lines()) {
            if (!line.badge().files()) {
                names.merge(line.badge().name(), line.key(), (some, more) -> some + " " + more);
            }
        }
        return names;
    }

    List<Texts> texts() {
        Map<List<CannedReply>, List<Line>> same = new LinkedHashMap<>();
        lines().forEach(
                        line ->
                                same.computeIfAbsent(line.texts(), any -> new ArrayList<>())
                                        .add(line));
        return same.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(
                        entry ->
                                new Texts(
                                        entry.getValue().stream()
                                                .map(Line::key)
                                                .collect(Collectors.joining(" ")),
                                        entry.getKey(),
                                        entry.getValue().get(0).onlyTexts()))
                .toList();
    }
}
