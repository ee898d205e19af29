// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyFigures;
import org.madoguchi.api.survey.SurveyResults;
import org.madoguchi.api.survey.SurveyResults.Counts;

/**
 * A survey's results as the page and the report show them.
 *
 * @param channel whose answers alone are counted; empty for all
 * @param channels every channel there is, for choosing and for names
 * @param today when the report was made
 */
record SurveyView(
        Screen screen,
        SurveySpan span,
        Optional<ChannelId> channel,
        List<ChannelDescriptor> channels,
        LocalDate today,
        SurveyResults results) {
    /** What cities want of the share of 4 and 5 (ST-304), in percent. */
    static final int WANTED_SHARE = 90;

    /** Below that many respondents a share says little (ST-304). */
    static final int WANTED_ANSWERS = 200;

    private static final int WANTED_OF_CITIZENS = 70;
    private static final int WANTED_OF_STAFF = 80;

    String title() {
        return screen.in(results.survey().questions().name());
    }

    boolean asksCitizens() {
        return results.survey().plan().audience() == SurveyAudience.CITIZENS;
    }

    String path() {
        return "/console/surveys/" + results.survey().id() + "/results";
    }

    private String query() {
        return span.query() + channel.map(id -> "&channel=" + id).orElse("");
    }

    String report() {
        return path() + "/report?" + query();
    }

    String export(SurveyTables.Kind kind, TableFile file) {
        return path() + "/export?" + query() + "&show=" + kind + "&as=" + file;
    }

    Counts counts() {
        return results.counts();
    }

    /** So many have answered that the share can be relied on. */
    boolean isEnough() {
        return answered() >= WANTED_ANSWERS;
    }

    long answered() {
        return results.satisfaction().map(one -> one.answered()).orElse(0L);
    }

    boolean isShareReached() {
        return results.satisfaction().map(one -> one.share() * 100 >= WANTED_SHARE).orElse(false);
    }

    /** Points of 100 that are wanted: YK-041 of citizens, YK-040 of staff. */
    int wantedScore() {
        return asksCitizens() ? WANTED_OF_CITIZENS : WANTED_OF_STAFF;
    }

    boolean isScoreReached() {
        return results.score().orElse(0) >= wantedScore();
    }

    /** Mean or points; a dash for none. */
    static String number(OptionalDouble value, int digits) {
        return value.isEmpty()
                ? "－"
                : String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble());
    }

    static String percent(OptionalDouble share) {
        return share.isEmpty()
                ? "－"
                : String.format(Locale.ROOT, "%.1f%%", share.getAsDouble() * 100);
    }

    static String percent(long part, long whole) {
        return percent(share(part, whole));
    }

    static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /** For a bar of 100. */
    static long bar(long part, long whole) {
        return whole == 0 ? 0 : Math.round(100.0 * part / whole);
    }

    String mean() {
        return results.satisfaction()
                .map(one -> number(OptionalDouble.of(one.mean()), 2))
                .orElse("－");
    }

    String satisfied() {
        return results.satisfaction()
                .map(one -> percent(OptionalDouble.of(one.share())))
                .orElse("－");
    }

    String score() {
        return number(results.score(), 1);
    }

    String channelName(ChannelId id) {
        return id.equals(SurveyFigures.STAFF)
                ? screen.text("survey.staff")
                : channels.stream()
                        .filter(one -> one.id().equals(id))
                        .map(one -> screen.in(one.name()))
                        .findFirst()
                        .orElse(id.value());
    }

    String channelName() {
        return channel.map(this::channelName).orElse(screen.text("survey.channel.all"));
    }

    /** By which ways people are asked. */
    String method() {
        return results.survey().plan().occasions().stream()
                .map(occasion -> screen.name("survey.occasion", occasion))
                .collect(Collectors.joining(screen.text("survey.and")));
    }

    String label(FormField field) {
        return screen.in(field.head().label());
    }

    /** An option, kept in Japanese, in the reader's words. */
    String option(FormField field, String value) {
        return field.choices().stream()
                .filter(one -> one.ja().equals(value))
                .map((LocalizedText one) -> screen.in(one))
                .findFirst()
                .orElse(value);
    }

    List<String> optionsOf(FormField field) {
        return field.choices().stream().map(LocalizedText::ja).toList();
    }

    Iterable<Map.Entry<ChannelId, Counts>> byChannel() {
        return results.channels().entrySet();
    }
}
