// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.CallQuery;
import org.madoguchi.api.telephony.CallQuery.Direction;
import org.madoguchi.api.telephony.Outcome;

/**
 * Which calls are wanted, as typed and chosen on the page. What makes no sense is taken away, so
 * that the form shows what really restricts.
 *
 * @param since first day and {@code until} the last one, each with a time of that day or none
 * @param operator id of an account; empty for any
 * @param number part of it
 * @param topic part of what was chosen in the menu, or of the number that was dialled
 */
record CallLogFilter(
        String since,
        String sinceTime,
        String until,
        String untilTime,
        String operator,
        String number,
        String topic,
        String outcome,
        String direction,
        boolean recorded) {
    /** What is shown to whoever has asked for nothing yet. */
    private static final int DAYS = 30;

    static CallLogFilter of(MultivaluedMap<String, String> sent, LocalDate today) {
        String since =
                sent.containsKey("since")
                        ? day(sent.getFirst("since"))
                        : today.minusDays(DAYS).toString();
        String until = day(sent.getFirst("until"));
        return new CallLogFilter(
                since,
                since.isEmpty() ? "" : like("([01]\\d|2[0-3]):[0-5]\\d", sent, "since-time"),
                until,
                until.isEmpty() ? "" : like("([01]\\d|2[0-3]):[0-5]\\d", sent, "until-time"),
                like("\\d{1,18}", sent, "operator"),
                plain(sent, "number"),
                plain(sent, "topic"),
                constant(Outcome.class, sent, "outcome"),
                constant(Direction.class, sent, "direction"),
                sent.containsKey("recorded"));
    }

    private static String day(String sent) {
        return SurveySpan.date(sent).map(LocalDate::toString).orElse("");
    }

    private static String like(String form, MultivaluedMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value != null && value.matches(form) ? value : "";
    }

    private static String plain(MultivaluedMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        String text = value == null ? "" : value.replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip();
        return text.length() <= CallQuery.MAX_TEXT ? text : text.substring(0, CallQuery.MAX_TEXT);
    }

    private static <E extends Enum<E>> String constant(
            Class<E> type, MultivaluedMap<String, String> sent, String name) {
        return FaqFilter.constant(type, String.valueOf(sent.getFirst(name)))
                .map(Enum::name)
                .orElse("");
    }

    CallQuery asked(Words words) {
        return new CallQuery(
                SurveySpan.date(since).map(day -> moment(words, day, sinceTime)),
                SurveySpan.date(until).map(day -> end(words, day)),
                operatorId(),
                number,
                topic,
                FaqFilter.constant(Outcome.class, outcome),
                FaqFilter.constant(Direction.class, direction),
                recorded);
    }

    Optional<UserId> operatorId() {
        return operator.isEmpty()
                ? Optional.empty()
                : Optional.of(new UserId(Long.parseLong(operator)));
    }

    private static Instant moment(Words words, LocalDate day, String time) {
        return time.isEmpty() ? words.startOf(day) : words.at(day, LocalTime.parse(time));
    }

    /** The last day or minute is wanted, too. */
    private Instant end(Words words, LocalDate day) {
        return untilTime.isEmpty()
                ? words.startOf(day.plusDays(1))
                : moment(words, day, untilTime).plusSeconds(60);
    }

    boolean isOutcome(Outcome one) {
        return outcome.equals(one.name());
    }

    boolean isDirection(Direction one) {
        return direction.equals(one.name());
    }

    /** Part of an address. */
    String query() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("since", since);
        fields.put("since-time", sinceTime);
        fields.put("until", until);
        fields.put("until-time", untilTime);
        fields.put("operator", operator);
        fields.put("number", number);
        fields.put("topic", topic);
        fields.put("outcome", outcome);
        fields.put("direction", direction);
        fields.put("recorded", recorded ? "yes" : "");
        // the first day is said even when there is none, or the usual one would be taken
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty() || field.getKey().equals("since"))
                .map(field -> field.getKey() + "=" + Urls.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
