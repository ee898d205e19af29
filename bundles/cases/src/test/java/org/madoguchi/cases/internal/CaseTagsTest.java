// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** Labels on cases, on a real database. */
class CaseTagsTest {
    private static Town town;
    private static Actor operator;
    private static Actor waste;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private static CaseId opened(String id) {
        InboundMessage message =
                town.mail(id, id + "@example.jp", "田中").subject("粗大ごみ").text("教えて").build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static Set<String> tags(CaseId id) {
        return town.desk.open(operator, id).summary().tags();
    }

    @Test
    @Requirement("FJ-124")
    void labelsShouldBePutOnAndTakenOffHoweverTheyAreWritten() {
        CaseId id = opened("m1");
        town.desk.tag(operator, id, Set.of(" ＶＩＰ ", "要確認", ""), Set.of());
        assertThat(tags(id)).containsExactlyInAnyOrder("VIP", "要確認");
        town.desk.tag(operator, id, Set.of("vip"), Set.of("要確認", "ない"));
        assertThat(tags(id)).containsExactly("VIP");
        assertThat(town.audited).filteredOn(line -> line.contains("case.tag")).hasSize(2);
        town.desk.tag(operator, id, Set.of("Vip"), Set.of());
        assertThat(town.audited)
                .as("nothing has changed")
                .filteredOn(line -> line.contains("case.tag"))
                .hasSize(2);
    }

    @Test
    void aLabelShouldBeWrittenAsEverybodyWritesIt() {
        town.desk.tag(operator, opened("m1"), Set.of("Wi-Fi"), Set.of());
        CaseId other = opened("m2");
        town.desk.tag(operator, other, Set.of("WI-FI"), Set.of());
        assertThat(tags(other)).containsExactly("Wi-Fi");
        assertThat(town.desk.tagsLike(operator, "wi")).containsExactly("Wi-Fi");
        assertThat(town.desk.tagsLike(operator, "fi")).containsExactly("Wi-Fi");
        assertThat(town.desk.tagsLike(operator, "%")).isEmpty();
        assertThat(town.desk.tagsLike(operator, "")).hasSize(1);
    }

    @Test
    void tooManyAndTooLongOnesShouldBeRefused() {
        CaseId id = opened("m1");
        town.desk.tag(operator, id, labels(20), Set.of());
        assertThatThrownBy(() -> town.desk.tag(operator, id, Set.of("もう一つ"), Set.of()))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("20");
        town.desk.tag(operator, id, Set.of("もう一つ"), Set.of("t1"));
        assertThatThrownBy(() -> town.desk.tag(operator, id, Set.of("あ".repeat(41)), Set.of("t2")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("40");
        assertThat(tags(id)).hasSize(20).contains("t2");
    }

    private static Set<String> labels(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "t" + n).collect(Collectors.toSet());
    }

    @Test
    void theLongestLabelsShouldFit() {
        CaseId id = opened("m1");
        town.desk.tag(
                operator,
                id,
                IntStream.range(0, 20)
                        .mapToObj(n -> "あ".repeat(38) + (char) ('a' + n) + "漢")
                        .collect(Collectors.toSet()),
                Set.of());
        assertThat(tags(id)).hasSize(20);
    }

    @Test
    void labelsShouldBeTheDesksOwn() {
        CaseId id = opened("m1");
        town.desk.tag(operator, id, Set.of("要注意"), Set.of());
        town.desk.escalate(operator, id, Town.WASTE, "確認してください。");
        assertThat(town.desk.open(waste, id).summary().tags()).isEmpty();
        assertThatThrownBy(() -> town.desk.tag(waste, id, Set.of("a"), Set.of()))
                .isInstanceOf(PermissionDeniedException.class);
    }

    /** The number of cases found would tell which of theirs has the label. */
    @Test
    void aDepartmentsListShouldNotBeNarrowedByLabels() {
        CaseId labelled = opened("m1");
        CaseId other = opened("m2");
        town.desk.tag(operator, labelled, Set.of("VIP"), Set.of());
        for (CaseId id : List.of(labelled, other)) {
            town.desk.escalate(operator, id, Town.WASTE, "確認してください。");
        }
        assertThat(town.desk.list(waste, vip(), PageRequest.first(10)))
                .satisfies(found -> assertThat(found.total()).isEqualTo(2))
                .satisfies(found -> assertThat(found.items()).hasSize(2));
    }

    private static CaseQuery vip() {
        return new CaseQuery(
                CaseView.ALL,
                "",
                Optional.empty(),
                Optional.empty(),
                CaseCriteria.NONE.withTags(Set.of("vip")),
                CaseOrder.NEWEST);
    }

    @Test
    @Requirement("FJ-124")
    void theIndexAndTheListShouldKnowThem() {
        CaseId id = opened("m1");
        opened("m2");
        town.desk.tag(operator, id, Set.of("VIP"), Set.of());
        assertThat(
                        town.texts().read(Set.of(id), new NoParts()).stream()
                                .flatMap(state -> state.traits().tags().stream()))
                .containsExactly("vip");
        assertThat(town.desk.list(operator, vip(), PageRequest.first(10)).items())
                .extracting(row -> row.id())
                .contains(id);
        assertThat(town.watch.facts(id).orElseThrow().tags()).containsExactly("VIP");
    }

    @Test
    void oneCaseOfTwoShouldHaveTheLabelsOfBoth() {
        CaseId id = opened("m1");
        CaseId other = opened("m2");
        town.desk.tag(operator, id, Set.of("VIP"), Set.of());
        town.desk.tag(operator, other, Set.of("要確認"), Set.of());
        town.related.merge(operator, other, id);
        assertThat(tags(id)).containsExactlyInAnyOrder("VIP", "要確認");
    }

    private static final class NoParts implements CaseTexts.PartVisitor {
        @Override
        public boolean knows(CaseId id, String key) {
            return false;
        }

        @Override
        public void visit(CaseId id, CaseTexts.Part part) {}
    }
}
