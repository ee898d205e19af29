// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.api.rule.RuleCondition.NONE;
import static org.madoguchi.rules.internal.Bureau.rule;
import static org.madoguchi.rules.internal.Bureau.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.Revision;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleAct;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.rule.RuleCondition.Hours;
import org.madoguchi.api.rule.RuleCondition.Sender;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RulePreview;
import org.madoguchi.api.rule.RuleRun;
import org.madoguchi.api.rule.RuleTrigger;
import org.madoguchi.api.rule.RuleTrigger.Kind;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.cases.internal.TownHall;
import org.madoguchi.test.Requirement;

/** Rules on a real desk and a real database. */
class RulesTest {
    private static final RuleTrigger OPENED = when(Kind.CASE_OPENED, 0);
    private static Bureau bureau;

    @BeforeAll
    static void open() {
        bureau = new Bureau();
    }

    @AfterAll
    static void close() {
        bureau.close();
    }

    @BeforeEach
    void clear() {
        bureau.clear();
        bureau.runner.sweep();
    }

    private static CaseId letter(String id) {
        return bureau.hall.letter(id, id + "@example.jp", "粗大ごみ", "ソファーを捨てたい");
    }

    private static RuleCondition saying(String... words) {
        return new RuleCondition(Set.of(), List.of(words), Set.of(), Sender.ANY, Hours.ANY, false);
    }

    private static RuleAct among(Actor... people) {
        return new RuleAct.Assign(
                Arrays.stream(people).map(person -> person.user().orElseThrow()).toList());
    }

    private static Optional<UserId> assignee(CaseId id) {
        return bureau.file(id).summary().assignee();
    }

    private static List<RuleRun.Outcome> outcomes(Rule rule) {
        return bureau.rules.runs(bureau.administrator, rule.id(), 50).stream()
                .map(RuleRun::outcome)
                .toList();
    }

    @Test
    void aRuleShouldSortANewCaseUnderItsOwnName() {
        TopicId bulky = bureau.topic("粗大ごみ");
        Rule rule =
                bureau.on(
                        rule(
                                "粗大ごみ",
                                OPENED,
                                saying("ｿﾌｧ", "たんす"),
                                new RuleAct.AddTopics(Set.of(bulky)),
                                among(bureau.operator),
                                new RuleAct.SetDue(24),
                                new RuleAct.AddNote("引き取り日を案内する"),
                                new RuleAct.CallAttention()));
        CaseId id = letter("r1");
        CaseId unrelated = bureau.hall.letter("r2", "b@example.jp", "税", "納付書がない");
        bureau.runner.look(id);
        bureau.runner.look(unrelated);

        assertThat(assignee(id)).isEqualTo(bureau.operator.user());
        assertThat(bureau.file(id).topics()).containsExactly(bulky);
        assertThat(bureau.file(id).summary().dueAt())
                .contains(bureau.hall.clock().instant().plus(Duration.ofHours(24)));
        assertThat(bureau.notes(id)).containsExactly("引き取り日を案内する");
        assertThat(bureau.history(id))
                .contains(
                        "CLASSIFIED ルール「粗大ごみ」 ＋粗大ごみ",
                        "ASSIGNED ルール「粗大ごみ」 山田",
                        "NOTE_ADDED ルール「粗大ごみ」 ",
                        "ATTENTION_CALLED ルール「粗大ごみ」 ");
        assertThat(bureau.hall.audited())
                .contains("ルール「粗大ごみ」 rule.run case " + id, "ルール「粗大ごみ」 case.assign case " + id);
        assertThat(bureau.history(unrelated)).hasSize(1);
        assertThat(outcomes(rule)).containsExactly(RuleRun.Outcome.DONE);
    }

    @Test
    void anEventShouldBeActedOnOnceHoweverOftenItIsLookedAt() {
        bureau.on(rule("メモ", OPENED, NONE, new RuleAct.AddNote("一度だけ")));
        CaseId id = letter("o1");
        bureau.runner.look(id);
        bureau.runner.look(id);
        bureau.runner.sweep();
        bureau.hall.wait(Duration.ofMinutes(3));
        bureau.runner.sweep();
        assertThat(bureau.notes(id)).hasSize(1);
        // the citizen's next message is an event of another kind
        bureau.hall.answer("o2", "o1@example.jp", id, "追加です");
        bureau.runner.look(id);
        assertThat(bureau.notes(id)).hasSize(1);
    }

