// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseHistory;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.DeskEntries;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.ReportForms;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The list of what was asked and answered, a line for each case (対応履歴票). */
@Component(service = DeskHistories.class)
public final class DeskHistories {
    /** The report that its form is kept as. */
    static final String REPORT = "HISTORY";

    /** What the names of the headings begin with. */
    static final String HEADING = "figures.history.";

    static final List<String> COLUMNS =
            List.of(
                    "number",
                    "opened",
                    "channel",
                    "person",
                    "department",
                    "language",
                    "district",
                    "topic",
                    "subject",
                    "question",
                    "answer",
                    "notes",
                    "items",
                    "escalations",
                    "state",
                    "outcome",
                    "assignee",
                    "closed");

    private final Channels channels;
    private final DeskEntries entries;
    private final Topics topics;
    private final ReportForms forms;

    @Activate
    public DeskHistories(
            @Reference Channels channels,
            @Reference DeskEntries entries,
            @Reference Topics topics,
            @Reference ReportForms forms) {
        this.channels = channels;
        this.entries = entries;
        this.topics = topics;
        this.forms = forms;
    }

    /** As the city wants them (ST-243). */
    ReportColumns columns(Screen screen) {
        return ReportColumns.of(screen, COLUMNS, HEADING, forms.form(screen.actor(), REPORT));
    }

    /** Read while they are gone through; where it was cut, a last line says so. */
    Iterator<List<Object>> lines(
            Screen screen, ReportColumns columns, CaseHistory.Extract extract) {
        Sheet sheet =
                new Sheet(
                        screen,
                        topics.tree(),
                        names(DeskEntry.Kind.DISPOSITION),
                        names(DeskEntry.Kind.ESCALATION_REASON));
        Stream<List<Object>> lines =
                StreamSupport.stream(extract.rows().spliterator(), false)
                        .map(sheet::line)
                        .map(columns::of);
        Stream<List<Object>> end =
                extract.more()
                        ? Stream.of(
                                List.of(screen.text("figures.history.cut", DeskFigures.MOST_CASES)))
                        : Stream.empty();
        return Stream.concat(lines, end).iterator();
    }

    private Map<String, LocalizedText> names(DeskEntry.Kind kind) {
        return entries.entries(kind).stream()
                .collect(Collectors.toMap(DeskEntry::code, DeskEntry::name));
    }

    /** What the lines of one file have in common. */
    private final class Sheet {
        private final Screen screen;
        private final TopicTree tree;
        private final Function<String, String> outcomes;
        private final Function<String, String> reasons;

        Sheet(
                Screen screen,
                TopicTree tree,
                Map<String, LocalizedText> outcomes,
                Map<String, LocalizedText> reasons) {
            this.screen = screen;
            this.tree = tree;
            this.outcomes = code -> name(outcomes, code);
            this.reasons = code -> name(reasons, code);
        }

        private String name(Map<String, LocalizedText> names, String code) {
            return screen.in(names.getOrDefault(code, LocalizedText.same(code)));
        }

        List<Object> line(CaseHistory.Line line) {
            CaseSummary summary = line.summary();
            return List.of(
                    summary.id().toString(),
                    screen.words().exactTime(summary.openedAt()),
                    channels.descriptor(summary.channel())
                            .map(ChannelDescriptor::name)
                            .map(screen::in)
                            .orElse(summary.channel().value()),
                    summary.contactName(),
                    line.department(),
                    line.language()
                            .map(
                                    tag ->
                                            Locale.forLanguageTag(tag)
                                                    .getDisplayName(screen.words().locale()))
                            .orElse(""),
                    summary.district().orElse(""),
                    line.topics().stream()
                            .map(topic -> tree.label(topic, screen.words().locale()))
                            .sorted()
                            .collect(Collectors.joining("\n")),
                    summary.subject(),
                    line.question(),
                    line.answers(),
                    line.notes(),
                    String.join("\n", line.items()),
                    line.escalations().stream()
                            .map(this::escalation)
                            .collect(Collectors.joining("\n")),
                    screen.name("state", summary.state()),
                    summary.disposition().map(outcomes).orElse(""),
                    summary.assigneeName().orElse(""),
                    summary.closedAt().map(screen.words()::exactTime).orElse(""));
        }

        /** Who was asked when and why, and what came back. */
        private String escalation(Escalation each) {
            String why = each.reasons().stream().map(reasons).collect(Collectors.joining("、"));
            return screen.text(
                            "figures.history.asked",
                            each.departmentName(),
                            screen.words().exactTime(each.askedAt()))
                    + (why.isEmpty() ? "" : " [" + why + "]")
                    + each.answeredAt()
                            .map(at -> " → " + screen.words().exactTime(at) + " " + each.answer())
                            .orElse("");
        }
    }
}
