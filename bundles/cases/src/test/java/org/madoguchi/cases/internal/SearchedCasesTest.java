// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Hands;
import org.madoguchi.api.cases.ItemValue;
import org.madoguchi.api.cases.ItemWish;
import org.madoguchi.api.cases.TimeSpan;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.casesearch.internal.LuceneCaseSearch;
import org.madoguchi.test.Requirement;
import org.osgi.framework.BundleContext;

/** The real index over the real tables. */
class SearchedCasesTest {
    private static final FormId FORM = new FormId(5);

    @TempDir Path folder;

    private final Town town = new Town();
    private final Actor operator = town.people.hire("佐藤", Role.OPERATOR, Optional.empty());
    private final StoredCaseTexts texts = town.texts();
    private LuceneCaseSearch search;

    @AfterEach
    void stop() throws Exception {
        end();
        town.close();
    }

    private void start() {
        BundleContext context =
                (BundleContext)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {BundleContext.class},
                                (proxy, method, arguments) -> folder.toString());
        search = new LuceneCaseSearch(texts, context);
        settled();
    }

    private void end() throws Exception {
        if (search != null) {
            var close = LuceneCaseSearch.class.getDeclaredMethod("close");
            close.setAccessible(true);
            close.invoke(search);
            search = null;
        }
    }

    private void settled() {
        await().until(() -> search.progress().usable() && search.progress().behind() == 0);
    }

    private void tell() {
        town.fixture.published().forEach(search::on);
        town.fixture.forget();
        settled();
    }

    private List<CaseId> find(String words) {
        return search.find(words, CaseSelection.ALL, PageRequest.first(200)).cases();
    }

    private CaseId open(InboundMessage mail) {
        return town.fixture
                .transactions()
                .required(
                        () ->
                                town.intake
                                        .open(mail, town.register().resolve(mail.sender()))
                                        .caseId());
    }

    @Test
    void everythingThatIsWrittenInACaseShouldFindIt() {
        start();
        CaseId id =
                open(
                        town.mail("m1", "hanako@example.jp", "田中 花子")
                                .subject("ソファーの処分")
                                .text("引き取りの申込方法を教えてください。")
                                .fields(List.of(new Field("お住まいの地区", "朝日町東")))
                                .attachment(
                                        new Attachment(
                                                "見積書.pdf", "application/pdf", Content.ofUtf8("x")))
                                .build());
        tell();
        town.desk.addNote(operator, id, "折り返し済み");
        town.intake.append(town.mail("m2", "hanako@example.jp", "田中 花子").text("追伸です。").build(), id);
        tell();

        for (String words :
                List.of(
                        id.toString(),
                        "ｿﾌｧｰ",
                        "申込方法",
                        "地区",
                        "町東",
                        "見積書",
                        "田中花子",
                        "hanako@",
                        "折り返し",
                        "追伸",
                        "田中 折り返し 追伸 町東")) {
            assertThat(find(words)).as(words).containsExactly(id);
            assertThat(search.find(words, CaseSelection.ALL, PageRequest.first(1)).total())
                    .isEqualTo(1);
        }
        assertThat(find("原本")).isEmpty();
    }

    @Test
    void whatMovesToAnotherCaseShouldBeFoundThereAndNoLongerHere() {
        start();
        CaseId from =
                open(town.mail("m1", "a@example.jp", "田中 花子").subject("一").text("引き取りの件").build());
        CaseId into = open(town.mail("m2", "a@example.jp", "田中 花子").text("追伸です").build());
        town.desk.addNote(operator, from, "折り返し済み");
        tell();
        town.related.merge(operator, from, into);
        tell();
        for (String words : List.of("引き取りの件", "折り返し済み", "追伸です")) {
            assertThat(find(words)).as(words).containsExactly(into);
        }
        assertThat(find(from.toString())).containsExactly(from);
    }

    private static final TimeSpan MORNING = TimeSpan.before(Instant.parse("2026-11-21T05:00:00Z"));

    /** By each field a case can be wanted by, alone and together. */
    private static List<CaseCriteria> questions(Actor somebody, List<TopicId> topics) {
        CaseCriteria none = CaseCriteria.NONE;
        List<CaseCriteria> questions = new ArrayList<>(List.of(none));
        for (CaseState state : CaseState.values()) {
            questions.add(none.withStates(Set.of(state)));
        }
        questions.add(none.withAssignees(Set.of(somebody.user().orElseThrow())));
        questions.add(none.withUnassigned());
        questions.add(none.withDepartment(Town.WASTE));
        questions.add(none.withDepartment(Town.TAX));
        questions.add(none.withTopics(Set.of(topics.get(1), topics.get(3))));
        questions.add(none.withTopics(Set.of(topics.get(0))));
        questions.add(none.withUnclassified());
        questions.add(none.withDue(MORNING.and(TimeSpan.since(Instant.EPOCH))));
        questions.add(none.withDue(TimeSpan.since(Instant.parse("2026-11-26T05:00:00Z"))));
        questions.add(none.withClosed(MORNING));
        questions.add(item("way", "収集"));
        questions.add(item("way", "収集").withAssignees(Set.of(somebody.user().orElseThrow())));
        questions.add(item("day", "2026-12-05"));
        questions.add(item("memo", ""));
        questions.add(none.withItems(List.of(span("day", "2026-12-02", "2026-12-05"))));
        questions.add(
                none.withItems(
                        List.of(
                                ItemWish.of(value("way", "収集")),
                                span("day", "", "2026-12-05"),
                                span("count", "-9", "12"))));
        questions.add(contact("市民3"));
        questions.add(contact("citizen5@example"));
        questions.add(
                none.withStates(Set.of(CaseState.IN_PROGRESS, CaseState.CLOSED))
                        .withTopics(Set.of(topics.get(2)))
                        .withClosed(MORNING));
        return questions;
    }

    private static CaseCriteria item(String item, String value) {
        return CaseCriteria.NONE.withItems(List.of(ItemWish.of(value(item, value))));
    }

    private static ItemWish span(String item, String from, String until) {
        return new ItemWish(value(item, from), Optional.of(value(item, until)));
    }

    private static ItemValue value(String item, String value) {
        return new ItemValue(FORM, item, value);
    }

    private static FormField.Head head(String id) {
        return new FormField.Head(id, LocalizedText.same(id), LocalizedText.same(""), false);
    }

    private static Form form() {
        return new Form(
                FORM,
                1,
                new FormContent(
                        LocalizedText.same("粗大ごみの受付"),
                        LocalizedText.same(""),
                        false,
                        List.of(
                                new FormField.Choice(
                                        head("way"),
                                        List.of(
                                                LocalizedText.same("収集"),
                                                LocalizedText.same("ｽﾄｱ持込")),
                                        true),
                                new FormField.Day(head("day"), FormField.Span.ANY),
                                new FormField.Checks(
                                        head("things"),
                                        List.of(
                                                LocalizedText.same("家具"),
                                                LocalizedText.same("家電"))),
                                new FormField.Number(head("count"), -100, 1_000),
                                new FormField.Text(head("memo"), true, 500)),
                        List.of(),
                        FormReceipt.USUAL,
                        new FormUse(true, List.of(), List.of())));
    }

    private static CaseCriteria contact(String words) {
        return CaseCriteria.NONE
                .withChannels(Set.of(Town.MAIL))
                .withOpened(TimeSpan.since(Instant.EPOCH))
                .withContact(words);
    }

    /** A classification, two topics, one more below the first of them, and one of another tree. */
    private List<TopicId> topics() {
        Actor administrator = town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
        TopicId field = topic(administrator, Optional.empty(), "分野");
        TopicId child = topic(administrator, Optional.of(field), "子育て");
        TopicId road = topic(administrator, Optional.of(field), "道路");
        TopicId nursery = topic(administrator, Optional.of(child), "保育園");
        TopicId kind = topic(administrator, Optional.empty(), "案内内容");
        return List.of(field, child, road, nursery, topic(administrator, Optional.of(kind), "手続き"));
    }

    private TopicId topic(Actor administrator, Optional<TopicId> parent, String name) {
        return town.topics.add(administrator, parent, name).id();
    }

    /** The index and a look at every case say the same. */
    @Test
    @Requirement({"FJ-124", "FJ-125", "ST-252", "YK-077", "YK-119"})
    void everyFieldShouldFindExactlyItsCasesAloneAndTogether() {
        List<TopicId> topics = topics();
        Team night = town.teams.make("夜間", operator);
        town.forms.offer(form());
        start();
        Random random = new Random(20261129);
        for (int number = 0; number < 40; number++) {
            town.clock.advance(Duration.ofHours(random.nextInt(3)));
            CaseId id =
                    open(
                            town.mail(
                                            "f" + number,
                                            "citizen" + number % 9 + "@example.jp",
                                            "市民" + number % 9)
                                    .subject("件名 " + random.nextInt(50))
                                    .text("本文")
                                    .build());
            if (number % 3 > 0) {
                town.desk.classify(
                        operator,
                        id,
                        Set.copyOf(List.of(topics.get(1 + number % 4), topics.get(4))));
            }
            if (number % 4 == 0) {
                town.desk.fill(
                        operator, id, FORM, 1, "way", List.of(number % 8 == 0 ? "収集" : "ｽﾄｱ持込"));
                town.desk.fill(
                        operator, id, FORM, 1, "day", List.of("2026-12-0" + (1 + number % 9)));
                town.desk.fill(operator, id, FORM, 1, "things", List.of("家具", "家電"));
                town.desk.fill(operator, id, FORM, 1, "count", List.of("" + (number - 10)));
                town.desk.fill(operator, id, FORM, 1, "memo", List.of("長".repeat(201)));
            }
            switch (random.nextInt(5)) {
                case 0 -> town.desk.assign(operator, id, operator.user());
                case 4 -> town.desk.assignTeam(operator, id, Optional.of(night.id()));
                case 1 -> town.desk.close(operator, id, number % 2 == 0 ? "answered" : "duplicate");
                case 2 ->
                        town.desk.escalate(
                                operator, id, number % 2 == 0 ? Town.WASTE : Town.TAX, "願います");
                default -> {
                    // stays as it came
                }
            }
        }
        tell();
        ScanningSearch scan = new ScanningSearch(texts);
        for (CaseCriteria criteria : questions(operator, topics)) {
            CaseSelection among = among(criteria);
            assertThat(search.count("", among))
                    .as(criteria.toString())
                    .isEqualTo(scan.findAll("", among, CaseOrder.NEWEST, 100).total());
            for (CaseOrder order : ORDERS) {
                if (order.column() == CaseOrder.Column.CLOSED && criteria.closed().isAny()) {
                    continue;
                }
                assertThat(search.findAll("", among, order, 100))
                        .as(criteria + " " + order)
                        .isEqualTo(scan.findAll("", among, order, 100));
                assertThat(search.find("本文", among, order, new PageRequest(3, 4)))
                        .isEqualTo(scan.find("本文", among, order, new PageRequest(3, 4)));
            }
        }
        for (Hands hands :
                List.of(
                        new Hands(Set.of(), Set.of(night.id())),
                        new Hands(Set.of(operator.user().orElseThrow()), Set.of(night.id())),
                        new Hands(Set.of(), Set.of()))) {
            CaseSelection among = in(hands);
            assertThat(search.findAll("", among, CaseOrder.NEWEST, 100))
                    .as(hands.toString())
                    .isEqualTo(scan.findAll("", among, CaseOrder.NEWEST, 100));
        }
        assertThat(search.findAll("", among(contact("市民3")), CaseOrder.NEWEST, 100).total())
                .isBetween(4L, 5L);
        assertThat(search.count("", among(CaseCriteria.NONE.withUnclassified()))).isEqualTo(14);
        assertThat(counted(search, item("way", "収集"))).isEqualTo(5);
        assertThat(counted(search, item("way", "ストア持込"))).as("folded").isEqualTo(5);
        assertThat(counted(search, item("things", "家電"))).isEqualTo(10);
        assertThat(counted(search, item("memo", ""))).isEqualTo(10);
        assertThat(counted(search, item("memo", "長".repeat(201)))).as("too long").isZero();
        assertThat(counted(search, item("day", "収集"))).isZero();
        assertThat(
                        counted(
                                search,
                                CaseCriteria.NONE.withItems(List.of(span("count", "-10", "-2")))))
                .as("-10, -6 and -2")
                .isEqualTo(3);
        assertThat(counted(search, CaseCriteria.NONE.withItems(List.of(span("count", "6", "10")))))
                .as("by number, not by letter")
                .isEqualTo(2);
        assertThat(counted(search, item("*", "*"))).isZero();
    }

    private static long counted(CaseSearch search, CaseCriteria criteria) {
        return search.count("", among(criteria));
    }

    private static final List<CaseOrder> ORDERS =
            List.of(
                    CaseOrder.NEWEST,
                    new CaseOrder(CaseOrder.Column.ACTIVITY, false),
                    new CaseOrder(CaseOrder.Column.SUBJECT, false),
                    new CaseOrder(CaseOrder.Column.SUBJECT, true),
                    new CaseOrder(CaseOrder.Column.CLOSED, true));

    private static CaseSelection in(Hands hands) {
        return new CaseSelection(
                Optional.empty(),
                Set.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                CaseCriteria.NONE,
                List.of(hands),
                Set.of());
    }

    private static CaseSelection among(CaseCriteria criteria) {
        return new CaseSelection(
                Optional.empty(),
                Set.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                criteria,
                List.of(),
                Set.of());
    }

    @Test
    void whatWasCommittedAndNeverToldShouldBeFoundAfterTheNextStart() throws Exception {
        start();
        CaseId known = open(town.mail("m1", "a@example.jp", "A").subject("一通目").text("x").build());
        tell();
        end();

        CaseId unknown =
                open(town.mail("m2", "b@example.jp", "B").subject("二通目").text("x").build());
        town.intake.append(town.mail("m3", "a@example.jp", "A").text("続きの便り").build(), known);
        start();

        assertThat(find("通目")).containsExactly(known, unknown);
        assertThat(find("便り")).containsExactly(known);
    }

    @Test
    void casesOfManyWritersAtOnceShouldAllBeFoundWithAndWithoutTheEvents() throws Exception {
        start();
        List<CaseId> opened = new ArrayList<>();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<CaseId>> mails = new ArrayList<>();
            for (int number = 0; number < 100; number++) {
                String name = "n" + number;
                mails.add(
                        () ->
                                open(
                                        town.mail(name, name + "@example.jp", name)
                                                .subject("同時に " + name)
                                                .text("本文")
                                                .build()));
            }
            for (Future<CaseId> mail : writers.invokeAll(mails)) {
                opened.add(mail.get());
                search.on(town.fixture.published().get(0));
            }
        } finally {
            writers.shutdown();
        }
        tell();
        assertThat(find("同時に")).containsExactlyInAnyOrderElementsOf(opened);

        end();
        for (CaseId id : opened) {
            town.desk.addNote(operator, id, "全件に付記");
        }
        start();
        CaseSearch.Hits hits = search.find("付記", CaseSelection.ALL, PageRequest.first(200));
        assertThat(hits.cases()).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(hits.total()).isEqualTo(100);
    }
}
