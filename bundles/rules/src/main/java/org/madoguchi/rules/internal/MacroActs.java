// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Does acts of a macro as if the person did them one by one. */
@Component(service = MacroActs.class)
public final class MacroActs {
    private final Cases cases;
    private final CaseWatch watch;
    private final Topics topics;

    @Activate
    public MacroActs(@Reference Cases cases, @Reference CaseWatch watch, @Reference Topics topics) {
        this.cases = cases;
        this.watch = watch;
        this.topics = topics;
    }

    /** The acts on one case, within one transaction. */
    Run on(Actor actor, CaseId id) {
        return new Run(actor, id);
    }

    /** The act could not be done. */
    static final class Refused extends RejectedException {
        private static final long serialVersionUID = 1L;

        Refused(LocalizedText why) {
            super(why);
        }
    }

    final class Run {
        private final Actor actor;
        private final CaseId id;

        /** Several acts may add to them, and what is not flushed cannot be read. */
        private Set<TopicId> about;

        private Run(Actor actor, CaseId id) {
            this.actor = actor;
            this.id = id;
        }

        /**
         * @return what the composer was given; else empty
         * @throws Refused with the reason
         */
        String act(MacroAct act) {
            try {
                return tried(act);
            } catch (RejectedException e) {
                throw new Refused(e.reason());
            } catch (PermissionDeniedException e) {
                throw new Refused(RuleTexts.text("denied"));
            }
        }

        private String tried(MacroAct act) {
            if (act instanceof MacroAct.AddTopics more) {
                about = withMore(more.topics());
                cases.classify(actor, id, about);
            } else if (act instanceof MacroAct.AddTags more) {
                cases.tag(actor, id, more.tags(), Set.of());
            } else if (act instanceof MacroAct.Write write) {
                return written(write.reply());
            } else if (act instanceof MacroAct.AddNote note) {
                cases.addNote(actor, id, note.text());
            } else if (act instanceof MacroAct.Take) {
                cases.assign(actor, id, actor.user());
            } else if (act instanceof MacroAct.Assign assign) {
                cases.assign(actor, id, Optional.of(assign.person()));
            } else if (act instanceof MacroAct.Escalate escalate) {
                cases.escalate(
                        actor, id, escalate.department(), escalate.question(), escalate.reasons());
            } else if (act instanceof MacroAct.Close close) {
                cases.close(actor, id, close.disposition());
            }
            return "";
        }

        private Set<TopicId> withMore(Set<TopicId> more) {
            Set<TopicId> all =
                    about != null
                            ? about
                            : watch.facts(id)
                                    .orElseThrow(() -> new NotFoundException("no case " + id))
                                    .topics();
            for (TopicId topic : more) {
                all = topics.tree().adding(all, topic);
            }
            return new HashSet<>(all);
        }

        /** Below what the person has written so far. */
        private String written(String reply) {
            String text =
                    cases.cannedReplies(actor, id).stream()
                            .filter(known -> known.code().equals(reply))
                            .findFirst()
                            .map(CannedReply::text)
                            .orElseThrow(() -> RuleTexts.rejection("reply-gone"));
            String draft = cases.draft(actor, id);
            cases.saveDraft(
                    actor, id, draft.isBlank() ? text : draft.stripTrailing() + "\n\n" + text);
            return text;
        }
    }
}
