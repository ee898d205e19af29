// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.channel.EmailAddress;

/** The checked settings of {@code etc/org.madoguchi.reports.cfg}. */
record ReportSettings(List<EmailAddress> to, ReportPlan plan) {
    private static final int MOST_ADDRESSES = 50;

    ReportSettings {
        to = List.copyOf(to);
    }

    /**
     * @throws IllegalArgumentException naming the key, and what to write
     */
    static ReportSettings from(ReportsConfig config) {
        List<EmailAddress> to = values(config.to()).map(ReportSettings::address).toList();
        if (to.size() > MOST_ADDRESSES) {
            throw wrong("to", "書けるアドレスは" + MOST_ADDRESSES + "個までです / at most " + MOST_ADDRESSES);
        }
        return new ReportSettings(
                to,
                new ReportPlan(
                        values(config.kinds())
                                .map(ReportSettings::kind)
                                .collect(Collectors.toSet()),
                        time(config.at()),
                        isYes(config.every_day())));
    }

    private static Stream<String> values(String... written) {
        return Arrays.stream(written).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static EmailAddress address(String text) {
        return EmailAddress.read(text)
                .orElseThrow(
                        () ->
                                wrong(
                                        "to",
                                        "メールアドレスをカンマ区切りで書いてください / write mail addresses"
                                                + " between commas"));
    }

    private static FigureSpan.Unit kind(String text) {
        return FaqFilter.constant(
                        FigureSpan.Unit.class, text.toUpperCase(Locale.ROOT).replace('-', '_'))
                .filter(unit -> unit != FigureSpan.Unit.DATES)
                .orElseThrow(
                        () ->
                                wrong(
                                        "kinds",
                                        "day, week, month, half, fiscal-year, year をカンマ区切りで"
                                                + "書いてください / write some of these between commas"));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException e) {
            throw wrong("at", "07:30 のように書いてください / write a time such as 07:30");
        }
    }

    private static boolean isYes(String text) {
        return switch (text.strip()) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong("every.day", "yes か no を書いてください / write yes or no");
        };
    }

    private static IllegalArgumentException wrong(String key, String advice) {
        return new IllegalArgumentException(
                "etc/org.madoguchi.reports.cfg: " + key + ": " + advice);
    }
}
