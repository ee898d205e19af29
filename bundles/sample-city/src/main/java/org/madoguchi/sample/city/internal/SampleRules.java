// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.rule.MacroAct;
import org.madoguchi.api.rule.Macros;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.rule.Rules;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two macros and two rules of the sample city, once its departments and classifications are there.
 * The rule that sorts is off: whoever tries the city out should see the cases unsorted first.
 */
@Component(service = {})
public final class SampleRules {
    private static final Logger LOG = LoggerFactory.getLogger(SampleRules.class);
    private static final String WASTE_SECTION = "1501";
    private static final String WASTE = "分野＞くらし＞ごみ・リサイクル";
    private static final int MOST_TRIES = 120;

    private final Macros macros;
    private final Rules rules;
    private final Topics topics;
    private final Directory directory;
    private final Transactions transactions;
    private final Actor actor = Actor.system("sample-city");
    private final ScheduledExecutorService loading =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "sample-rules"));
    private int tries;

    @Activate
    public SampleRules(
            @Reference Macros macros,
            @Reference Rules rules,
            @Reference Topics topics,
            @Reference Directory directory,
            @Reference Transactions transactions) {
        this.macros = macros;
        this.rules = rules;
        this.topics = topics;
        this.directory = directory;
        this.transactions = transactions;
        loading.scheduleWithFixedDelay(this::tryToLoad, 0, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        loading.shutdown();
    }

    private void tryToLoad() {
        try {
            tries++;
            if (load() || tries >= MOST_TRIES) {
                loading.shutdown();
            }
        } catch (RuntimeException e) {
            LOG.error("the sample rules could not be loaded; restart their bundle", e);
            loading.shutdown();
        }
    }

    /**
     * @return whether there is nothing more to do
     */
    private boolean load() {
        Optional<Department> section = directory.findByCode(WASTE_SECTION);
        Optional<TopicId> waste = topic(topics.tree());
        if (section.isEmpty() || waste.isEmpty()) {
            return false;
        }
        transactions.run(
                () -> {
                    if (macros.macros().isEmpty() && rules.rules(actor).isEmpty()) {
                        macros(section.get(), waste.get());
                        rules(waste.get());
                    }
                });
        return true;
    }

    private static Optional<TopicId> topic(TopicTree tree) {
        return tree.roots().stream()
                .flatMap(root -> tree.below(root.id()).stream())
                .map(topic -> topic.id())
                .filter(id -> tree.label(id, Locale.JAPANESE).equals(WASTE))
                .findFirst();
    }

    private void macros(Department section, TopicId waste) {
        macros.make(
                actor,
                "粗大ごみの収集日を尋ねる",
                List.of(
                        new MacroAct.AddTopics(Set.of(waste)),
                        new MacroAct.Write("asking-department"),
                        new MacroAct.Take(),
                        new MacroAct.Escalate(section.id(), "収集できる日と料金を教えてください。", Set.of())));
        macros.make(
                actor,
                "営業のメールとして完了",
                List.of(new MacroAct.AddNote("営業のため回答しません。"), new MacroAct.Close("nuisance")));
    }

    private void rules(TopicId waste) {
        rules.make(
                actor,
                new RuleContent(
                        "ごみの問い合わせを分類する",
                        new RuleTrigger(RuleTrigger.Kind.CASE_OPENED, 0),
                        new RuleCondition(
                                Set.of(),
                                List.of("粗大ごみ", "収集日", "分別"),
                                Set.of(),
                                RuleCondition.Sender.ANY,
                                RuleCondition.Hours.ANY,
                                false),
                        List.of(new RuleAct.AddTopics(Set.of(waste)))));
        Rule reminder =
                rules.make(
                        actor,
                        new RuleContent(
                                "所管課への催促",
                                new RuleTrigger(RuleTrigger.Kind.DEPARTMENT_SILENT, 48),
                                new RuleCondition(
                                        Set.of(),
                                        List.of(),
                                        Set.of(),
                                        RuleCondition.Sender.ANY,
                                        new RuleCondition.Hours(
                                                RuleCondition.Hours.When.INSIDE,
                                                LocalTime.of(8, 30),
                                                LocalTime.of(17, 15)),
                                        false),
                                List.of(new RuleAct.CallAttention(), new RuleAct.Remind(24, 3))));
        rules.become(actor, reminder.id(), Rule.State.ON);
    }
}
