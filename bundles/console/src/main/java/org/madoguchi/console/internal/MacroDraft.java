// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.Macros;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.web.FormData;

/** A macro as inputs hold it. */
record MacroDraft(String name, List<Row> rows) {
    static final List<String> KINDS =
            List.of("topics", "tags", "write", "note", "take", "assign", "escalate", "close");

    MacroDraft {
        rows = List.copyOf(rows);
    }

    /**
     * One act.
     *
     * @param choice what its select box has: a canned reply, a person, a department or an outcome
     * @param many what is ticked: topics or reasons
     */
    record Row(String kind, String choice, Set<String> many, String text) {
        Row {
            many = Set.copyOf(many);
        }

        private static Row of(MacroAct act) {
            if (act instanceof MacroAct.AddTopics more) {
                return new Row("topics", "", strings(more.topics()), "");
            }
            if (act instanceof MacroAct.AddTags more) {
                return new Row("tags", "", Set.of(), TagField.written(more.tags()));
            }
            if (act instanceof MacroAct.Write write) {
                return new Row("write", write.reply(), Set.of(), "");
            }
            if (act instanceof MacroAct.AddNote note) {
                return new Row("note", "", Set.of(), note.text());
            }
            if (act instanceof MacroAct.Assign assign) {
                return new Row("assign", assign.person().toString(), Set.of(), "");
            }
            if (act instanceof MacroAct.Escalate asked) {
                return new Row(
                        "escalate",
                        asked.department().toString(),
                        asked.reasons(),
                        asked.question());
            }
            if (act instanceof MacroAct.Close close) {
                return new Row("close", close.disposition(), Set.of(), "");
            }
            return new Row("take", "", Set.of(), "");
        }

        private static Set<String> strings(Set<?> ids) {
            return ids.stream().map(Object::toString).collect(toSet());
        }

        /** Nothing chosen is an id that nothing has: the service says what is missing. */
        private MacroAct act() {
            return switch (kind) {
                case "topics" ->
                        new MacroAct.AddTopics(
                                many.stream().map(id -> new TopicId(number(id))).collect(toSet()));
                case "tags" -> new MacroAct.AddTags(TagField.read(text));
                case "write" -> new MacroAct.Write(choice);
                case "note" -> new MacroAct.AddNote(text);
                case "assign" -> new MacroAct.Assign(new UserId(number(choice)));
                case "escalate" ->
                        new MacroAct.Escalate(new DepartmentId(number(choice)), text, many);
                case "close" -> new MacroAct.Close(choice);
                default -> new MacroAct.Take();
            };
        }

        private static long number(String id) {
            return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
        }
    }

    static MacroDraft of(Macro macro) {
        return new MacroDraft(macro.name(), macro.acts().stream().map(Row::of).toList());
    }

    static MacroDraft of(FormData sent) {
        return new MacroDraft(
                sent.text("name"),
                IntStream.range(0, Macros.MOST_ACTS)
                        .filter(i -> KINDS.contains(sent.text("a" + i + "-kind")))
                        .mapToObj(
                                i ->
                                        new Row(
                                                sent.text("a" + i + "-kind"),
                                                sent.text("a" + i + "-choice"),
                                                sent.texts("a" + i + "-many").stream()
                                                        .limit(200)
                                                        .collect(toCollection(LinkedHashSet::new)),
                                                sent.text("a" + i + "-text").replace("\r\n", "\n")))
                        .toList());
    }

    List<MacroAct> acts() {
        return rows.stream().map(Row::act).toList();
    }

    /** After a button of the editor such as {@code up:2}; unknown ones change nothing. */
    MacroDraft after(String button, String kind) {
        List<Row> changed = new ArrayList<>(rows);
        int at = button.matches("[a-z]+:\\d") ? button.charAt(button.length() - 1) - '0' : -1;
        if (button.equals("add") && KINDS.contains(kind) && rows.size() < Macros.MOST_ACTS) {
            changed.add(new Row(kind, "", Set.of(), ""));
        } else if (at >= 0 && at < rows.size()) {
            Row row = changed.remove(at);
            int step = button.startsWith("up:") ? -1 : button.startsWith("down:") ? 1 : 0;
            if (!button.startsWith("remove:")) {
                changed.add(Math.max(0, Math.min(at + step, changed.size())), row);
            }
        }
        return new MacroDraft(name, changed);
    }
}
