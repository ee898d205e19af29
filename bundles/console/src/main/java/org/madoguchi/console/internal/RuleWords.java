// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleTrigger;

/** Macros and rules in the reader's plain words. */
record RuleWords(Screen screen, RuleChoices choices) {
    private static final int SHOWN = 60;

    String trigger(RuleTrigger trigger) {
        String key = "rule.when." + name(trigger.kind());
        return trigger.kind() == RuleTrigger.Kind.ANSWER_DUE && trigger.hours() == 0
                ? screen.text(key + ".over")
                : screen.text(key + ".at", trigger.hours());
    }

    /** One line for each; empty when every case fits. */
    List<String> condition(RuleCondition wanted) {
        List<String> lines = new ArrayList<>();
        if (!wanted.channels().isEmpty()) {
            add(lines, "channels", names(choices.channels(), wanted.channels()));
        }
        if (!wanted.words().isEmpty()) {
            add(lines, "words", wanted.words().stream().map(this::quoted).collect(joining("、")));
        }
        if (!wanted.topics().isEmpty()) {
            add(lines, "topics", names(choices.topics(), wanted.topics()));
        }
        if (wanted.sender() != RuleCondition.Sender.ANY) {
            lines.add(screen.text("rule.if.sender." + name(wanted.sender())));
        }
        if (wanted.hours().when() != RuleCondition.Hours.When.ANY) {
            lines.add(
                    screen.text(
                            "rule.if.hours." + name(wanted.hours().when()) + ".at",
                            wanted.hours().from(),
                            wanted.hours().to()));
        }
        if (wanted.unassigned()) {
            lines.add(screen.text("rule.if.unassigned"));
        }
        return lines;
    }

    private void add(List<String> lines, String key, String names) {
        lines.add(screen.text("rule.if." + key + ".are", names));
    }

    List<String> acts(RuleContent rule) {
        return rule.acts().stream().map(this::act).toList();
    }

    String act(RuleAct act) {
        if (act instanceof RuleAct.AddTopics more) {
            return screen.text("act.topics.of", names(choices.topics(), more.topics()));
        }
        if (act instanceof RuleAct.AddTags more) {
            return screen.text("act.tags.of", TagField.written(more.tags()));
        }
        if (act instanceof RuleAct.Assign assign) {
            return screen.text(
                    assign.among().size() == 1 ? "act.assign.to" : "act.assign.among",
                    names(choices.people(), assign.among()));
        }
        if (act instanceof RuleAct.SetDue due) {
            return screen.text("act.due.in", due.hours());
        }
        if (act instanceof RuleAct.AddNote note) {
            return screen.text("act.note.of", shortened(note.text()));
        }
        if (act instanceof RuleAct.Remind remind) {
            return screen.text("act.remind.every", remind.everyHours(), remind.most());
        }
        return screen.text("act.attention");
    }

    String act(MacroAct act) {
        if (act instanceof MacroAct.AddTopics more) {
            return screen.text("act.topics.of", names(choices.topics(), more.topics()));
        }
        if (act instanceof MacroAct.AddTags more) {
            return screen.text("act.tags.of", TagField.written(more.tags()));
        }
        if (act instanceof MacroAct.Write write) {
            return screen.text("act.write.of", RuleChoices.label(choices.replies(), write.reply()));
        }
        if (act instanceof MacroAct.AddNote note) {
            return screen.text("act.note.of", shortened(note.text()));
        }
        if (act instanceof MacroAct.Assign assign) {
            return screen.text("act.assign.to", names(choices.people(), List.of(assign.person())));
        }
        if (act instanceof MacroAct.Escalate escalate) {
            return screen.text(
                    "act.escalate.to",
                    RuleChoices.label(choices.departments(), escalate.department().toString()),
                    shortened(escalate.question()));
        }
        if (act instanceof MacroAct.Close close) {
            return screen.text(
                    "act.close.as", RuleChoices.label(choices.dispositions(), close.disposition()));
        }
        return screen.text("act.take");
    }

    private String quoted(String word) {
        return screen.text("rule.quoted", word);
    }

    private static String names(List<RuleChoices.Choice> among, Collection<?> ids) {
        return ids.stream()
                .map(id -> RuleChoices.label(among, id.toString()))
                .sorted()
                .collect(joining("、"));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
