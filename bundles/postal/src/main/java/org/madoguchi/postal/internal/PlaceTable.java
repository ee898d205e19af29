// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.postal.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.madoguchi.api.contact.PostalCodes.Place;

/** All codes in a few arrays: 120,000 places in 3 MB. Immutable. */
final class PlaceTable {
    private final int[] codes;
    private final short[] municipalities;
    private final int[] townEnds;
    private final byte[] towns;
    private final List<Municipality> names;

    private record Municipality(String prefecture, String name) {
        /** What follows its name in an address; empty when the address does not begin with it. */
        Optional<String> rest(String address) {
            String here =
                    address.startsWith(prefecture)
                            ? address.substring(prefecture.length())
                            : address;
            return here.startsWith(name)
                    ? Optional.of(here.substring(name.length()))
                    : Optional.empty();
        }
    }

    private record Line(int code, short municipality, String town) {}

    private PlaceTable(List<Line> lines, List<Municipality> names) {
        codes = new int[lines.size()];
        municipalities = new short[lines.size()];
        townEnds = new int[lines.size()];
        StringBuilder all = new StringBuilder();
        int end = 0;
        for (int i = 0; i < codes.length; i++) {
            Line line = lines.get(i);
            codes[i] = line.code();
            municipalities[i] = line.municipality();
            end += line.town().getBytes(StandardCharsets.UTF_8).length;
            townEnds[i] = end;
            all.append(line.town());
        }
        this.towns = all.toString().getBytes(StandardCharsets.UTF_8);
        this.names = List.copyOf(names);
    }

    int size() {
        return codes.length;
    }

    /**
     * @param code seven digits
     */
    List<Place> find(String code) {
        int wanted = Integer.parseInt(code);
        List<Place> found = new ArrayList<>();
        for (int i = first(wanted); i < codes.length && codes[i] == wanted; i++) {
            Municipality municipality = names.get(municipalities[i]);
            found.add(new Place(code, municipality.prefecture(), municipality.name(), town(i)));
        }
        return List.copyOf(found);
    }

    /**
     * The places whose municipality, and as much of a town as any of them has, an address begins
     * with; a place that is only the municipality where no town of it fits.
     *
     * @param address with or without the prefecture
     */
    List<Place> beginning(String address) {
        List<Place> longest = new ArrayList<>();
        int best = -1;
        for (int number = 0; number < names.size(); number++) {
            Municipality municipality = names.get(number);
            Optional<String> rest = municipality.rest(address);
            if (rest.isEmpty()) {
                continue;
            }
            Place place = longest(number, municipality, rest.get());
            int length = place.municipality().length() + place.town().length();
            if (length > best) {
                longest.clear();
                best = length;
            }
            if (length == best) {
                longest.add(place);
            }
        }
        return longest;
    }

    private Place longest(int number, Municipality municipality, String rest) {
        String code = "";
        String best = "";
        for (int i = 0; i < codes.length; i++) {
            if (municipalities[i] == number) {
                String town = town(i);
                if (town.length() > best.length() && rest.startsWith(town)) {
                    best = town;
                    code = String.format(Locale.ROOT, "%07d", codes[i]);
                }
            }
        }
        return new Place(code, municipality.prefecture(), municipality.name(), best);
    }

    /** Every place. */
    Stream<Place> all() {
        return IntStream.range(0, codes.length)
                .mapToObj(
                        i -> {
                            Municipality municipality = names.get(municipalities[i]);
                            return new Place(
                                    String.format(Locale.ROOT, "%07d", codes[i]),
                                    municipality.prefecture(),
                                    municipality.name(),
                                    town(i));
                        });
    }

    private int first(int code) {
        int low = 0;
        int high = codes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (codes[middle] < code) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String town(int i) {
        int begin = i == 0 ? 0 : townEnds[i - 1];
        return new String(towns, begin, townEnds[i] - begin, StandardCharsets.UTF_8);
    }

    /** Collects places in any order; the same twice is once. */
    static final class Builder {
        /** Twice as many as there are. */
        private static final int MOST = 400_000;

        private final Map<Municipality, Short> numbers = new LinkedHashMap<>();
        private final Map<Line, Boolean> lines = new LinkedHashMap<>();

        void add(String code, String prefecture, String municipality, String town) {
            if (!code.matches("\\d{7}") || prefecture.isBlank() || municipality.isBlank()) {
                throw new IllegalArgumentException("'" + code + "' is no place with a code");
            }
            if (lines.size() >= MOST || numbers.size() >= Short.MAX_VALUE) {
                throw new IllegalArgumentException("more than " + MOST + " places");
            }
            short number =
                    numbers.computeIfAbsent(
                            new Municipality(prefecture, municipality),
                            key -> (short) numbers.size());
            lines.put(new Line(Integer.parseInt(code), number, town), true);
        }

        PlaceTable build() {
            List<Line> sorted = new ArrayList<>(lines.keySet());
            sorted.sort(Comparator.comparingInt(Line::code));
            return new PlaceTable(sorted, new ArrayList<>(numbers.keySet()));
        }
    }
}
