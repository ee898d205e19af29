// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.function.LongFunction;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;

/** The filter of the list of articles as it stands in the address; nonsense does not narrow. */
record FaqFilter(
        String text,
        Optional<ArticleState> state,
        Optional<Audience> audience,
        Optional<CategoryId> category,
        Optional<DepartmentId> department,
        boolean mine) {
    private static final int WORDS = 200;

    static FaqFilter of(MultivaluedMap<String, String> query) {
        String text = plain(query, "q");
        return new FaqFilter(
                text.length() > WORDS ? text.substring(0, WORDS) : text,
                constant(ArticleState.class, plain(query, "state")),
                constant(Audience.class, plain(query, "audience")),
                optional(number(plain(query, "category"))).map(CategoryId::new),
                optional(number(plain(query, "department"))).map(DepartmentId::new),
                !plain(query, "mine").isEmpty());
    }

    ArticleFilter filter() {
        return new ArticleFilter(text, state, audience, category, department, mine);
    }

    /** The same with another state, or with every state. */
    FaqFilter in(Optional<ArticleState> other) {
        return new FaqFilter(text, other, audience, category, department, mine);
    }

    boolean narrows() {
        return !equals(new FaqFilter("", state, empty(), empty(), empty(), false));
    }

    /** Part of an address after its question mark; ends with {@code &} unless it is empty. */
    String query() {
        StringJoiner query = new StringJoiner("&", "", "&").setEmptyValue("");
        if (!text.isEmpty()) {
            query.add("q=" + Urls.encode(text));
        }
        state.ifPresent(value -> query.add("state=" + value.name()));
        audience.ifPresent(value -> query.add("audience=" + value.name()));
        category.ifPresent(value -> query.add("category=" + value));
        department.ifPresent(value -> query.add("department=" + value));
        if (mine) {
            query.add("mine=yes");
        }
        return query.toString();
    }

    static OptionalLong number(String text) {
        return text.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /** The id that is written there, if it is one. */
    static <T> Optional<T> id(String text, LongFunction<T> type) {
        OptionalLong number = number(text);
        return number.isPresent() ? Optional.of(type.apply(number.getAsLong())) : Optional.empty();
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        for (E known : type.getEnumConstants()) {
            if (known.name().equals(name)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> optional(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static <T> Optional<T> empty() {
        return Optional.empty();
    }

    private static String plain(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