    /** Dies in the middle of the acts; what was begun is undone and done once by the next. */
    @Test
    void aCrashShouldNeitherLoseNorDoubleAnything() {
        bureau.on(rule("途中で止まる", OPENED, NONE, new RuleAct.AddNote("メモ"), among(bureau.operator)));
        AtomicInteger tries = new AtomicInteger();
        AuditTrail dying =
                new AuditTrail() {
                    @Override
                    public void record(Actor who, String action, String subject, String detail) {
                        if (action.equals("rule.run") && tries.incrementAndGet() == 1) {
                            throw new StorageException("the machine stops", null);
                        }
                    }

                    @Override
                    public org.madoguchi.api.Page<org.madoguchi.api.audit.AuditRecord> list(
                            Actor who,
                            org.madoguchi.api.audit.AuditQuery query,
                            org.madoguchi.api.PageRequest request) {
                        throw new UnsupportedOperationException();
                    }
                };
        RuleRunner mortal =
                new RuleRunner(
                        bureau.store,
                        bureau.ledger,
                        bureau.hall.watch(),
                        bureau.conditions,
                        bureau.ruleActs,
                        dying);
        CaseId id = letter("k1");
        assertThatThrownBy(() -> mortal.look(id)).isInstanceOf(StorageException.class);
        assertThat(bureau.notes(id)).isEmpty();
        assertThat(assignee(id)).isEmpty();

        // an hour later it starts again
        bureau.hall.wait(Duration.ofHours(1));
        bureau.runner(bureau.ruleActs).sweep();
        bureau.runner(bureau.ruleActs).sweep();
        assertThat(bureau.notes(id)).containsExactly("メモ");
        assertThat(assignee(id)).isEqualTo(bureau.operator.user());
        assertThat(bureau.history(id)).filteredOn(line -> line.startsWith("ASSIGNED")).hasSize(1);
    }

    @Test
    void whatHappenedBeforeARuleWasSwitchedOnShouldBeNoneOfItsBusiness() {
        CaseId before = letter("b1");
        bureau.hall.wait(Duration.ofSeconds(1));
        Rule rule = bureau.on(rule("後から", OPENED, NONE, new RuleAct.AddNote("メモ")));
        bureau.runner.sweep();
        assertThat(bureau.notes(before)).isEmpty();
        bureau.rules.become(bureau.administrator, rule.id(), Rule.State.OFF);
        CaseId meanwhile = letter("b2");
        bureau.runner.sweep();
        assertThat(bureau.notes(meanwhile)).isEmpty();
        assertThat(bureau.rules.history(bureau.administrator, rule.id()))
                .extracting(Revision::what)
                .containsExactlyInAnyOrder(
                        Revision.What.SWITCHED_OFF, Revision.What.SWITCHED_ON, Revision.What.MADE);
    }

    @Test
    @Requirement("SP-027")
    void casesShouldGoToWhoeverHasTheFewestAndThenInTurn() {
        bureau.on(
                rule("順番に", OPENED, NONE, among(bureau.operator, bureau.other, bureau.supervisor)));
        CaseId own = letter("l0");
        bureau.hall.cases().assign(bureau.operator, own, bureau.operator.user());
        List<Optional<UserId>> given = new ArrayList<>();
        for (String id : List.of("l1", "l2", "l3", "l4", "l5")) {
            CaseId letter = letter(id);
            bureau.runner.look(letter);
            given.add(assignee(letter));
            bureau.hall.wait(Duration.ofSeconds(1));
        }
        // the operator has one; the others catch up first, then it goes round
        assertThat(given)
                .containsExactly(
                        bureau.other.user(),
                        bureau.supervisor.user(),
                        bureau.operator.user(),
                        bureau.other.user(),
                        bureau.supervisor.user());
    }

