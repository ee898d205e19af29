// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.telephony.CallQuery;
import org.madoguchi.api.telephony.CallQuery.Direction;
import org.madoguchi.storage.Times;

/** The restrictions of a query that are there, as a question to the database. */
final class CallConditions {
    /** Years that both databases keep. */
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String WORDS =
            "(LOWER(menu) LIKE ? ESCAPE '!' OR LOWER(entrance) LIKE ? ESCAPE '!'";

    private final List<String> terms = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    CallConditions(CallQuery query) {
        query.from().ifPresent(from -> add("arrived_at >= ?", column(from)));
        query.until().ifPresent(until -> add("arrived_at < ?", column(until)));
        query.operator()
                .ifPresent(
                        operator ->
                                add(
                                        "(operator_id = ? OR answered_by = ?)",
                                        operator.value(),
                                        operator.value()));
        query.outcome().ifPresent(outcome -> add("outcome = ?", outcome.name()));
        query.direction().ifPresent(way -> add("outgoing = ?", way == Direction.OUTGOING));
        if (query.recorded()) {
            add("recording IS NOT NULL");
        }
        if (!query.number().isEmpty()) {
            addNumber(query.number());
        }
        if (!query.topic().isEmpty()) {
            addTopic(query.topic());
        }
    }

    /** What comes after this place, newest first. */
    CallConditions after(CallPlace last) {
        Timestamp at = column(last.at());
        add("(arrived_at < ? OR (arrived_at = ? AND id < ?))", at, at, last.id().value());
        return this;
    }

    private void addNumber(String typed) {
        String digits = digits(typed);
        if (digits.isEmpty()) {
            add("1 = 0");
        } else {
            add("(party LIKE ? OR party LIKE ?)", stored(typed, digits), containing(digits));
        }
    }

    private void addTopic(String typed) {
        String menu = containing(escaped(folded(typed)));
        String digits = digits(typed);
        // of words with a digit among them, the digit is no number
        if (digits.isEmpty() || folded(typed).codePoints().anyMatch(Character::isLetter)) {
            add(WORDS + ")", menu, menu);
        } else {
            add(
                    WORDS + " OR line LIKE ? OR line LIKE ?)",
                    menu,
                    menu,
                    stored(typed, digits),
                    containing(digits));
        }
    }

    /** Numbers are stored with the country before them; people write them from the 0. */
    private static String stored(String typed, String digits) {
        return PhoneNumber.read(typed)
                .map(number -> number.value() + "%")
                .orElse(digits.startsWith("0") ? "+81" + digits.substring(1) + "%" : digits + "%");
    }

    private static String digits(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        String digits = plain.replaceAll("[^0-9]", "");
        return digits.isEmpty() || !plain.strip().startsWith("+") ? digits : "+" + digits;
    }

    private static String folded(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cc}+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replaceAll("([!%_])", "!$1");
    }

    private static String containing(String text) {
        return "%" + text + "%";
    }

    private static Timestamp column(Instant at) {
        Instant bounded = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        return Timestamp.valueOf(Times.column(bounded));
    }

    private void add(String term, Object... parameters) {
        terms.add(term);
        values.addAll(Arrays.asList(parameters));
    }

    String where() {
        return terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
    }

    /** In the order of their places, with what stands behind them. */
    Object[] values(Object... behind) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(behind));
        return all.toArray();
    }
}
