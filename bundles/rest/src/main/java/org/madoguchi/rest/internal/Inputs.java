// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.ItemValue;
import org.madoguchi.api.cases.ItemWish;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.editorial.Period;

/** Reads what clients send and says in their terms what is wrong with it. */
final class Inputs {
    private Inputs() {}

    /**
     * A text that must be there.
     *
     * @throws RejectedException when it is missing, blank or longer than {@code max} characters
     */
    static String text(String name, String value, int max) {
        if (value == null || value.isBlank()) {
            throw Words.rejection("input.missing", name);
        }
        return optionalText(name, value, max);
    }

    /** A text that may be missing; then it is empty. */
    static String optionalText(String name, String value, int max) {
        if (value == null) {
            return "";
        }
        if (value.length() > max) {
            throw Words.rejection("input.too-long", name, value.length(), max);
        }
        return value;
    }

    /** Texts that may be missing; then there are none. */
    static List<String> texts(String name, List<String> values, int most, int max) {
        List<String> given = values == null ? List.of() : values;
        if (given.size() > most) {
            throw Words.rejection("input.too-many", name, given.size(), most);
        }
        return given.stream().map(value -> optionalText(name, value, max)).toList();
    }

    /** Something that must be there. */
    static <T> T required(String name, T value) {
        if (value == null) {
            throw Words.rejection("input.missing", name);
        }
        return value;
    }

    static PageRequest page(int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw Words.rejection("input.page", PageRequest.MAX_LIMIT);
        }
        return new PageRequest(offset, limit);
    }

    static <E extends Enum<E>> E constant(String name, Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return constant;
            }
        }
        throw Words.rejection(
                "input.constant",
                name,
                Arrays.stream(type.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", ")));
    }

    static Optional<String> given(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** An id in a path: what is no id does not exist. */
    static <T> T pathId(String text, LongFunction<T> make) {
        try {
            return make.apply(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new NotFoundException("no id in the path");
        }
    }

    static CaseId pathCase(String text) {
        try {
            return CaseId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no case id in the path");
        }
    }

    /** The number of a case in a body. */
    static CaseId caseId(String name, String text) {
        try {
            return CaseId.parse(required(name, text));
        } catch (IllegalArgumentException e) {
            throw Words.rejection("input.id", name);
        }
    }

    /** An id in a body or parameter. */
    static <T> T id(String name, String text, LongFunction<T> make) {
        try {
            return make.apply(Long.parseLong(required(name, text).strip()));
        } catch (NumberFormatException e) {
            throw Words.rejection("input.id", name);
        }
    }

    /**
     * By what was filled in on cases.
     *
     * @param items id of a form, a dot and the id of its item, each
     * @param values of the items in their order; empty or missing for anything
     * @param untils ends of spans, as the values
     */
    static List<ItemWish> items(List<String> items, List<String> values, List<String> untils) {
        List<String> named = items.stream().filter(name -> !name.isBlank()).toList();
        if (named.size() > CaseCriteria.MOST_ITEMS) {
            throw Words.rejection("input.items", CaseCriteria.MOST_ITEMS);
        }
        return IntStream.range(0, named.size())
                .mapToObj(place -> item(named.get(place), at(values, place), at(untils, place)))
                .toList();
    }

    private static ItemWish item(String name, String value, String until) {
        try {
            return ItemWish.of(
                            name,
                            optionalText("itemValue", value, ItemValue.LONGEST),
                            optionalText("itemUntil", until, ItemValue.LONGEST))
                    .orElseThrow(() -> Words.rejection("input.item"));
        } catch (IllegalArgumentException noSpan) {
            throw Words.rejection("input.span");
        }
    }

    private static String at(List<String> values, int place) {
        return place < values.size() ? values.get(place) : "";
    }

    static ChannelId channel(String text) {
        try {
            return new ChannelId(text);
        } catch (IllegalArgumentException e) {
            throw Words.rejection("input.id", "channel");
        }
    }

    static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Words.rejection("input.time", name);
        }
    }

    /** Days of the city's calendar. */
    static Period period(String first, String last) {
        try {
            return new Period(
                    LocalDate.parse(required("first", first)),
                    LocalDate.parse(required("last", last)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw Words.rejection("input.period");
        }
    }
}
