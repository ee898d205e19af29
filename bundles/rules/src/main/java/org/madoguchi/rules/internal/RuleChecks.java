// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.madoguchi.api.cases.Tags;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.Macros;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What macros and rules must keep to; each refusal says what is wrong with which part. */
@Component(service = RuleChecks.class)
public final class RuleChecks {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_TOPICS = 50;
    private static final int MOST_WORDS = 20;
    private static final int LONGEST_WORD = 50;
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_REMINDERS = 10;

    private final Topics topics;
    private final Users users;
    private final Directory directory;

    @Activate
    public RuleChecks(
            @Reference Topics topics, @Reference Users users, @Reference Directory directory) {
        this.topics = topics;
        this.users = users;
        this.directory = directory;
    }

    /** One line of 1 to 60 characters. */
    static String name(String typed) {
        String name = typed.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
        demand(!name.isEmpty(), "name-missing");
        demand(name.length() <= LONGEST_NAME, "name-long", LONGEST_NAME);
        return name;
    }

    void check(List<MacroAct> acts) {
        demand(!acts.isEmpty(), "acts-missing");
        demand(acts.size() <= Macros.MOST_ACTS, "acts-many", Macros.MOST_ACTS);
        TopicTree tree = topics.tree();
        acts.forEach(act -> check(tree, act));
        long handing =
                acts.stream()
                        .filter(
                                act ->
                                        act instanceof MacroAct.Take
                                                || act instanceof MacroAct.Assign)
                        .count();
        demand(handing <= 1, "assign-twice");
        boolean closesEarly =
                acts.stream().limit(acts.size() - 1L).anyMatch(MacroAct.Close.class::isInstance);
        demand(!closesEarly, "close-last");
    }

    private void check(TopicTree tree, MacroAct act) {
        if (act instanceof MacroAct.AddTopics more) {
            topics(tree, more.topics(), true);
        } else if (act instanceof MacroAct.AddTags more) {
            tags(more.tags());
        } else if (act instanceof MacroAct.Write write) {
            demand(!write.reply().isEmpty() && write.reply().length() <= 40, "reply-missing");
        } else if (act instanceof MacroAct.AddNote note) {
            text(note.text(), "note-missing");
        } else if (act instanceof MacroAct.Assign assign) {
            people(List.of(assign.person()));
        } else if (act instanceof MacroAct.Escalate escalate) {
            text(escalate.question(), "question-missing");
            demand(directory.find(escalate.department()).isPresent(), "department-missing");
            demand(escalate.reasons().size() <= MOST_TOPICS, "reasons-many", MOST_TOPICS);
        } else if (act instanceof MacroAct.Close close) {
            demand(
                    !close.disposition().isEmpty() && close.disposition().length() <= 40,
                    "disposition-missing");
        }
    }

    void check(RuleContent rule) {
        RuleTrigger trigger = rule.trigger();
        boolean waits = trigger.kind() == RuleTrigger.Kind.DEPARTMENT_SILENT;
        demand(
                trigger.hours() >= (waits ? 1 : 0) && trigger.hours() <= RuleTrigger.MOST_HOURS,
                "hours",
                waits ? 1 : 0,
                RuleTrigger.MOST_HOURS);
        TopicTree tree = topics.tree();
        check(tree, rule.condition());
        demand(!rule.acts().isEmpty(), "acts-missing");
        Set<Class<?>> kinds = new HashSet<>();
        for (RuleAct act : rule.acts()) {
            demand(kinds.add(act.getClass()), "act-twice");
            check(tree, trigger, act);
        }
    }

    private static void check(TopicTree tree, RuleCondition condition) {
        demand(condition.channels().size() <= MOST_TOPICS, "channels-many", MOST_TOPICS);
        demand(condition.words().size() <= MOST_WORDS, "words-many", MOST_WORDS, LONGEST_WORD);
        for (String word : condition.words()) {
            demand(
                    !Conditions.folded(word).isEmpty() && word.length() <= LONGEST_WORD,
                    "words-many",
                    MOST_WORDS,
                    LONGEST_WORD);
        }
        topics(tree, condition.topics(), false);
        demand(condition.hours().from().isBefore(condition.hours().to()), "hours-of-day");
    }

    private void check(TopicTree tree, RuleTrigger trigger, RuleAct act) {
        if (act instanceof RuleAct.AddTopics more) {
            topics(tree, more.topics(), true);
        } else if (act instanceof RuleAct.AddTags more) {
            tags(more.tags());
        } else if (act instanceof RuleAct.Assign assign) {
            people(assign.among());
        } else if (act instanceof RuleAct.SetDue due) {
            demand(
                    due.hours() >= 1 && due.hours() <= RuleTrigger.MOST_HOURS,
                    "hours",
                    1,
                    RuleTrigger.MOST_HOURS);
        } else if (act instanceof RuleAct.AddNote note) {
            text(note.text(), "note-missing");
        } else if (act instanceof RuleAct.Remind remind) {
            demand(trigger.kind() == RuleTrigger.Kind.DEPARTMENT_SILENT, "remind-whom");
            demand(
                    remind.everyHours() >= 1
                            && remind.everyHours() <= RuleTrigger.MOST_HOURS
                            && remind.most() >= 1
                            && remind.most() <= MOST_REMINDERS,
                    "remind-often",
                    RuleTrigger.MOST_HOURS,
                    MOST_REMINDERS);
        }
    }

    private static void topics(TopicTree tree, Set<TopicId> chosen, boolean needed) {
        demand(!needed || !chosen.isEmpty(), "topics-missing");
        demand(chosen.size() <= MOST_TOPICS, "topics-many", MOST_TOPICS);
        demand(chosen.stream().allMatch(id -> tree.find(id).isPresent()), "topics-unknown");
    }

    private static void tags(Set<String> typed) {
        demand(typed.stream().anyMatch(tag -> !Tags.kept(tag).isEmpty()), "tags-missing");
        demand(
                typed.size() <= Tags.MOST
                        && typed.stream().allMatch(tag -> Tags.kept(tag).length() <= Tags.LONGEST),
                "tags-many",
                Tags.MOST,
                Tags.LONGEST);
    }

    private void people(Collection<UserId> chosen) {
        demand(!chosen.isEmpty(), "people-missing");
        demand(chosen.size() <= MOST_PEOPLE, "people-many", MOST_PEOPLE);
        Set<UserId> offered = new HashSet<>(users.operators().stream().map(User::id).toList());
        boolean known =
                chosen.stream().allMatch(id -> offered.contains(id) || users.find(id).isPresent());
        demand(known, "people-missing");
    }

    private static void text(String text, String missing) {
        demand(!text.isBlank(), missing);
        demand(text.length() <= LONGEST_TEXT, "text-long", LONGEST_TEXT);
    }

    private static void demand(boolean kept, String name, Object... places) {
        if (!kept) {
            throw RuleTexts.rejection(name, places);
        }
    }
}