    @Test
    @Requirement("ST-163")
    void aDepartmentThatOwesAnAnswerShouldBeRemindedAndNobodyElse() {
        Rule rule =
                bureau.on(
                        rule(
                                "回答の催促",
                                when(Kind.DEPARTMENT_SILENT, 48),
                                NONE,
                                new RuleAct.Remind(24, 2),
                                new RuleAct.CallAttention()));
        CaseId id = letter("s1");
        bureau.hall.cases().escalate(bureau.operator, id, TownHall.WASTE, "収集日を教えてください");
        bureau.hall.posted().clear();
        bureau.hall.wait(Duration.ofHours(47));
        bureau.runner.sweep();
        assertThat(bureau.hall.posted()).isEmpty();
        bureau.hall.wait(Duration.ofHours(1));
        bureau.runner.sweep();
        bureau.runner.sweep();
        assertThat(bureau.hall.posted()).hasSize(1);
        NewOutbound mail = bureau.hall.posted().get(0);
        assertThat(mail.to().address().value()).isEqualTo("gomi@asahi.example");
        assertThat(mail.subject()).contains("催促", id.toString());
        assertThat(mail.text())
                .contains("収集日を教えてください", "/console/cases/" + id)
                .doesNotContain("ソファー", "田中");
        assertThat(bureau.history(id)).contains("REMINDED ルール「回答の催促」 ごみ減量課");
        assertThat(bureau.hall.audited()).contains("ルール「回答の催促」 case.remind case " + id);
        // once more after a day, and no more
        for (int hours = 0; hours < 100; hours += 12) {
            bureau.hall.wait(Duration.ofHours(12));
            bureau.runner.sweep();
        }
        assertThat(bureau.hall.posted()).hasSize(2);
        assertThat(outcomes(rule)).hasSize(2);
        assertThat(bureau.history(id))
                .filteredOn(line -> line.startsWith("ATTENTION_CALLED"))
                .hasSize(1);
        assertThat(bureau.hall.posted())
                .allMatch(sent -> sent.to().address().value().equals("gomi@asahi.example"));
    }

    @Test
    void aDepartmentThatHasAnsweredShouldBeLeftInPeace() {
        bureau.on(rule("回答の催促", when(Kind.DEPARTMENT_SILENT, 1), NONE, new RuleAct.Remind(1, 10)));
        CaseId id = letter("s2");
        var asked = bureau.hall.cases().escalate(bureau.operator, id, TownHall.WASTE, "いつですか");
        bureau.hall.cases().answerEscalation(bureau.waste, asked, Reply.of("金曜日です"));
        bureau.hall.posted().clear();
        bureau.hall.wait(Duration.ofHours(5));
        bureau.runner.sweep();
        assertThat(bureau.hall.posted()).isEmpty();
    }

    @Test
    void aDueDateShouldBeToldInTimeAndNoRuleShouldGoRoundForEver() {
        bureau.on(rule("期限の1日前", when(Kind.ANSWER_DUE, 24), NONE, new RuleAct.AddNote("期限が近い")));
        CaseId id = letter("d1");
        Instant due = bureau.file(id).summary().dueAt().orElseThrow();
        bureau.runner.sweep();
        assertThat(bureau.notes(id)).isEmpty();
        bureau.hall.wait(
                Duration.between(bureau.hall.clock().instant(), due).minus(Duration.ofHours(20)));
        bureau.runner.sweep();
        bureau.runner.sweep();
        assertThat(bureau.notes(id)).containsExactly("期限が近い");

        Rule circle =
                bureau.on(rule("期限を延ばし続ける", when(Kind.ANSWER_DUE, 0), NONE, new RuleAct.SetDue(1)));
        for (int i = 0; i < 60; i++) {
            bureau.hall.wait(Duration.ofHours(1));
            bureau.runner.sweep();
        }
        assertThat(outcomes(circle)).hasSize(RuleRunner.MOST_DUE);
    }

    @Test
    void rulesThatActTooOftenOnOneCaseShouldBeStopped() {
        Rule rule =
                bureau.on(
                        rule(
                                "毎回",
                                when(Kind.MESSAGE_RECEIVED, 0),
                                NONE,
                                new RuleAct.AddNote("届いた")));
        CaseId id = letter("t1");
        for (int i = 0; i < RuleRunner.MOST_A_DAY + 5; i++) {
            bureau.hall.answer("t1-" + i, "t1@example.jp", id, "まだですか");
        }
        bureau.runner.look(id);
        assertThat(bureau.notes(id)).hasSize(RuleRunner.MOST_A_DAY);
        assertThat(outcomes(rule)).contains(RuleRun.Outcome.STOPPED);
    }

