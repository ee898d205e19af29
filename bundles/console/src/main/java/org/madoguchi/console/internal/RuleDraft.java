// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static java.util.stream.Collectors.toSet;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.web.FormData;

/**
 * A rule as inputs hold it.
 *
 * @param words one on each line
 * @param acts kinds of acts that are ticked
 */
record RuleDraft(
        String name,
        RuleTrigger.Kind when,
        String silentHours,
        String dueHours,
        Set<String> channels,
        String words,
        Set<String> topics,
        RuleCondition.Sender sender,
        RuleCondition.Hours.When hours,
        String from,
        String to,
        boolean unassigned,
        Set<String> acts,
        Set<String> addedTopics,
        String addedTags,
        Set<String> people,
        String setDue,
        String note,
        String every,
        String most) {
    /** In the order in which they are done. */
    static final List<String> ACTS =
            List.of("topics", "tags", "assign", "due", "note", "attention", "remind");

    private static final int MOST = 300;

    static RuleDraft blank() {
        return of(
                new RuleContent(
                        "",
                        new RuleTrigger(RuleTrigger.Kind.CASE_OPENED, 0),
                        RuleCondition.NONE,
                        List.of()));
    }

    static RuleDraft of(RuleContent rule) {
        RuleCondition only = rule.condition();
        Optional<RuleAct.Remind> remind = act(rule, RuleAct.Remind.class);
        boolean silent = rule.trigger().kind() == RuleTrigger.Kind.DEPARTMENT_SILENT;
        boolean due = rule.trigger().kind() == RuleTrigger.Kind.ANSWER_DUE;
        return new RuleDraft(
                rule.name(),
                rule.trigger().kind(),
                silent ? "" + rule.trigger().hours() : "48",
                due ? "" + rule.trigger().hours() : "24",
                strings(only.channels().stream()),
                String.join("\n", only.words()),
                strings(only.topics().stream()),
                only.sender(),
                only.hours().when(),
                only.hours().from().toString(),
                only.hours().to().toString(),
                only.unassigned(),
                rule.acts().stream().map(RuleDraft::kind).collect(toSet()),
                act(rule, RuleAct.AddTopics.class)
                        .map(more -> strings(more.topics().stream()))
                        .orElse(Set.of()),
                act(rule, RuleAct.AddTags.class)
                        .map(more -> TagField.written(more.tags()))
                        .orElse(""),
                act(rule, RuleAct.Assign.class)
                        .map(assign -> strings(assign.among().stream()))
                        .orElse(Set.of()),
                act(rule, RuleAct.SetDue.class).map(set -> "" + set.hours()).orElse("24"),
                act(rule, RuleAct.AddNote.class).map(RuleAct.AddNote::text).orElse(""),
                remind.map(each -> "" + each.everyHours()).orElse("24"),
                remind.map(each -> "" + each.most()).orElse("3"));
    }

    private static <T extends RuleAct> Optional<T> act(RuleContent rule, Class<T> type) {
        return rule.acts().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Set<String> strings(Stream<?> ids) {
        return ids.map(Object::toString).collect(toSet());
    }

    private static String kind(RuleAct act) {
        if (act instanceof RuleAct.AddTopics) {
            return "topics";
        }
        if (act instanceof RuleAct.AddTags) {
            return "tags";
        }
        if (act instanceof RuleAct.Assign) {
            return "assign";
        }
        if (act instanceof RuleAct.SetDue) {
            return "due";
        }
        if (act instanceof RuleAct.AddNote) {
            return "note";
        }
        return act instanceof RuleAct.Remind ? "remind" : "attention";
    }

    static RuleDraft of(FormData sent) {
        return new RuleDraft(
                sent.text("name"),
                FaqFilter.constant(RuleTrigger.Kind.class, sent.text("when"))
                        .orElse(RuleTrigger.Kind.CASE_OPENED),
                sent.text("silent-hours"),
                sent.text("due-hours"),
                many(sent, "channel"),
                sent.text("words").replace("\r\n", "\n"),
                many(sent, "topic"),
                FaqFilter.constant(RuleCondition.Sender.class, sent.text("sender"))
                        .orElse(RuleCondition.Sender.ANY),
                FaqFilter.constant(RuleCondition.Hours.When.class, sent.text("hours"))
                        .orElse(RuleCondition.Hours.When.ANY),
                sent.text("from"),
                sent.text("to"),
                sent.has("unassigned"),
                many(sent, "do"),
                many(sent, "add-topic"),
                sent.text("add-tags"),
                many(sent, "person"),
                sent.text("set-due"),
                sent.text("note").replace("\r\n", "\n"),
                sent.text("every"),
                sent.text("most"));
    }

    private static Set<String> many(FormData sent, String field) {
        return sent.texts(field).stream().limit(MOST).collect(toSet());
    }

    boolean does(String act) {
        return acts.contains(act);
    }

    /**
     * @throws RejectedException when a time or number cannot be read
     */
    RuleContent content() {
        int wait =
                switch (when) {
                    case DEPARTMENT_SILENT -> number(silentHours);
                    case ANSWER_DUE -> number(dueHours);
                    default -> 0;
                };
        return new RuleContent(
                name,
                new RuleTrigger(when, wait),
                new RuleCondition(
                        channels.stream()
                                .filter(id -> id.matches("[a-z][a-z0-9-]{0,31}"))
                                .map(ChannelId::new)
                                .collect(toSet()),
                        words.lines()
                                .flatMap(line -> Stream.of(line.split("[、,，]")))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .distinct()
                                .limit(MOST)
                                .toList(),
                        ids(topics).map(TopicId::new).collect(toSet()),
                        sender,
                        new RuleCondition.Hours(hours, time(from), time(to)),
                        unassigned),
                wanted());
    }

    private List<RuleAct> wanted() {
        List<RuleAct> wanted = new ArrayList<>();
        if (does("topics")) {
            wanted.add(new RuleAct.AddTopics(ids(addedTopics).map(TopicId::new).collect(toSet())));
        }
        if (does("tags")) {
            wanted.add(new RuleAct.AddTags(TagField.read(addedTags)));
        }
        if (does("assign")) {
            wanted.add(new RuleAct.Assign(ids(people).sorted().map(UserId::new).toList()));
        }
        if (does("due")) {
            wanted.add(new RuleAct.SetDue(number(setDue)));
        }
        if (does("note")) {
            wanted.add(new RuleAct.AddNote(note));
        }
        if (does("attention")) {
            wanted.add(new RuleAct.CallAttention());
        }
        if (does("remind")) {
            wanted.add(new RuleAct.Remind(number(every), number(most)));
        }
        return wanted;
    }

    private static Stream<Long> ids(Set<String> texts) {
        return texts.stream().filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** What is no number is none that may be: the service says which may. */
    private static int number(String typed) {
        String plain =
                java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC).strip();
        return plain.matches("\\d{1,6}") ? Integer.parseInt(plain) : -1;
    }

    private static LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new RejectedException(Screens.bothLanguages("rule.time"));
        }
    }
}
