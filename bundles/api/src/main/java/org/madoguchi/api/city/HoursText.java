// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.city;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hours as people and configuration files write them: {@code 土（第3を除く） 9:00～17:00}. */
final class HoursText {
    private static final Pattern SPAN =
            Pattern.compile("([0-2]?[0-9]:[0-5][0-9])\\s*-\\s*([0-2]?[0-9]:[0-5][0-9])");
    private static final Pattern CLOSED = Pattern.compile("closed|休み|休業|休|閉庁|閉館|不可");
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})(?:-|/|年)([0-9]{1,2})(?:-|/|月)([0-9]{1,2})日?");
    private static final String WEEKS = "[1-5](?:[,・、](?:第)?[1-5])*";
    private static final Pattern ALL_BUT =
            Pattern.compile("!(" + WEEKS + ")|\\(?第(" + WEEKS + ")(?:[月火水木金土日]曜?日?)?[はを]?除く\\)?");
    private static final Pattern ONLY = Pattern.compile("#(" + WEEKS + ")|第(" + WEEKS + ")");
    private static final String DAY = "mon|tue|wed|thu|fri|sat|sun|月|火|水|木|金|土|日";
    private static final Pattern DAYS =
            Pattern.compile("(" + DAY + ")(?:曜日?)?(?:-(" + DAY + ")(?:曜日?)?)?[,・、と]?");
    private static final Pattern HOLIDAY = Pattern.compile("holidays?|祝祭日|祝日|祝");
    private static final Pattern EVERY = Pattern.compile("daily|毎日");

    private static final List<String> ENGLISH =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> JAPANESE = List.of("月", "火", "水", "木", "金", "土", "日");

    private HoursText() {}

    /** What a line says about when. */
    record Line(
            Set<DayOfWeek> days,
            Set<Integer> weeks,
            boolean holidays,
            LocalDate date,
            List<OpeningHours.Span> spans) {}

    static List<String> parts(String text) {
        return Stream.of(text.split("[;；\n\r]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /**
     * @throws IllegalArgumentException naming the line
     */
    static Line line(String written) {
        String text =
                Normalizer.normalize(written, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[〜~–—−]", "-")
                        .replaceAll("([0-9]{1,2})時([0-9]{1,2})分?", "$1:$2")
                        .replaceAll("([0-9]{1,2})時半", "$1:30")
                        .replaceAll("([0-9]{1,2})時", "$1:00")
                        .replaceAll("(?<=[0-9])から", "-")
                        .replace("まで", "");
        List<OpeningHours.Span> spans = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        Matcher times = SPAN.matcher(text);
        while (times.find()) {
            times.appendReplacement(rest, " ");
            spans.add(span(written, times.group(1), times.group(2)));
        }
        times.appendTail(rest);
        String when = rest.toString();
        boolean closed = CLOSED.matcher(when).find();
        if (closed == !spans.isEmpty()) {
            throw new IllegalArgumentException("'" + written + "' has no hours");
        }
        return line(written, CLOSED.matcher(when).replaceAll(" "), ordered(written, spans));
    }

    private static Line line(String written, String when, List<OpeningHours.Span> spans) {
        Matcher date = DATE.matcher(when);
        if (date.find()) {
            demandNothingElse(written, date.replaceFirst(""));
            return new Line(Set.of(), Set.of(), false, date(written, date), spans);
        }
        String plain = when.replaceAll("[\\s()]+(?=除)|\\s", "");
        Set<Integer> weeks = Set.of();
        Matcher but = ALL_BUT.matcher(plain);
        Matcher only = ONLY.matcher(plain);
        if (but.find()) {
            weeks = new TreeSet<>(Set.of(1, 2, 3, 4, 5));
            weeks.removeAll(numbers(but));
            plain = but.replaceFirst("");
        } else if (only.find()) {
            weeks = numbers(only);
            plain = only.replaceFirst("");
        }
        boolean holidays = HOLIDAY.matcher(plain).find();
        plain = HOLIDAY.matcher(plain).replaceAll("");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (EVERY.matcher(plain).find()) {
            days.addAll(EnumSet.allOf(DayOfWeek.class));
            plain = EVERY.matcher(plain).replaceAll("");
        }
        Matcher each = DAYS.matcher(plain);
        while (each.find()) {
            days.addAll(days(written, each.group(1), each.group(2)));
        }
        demandNothingElse(written, each.replaceAll(""));
        if (days.isEmpty() && !holidays) {
            throw new IllegalArgumentException(
                    "'" + written + "' is no day or row of days like mon-fri");
        }
        return new Line(days, weeks, holidays, null, spans);
    }

    private static void demandNothingElse(String written, String rest) {
        if (!rest.replaceAll("[\\s,・、:()はの]", "").isEmpty()) {
            throw new IllegalArgumentException("'" + written + "' cannot be read");
        }
    }

    private static OpeningHours.Span span(String written, String from, String to) {
        try {
            OpeningHours.Span span = new OpeningHours.Span(time(from), time(to));
            if (span.from().isBefore(span.to())) {
                return span;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + written + "' has no such time", e);
        }
        throw new IllegalArgumentException("'" + written + "' ends before it begins");
    }

    /** The end of the day is written 24:00. */
    private static LocalTime time(String text) {
        String padded = text.length() == 4 ? "0" + text : text;
        return padded.equals("24:00") ? LocalTime.MAX : LocalTime.parse(padded);
    }

    private static List<OpeningHours.Span> ordered(String written, List<OpeningHours.Span> spans) {
        List<OpeningHours.Span> sorted =
                spans.stream().sorted((one, other) -> one.from().compareTo(other.from())).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from().isBefore(sorted.get(i - 1).to())) {
                throw new IllegalArgumentException("'" + written + "' has hours twice");
            }
        }
        return sorted;
    }

    private static LocalDate date(String written, Matcher date) {
        try {
            return LocalDate.of(
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(date.group(2)),
                    Integer.parseInt(date.group(3)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + written + "' is no date like 2026-12-29", e);
        }
    }

    private static Set<Integer> numbers(Matcher found) {
        String text = found.group(1) == null ? found.group(2) : found.group(1);
        return text.chars()
                .filter(c -> c >= '1' && c <= '5')
                .mapToObj(c -> c - '0')
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<DayOfWeek> days(String written, String from, String to) {
        int first = place(from);
        int last = to == null ? first : place(to);
        if (last < first) {
            throw new IllegalArgumentException(
                    "'" + written + "' is no day or row of days like mon-fri");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int day = first; day <= last; day++) {
            days.add(DayOfWeek.of(day + 1));
        }
        return days;
    }

    private static int place(String day) {
        return Math.max(ENGLISH.indexOf(day), JAPANESE.indexOf(day));
    }

    /** As {@link #line} reads it. */
    static String written(Line line, Locale locale) {
        boolean ja = locale.getLanguage().equals("ja");
        String when;
        if (line.date() != null) {
            when = line.date().toString();
        } else {
            when = days(line.days(), ja);
            if (line.holidays()) {
                when += (when.isEmpty() ? "" : ja ? "・" : ",") + (ja ? "祝日" : "holiday");
            }
            when += weeks(line.weeks(), ja);
        }
        return when
                + " "
                + (line.spans().isEmpty()
                        ? ja ? "休み" : "closed"
                        : line.spans().stream()
                                .map(span -> span.written(locale))
                                .collect(Collectors.joining(" ")));
    }

    private static String weeks(Set<Integer> weeks, boolean ja) {
        if (weeks.isEmpty()) {
            return "";
        }
        boolean allBut = weeks.size() > 2;
        String numbers =
                Stream.of(1, 2, 3, 4, 5)
                        .filter(week -> weeks.contains(week) != allBut)
                        .map(week -> ja ? "第" + week : Integer.toString(week))
                        .collect(Collectors.joining(ja ? "・" : ","));
        if (ja) {
            return "（" + numbers + (allBut ? "を除く" : "") + "）";
        }
        return " " + (allBut ? "!" : "#") + numbers;
    }

    private static String days(Set<DayOfWeek> days, boolean ja) {
        List<String> names = ja ? JAPANESE : ENGLISH;
        List<String> rows = new ArrayList<>();
        int day = 0;
        while (day < 7) {
            int end = day;
            while (end < 7 && days.contains(DayOfWeek.of(end + 1))) {
                end++;
            }
            if (end - day > 2) {
                rows.add(names.get(day) + (ja ? "～" : "-") + names.get(end - 1));
            } else {
                rows.addAll(names.subList(day, end));
            }
            day = Math.max(end, day + 1);
        }
        return String.join(ja ? "・" : ",", rows);
    }
}