    @Test
    void whatOneActRefusesShouldKeepAllFromBeingDoneAndBeTold() {
        Rule rule =
                bureau.on(
                        rule(
                                "だれもいない",
                                OPENED,
                                NONE,
                                new RuleAct.AddNote("残らない"),
                                among(bureau.waste)));
        CaseId id = letter("x1");
        bureau.runner.look(id);
        bureau.runner.sweep();
        assertThat(bureau.notes(id)).isEmpty();
        assertThat(bureau.rules.runs(bureau.administrator, rule.id(), 10))
                .singleElement()
                .satisfies(
                        run -> {
                            assertThat(run.outcome()).isEqualTo(RuleRun.Outcome.REFUSED);
                            assertThat(run.detail()).isNotBlank();
                        });
    }

    @Test
    void aRuleShouldNeverLetAnythingOutToACitizen() {
        Actor rule =
                RuleActs.actor(bureau.on(rule("なんでも", OPENED, NONE, new RuleAct.CallAttention())));
        CaseId id = letter("g1");
        var reply = bureau.hall.cases().submitReply(bureau.operator, id, Reply.of("お答え"));
        assertThatThrownBy(() -> bureau.hall.cases().approve(rule, reply, Set.of()))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(RuleAct.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        "AddTopics",
                        "AddTags",
                        "Assign",
                        "SetDue",
                        "AddNote",
                        "CallAttention",
                        "Remind");
        bureau.runner.look(id);
        assertThat(bureau.hall.posted()).isEmpty();
    }

    @Test
    void conditionsShouldTellCasesApart() {
        TopicId waste = bureau.topic("ごみ");
        TopicId below =
                bureau.hall.topics().add(bureau.administrator, Optional.of(waste), "粗大").id();
        CaseId first = letter("c1");
        CaseId second = bureau.hall.letter("c2", "c1@example.jp", "続き", "ワープロ　の\nこと");
        bureau.hall.cases().classify(bureau.operator, first, Set.of(below));
        var facts = bureau.hall.watch().facts(first).orElseThrow();
        var known = bureau.hall.watch().facts(second).orElseThrow();
        // a Saturday, 10:00 in the city
        Instant at = Instant.parse("2026-11-21T01:00:00Z");
        Instant monday = Instant.parse("2026-11-24T01:00:00Z");
        Hours inside = new Hours(Hours.When.INSIDE, LocalTime.of(8, 30), LocalTime.of(17, 15));
        Hours outside = new Hours(Hours.When.OUTSIDE, LocalTime.of(8, 30), LocalTime.of(17, 15));

        assertThat(fits(saying("わーぷろのこと"), known, at)).isTrue();
        assertThat(fits(saying("ワープロのコト", "ない"), known, at)).isTrue();
        assertThat(fits(saying("テレビ"), known, at)).isFalse();
        assertThat(fits(hours(inside), facts, at)).isFalse();
        assertThat(fits(hours(outside), facts, at)).isTrue();
        assertThat(fits(hours(inside), facts, monday)).isTrue();
        assertThat(fits(hours(inside), facts, monday.plus(Duration.ofHours(9)))).isFalse();
        assertThat(fits(about(waste), facts, at)).isTrue();
        assertThat(fits(about(waste), known, at)).isFalse();
        assertThat(fits(by("email-main"), facts, at)).isTrue();
        assertThat(fits(by("fax-main"), facts, at)).isFalse();
        assertThat(known.knownContact()).isTrue();
        CaseId stranger = letter("c3");
        assertThat(bureau.hall.watch().facts(stranger).orElseThrow().knownContact()).isFalse();
    }

    private static boolean fits(
            RuleCondition wanted, org.madoguchi.api.cases.CaseFacts facts, Instant at) {
        return bureau.conditions.fit(wanted, facts, facts.said(), at);
    }

    private static RuleCondition hours(Hours hours) {
        return new RuleCondition(Set.of(), List.of(), Set.of(), Sender.ANY, hours, false);
    }

    private static RuleCondition about(TopicId topic) {
        return new RuleCondition(Set.of(), List.of(), Set.of(topic), Sender.ANY, Hours.ANY, false);
    }

    private static RuleCondition by(String channel) {
        return new RuleCondition(
                Set.of(new ChannelId(channel)), List.of(), Set.of(), Sender.ANY, Hours.ANY, false);
    }

    @Test
    void aPreviewShouldTellWhatWouldHaveBeenTouchedAndTouchNothing() {
        CaseId sofa = letter("p1");
        bureau.hall.letter("p2", "p2@example.jp", "税", "納付書がない");
        List<String> before = bureau.history(sofa);
        RuleContent content = rule("試し", OPENED, saying("ソファ"), new RuleAct.AddNote("メモ"));
        RulePreview preview = bureau.rules.preview(bureau.administrator, content);
        assertThat(preview.looked()).isEqualTo(2);
        assertThat(preview.touched()).extracting(RulePreview.Touched::id).containsExactly(sofa);
        assertThat(bureau.history(sofa)).isEqualTo(before);
        assertThatThrownBy(() -> bureau.rules.preview(bureau.supervisor, content))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void nonsenseShouldBeRefusedAndOnlyAdministratorsMayDecide() {
        RuleAct note = new RuleAct.AddNote("メモ");
        for (RuleContent content :
                List.of(
                        rule("", OPENED, NONE, note),
                        rule("何もしない", OPENED, NONE),
                        rule("二度", OPENED, NONE, note, note),
                        rule("長い", OPENED, NONE, new RuleAct.AddNote("あ".repeat(10_001))),
                        rule("催促", OPENED, NONE, new RuleAct.Remind(24, 3)),
                        rule(
                                "催促",
                                when(Kind.DEPARTMENT_SILENT, 24),
                                NONE,
                                new RuleAct.Remind(0, 1_000_000)),
                        rule("すぐ", when(Kind.DEPARTMENT_SILENT, 0), NONE, note),
                        rule("負", when(Kind.ANSWER_DUE, -1), NONE, note),
                        rule("期限", OPENED, NONE, new RuleAct.SetDue(Integer.MAX_VALUE)),
                        rule("空の言葉", OPENED, saying(" 　"), note),
                        rule("言葉", OPENED, saying("あ".repeat(51)), note),
                        rule("だれも", OPENED, NONE, new RuleAct.Assign(List.of())),
                        rule("いない人", OPENED, NONE, new RuleAct.Assign(List.of(new UserId(9999)))),
                        rule("いない分類", OPENED, about(new TopicId(424_242)), note))) {
            assertThatThrownBy(() -> bureau.rules.make(bureau.administrator, content))
                    .as(content.name())
                    .isInstanceOf(RejectedException.class);
        }
        assertThatThrownBy(
                        () -> bureau.rules.make(bureau.supervisor, rule("名", OPENED, NONE, note)))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> bureau.rules.rules(bureau.operator))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(bureau.rules.rules(bureau.administrator)).isEmpty();
    }

    @Test
    void whatWasKeptShouldBeReadAsItWasWritten() {
        TopicId waste = bureau.topic("ごみ");
        RuleContent content =
                rule(
                        "全部",
                        when(Kind.DEPARTMENT_SILENT, 48),
                        new RuleCondition(
                                Set.of(new ChannelId("email-main")),
                                List.of("粗大", "<b>\"'"),
                                Set.of(waste),
                                Sender.NEW,
                                new Hours(
                                        Hours.When.OUTSIDE,
                                        LocalTime.of(9, 0),
                                        LocalTime.of(17, 0)),
                                true),
                        new RuleAct.AddTopics(Set.of(waste)),
                        among(bureau.operator),
                        new RuleAct.SetDue(3),
                        new RuleAct.AddNote("メモ\n二行"),
                        new RuleAct.CallAttention(),
                        new RuleAct.Remind(24, 3));
        Rule made = bureau.rules.make(bureau.administrator, content);
        assertThat(bureau.rules.rule(bureau.administrator, made.id()).content()).isEqualTo(content);
        assertThat(made.isOn()).isFalse();
    }

    @Test
    void aClosedCaseShouldBeLeftAlone() {
        bureau.on(rule("メモ", OPENED, NONE, new RuleAct.AddNote("メモ")));
        CaseId id = letter("z1");
        bureau.hall.cases().close(bureau.operator, id, "answered");
        bureau.runner.look(id);
        assertThat(bureau.notes(id)).isEmpty();
        assertThat(bureau.file(id).summary().state()).isEqualTo(CaseState.CLOSED);
    }
}
