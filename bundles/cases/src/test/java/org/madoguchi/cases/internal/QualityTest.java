// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Corrections.Correction;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.QualityMark;
import org.madoguchi.api.cases.QualityMarks;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.test.Requirement;

/** Marks on work, and corrections that wait for a second pair of eyes. */
class QualityTest {
    private static final FormId ITEMS = new FormId(5);

    private final Town town = new Town();
    private final Actor supervisor = town.people.hire("主任", Role.SUPERVISOR, Optional.empty());
    private final Actor sato = town.people.hire("佐藤", Role.OPERATOR, Optional.empty());
    private final Actor administrator =
            town.people.hire("管理者", Role.ADMINISTRATOR, Optional.empty());
    private final StoredMarks marks =
            new StoredMarks(town.store, town.lists, town.people, town.audit());
    private final StoredCorrections corrections = new StoredCorrections(town.store, town.audit());
    private final UserId satoId = sato.user().orElseThrow();

    @AfterEach
    void close() {
        town.close();
    }

    private CaseId opened(int number) {
        InboundMessage message =
                town.mail("m" + number, "citizen" + number + "@example.jp", "市民")
                        .subject("件名 " + number)
                        .text("本文")
                        .build();
        CaseId id = town.intake.open(message, town.register().resolve(message.sender())).caseId();
        town.desk.assign(supervisor, id, sato.user());
        return id;
    }

    private InteractionId message(CaseId id) {
        return town.desk.open(sato, id).timeline().stream()
                .filter(TimelineEntry.Message.class::isInstance)
                .map(entry -> ((TimelineEntry.Message) entry).interaction().id())
                .findFirst()
                .orElseThrow();
    }

    private List<QualityMarks.Work> unmarked(Optional<UserId> operator) {
        return marks.unmarked(supervisor, Set.of(Town.MAIL), operator, 20);
    }

    @Test
    @Requirement({"ST-215", "ST-216"})
    void workShouldBeMarkedAndItsOperatorShouldSeeTheMarkAndNobodyElses() {
        CaseId first = opened(1);
        CaseId second = opened(2);
        assertThat(unmarked(sato.user())).hasSize(2);
        assertThat(unmarked(supervisor.user())).isEmpty();
        assertThat(unmarked(Optional.empty()).get(0).operatorName()).isEqualTo("佐藤");

        marks.mark(
                supervisor,
                message(first),
                satoId,
                Map.of("greeting", 5, "correct", 4),
                " 落ち着いた応対でした。 ");
        marks.mark(supervisor, message(second), satoId, Map.of("greeting", 2), "");

        assertThat(unmarked(Optional.empty())).isEmpty();
        List<QualityMark> mine = marks.mine(sato, 10);
        assertThat(mine).hasSize(2);
        assertThat(mine)
                .filteredOn(mark -> mark.caseId().equals(first))
                .first()
                .satisfies(
                        mark -> {
                            assertThat(mark.scores())
                                    .containsOnly(
                                            Map.entry("greeting", 5), Map.entry("correct", 4));
                            assertThat(mark.remark()).isEqualTo("落ち着いた応対でした。");
                            assertThat(mark.by()).isEqualTo("主任");
                            assertThat(mark.mean()).isEqualTo(4.5);
                        });
        assertThat(marks.mine(supervisor, 10)).isEmpty();
        assertThat(marks.of(supervisor, satoId, 10)).isEqualTo(mine);
        QualityMarks.Average average =
                marks.averages(supervisor, town.clock.instant().minus(Duration.ofDays(90))).get(0);
        assertThat(average.name()).isEqualTo("佐藤");
        assertThat(average.marks()).isEqualTo(2);
        assertThat(average.byCriterion())
                .containsOnly(Map.entry("greeting", 3.5), Map.entry("correct", 4.0));
        assertThat(average.mean()).isBetween(3.66, 3.67);
        assertThat(marks.averages(supervisor, Instant.parse("2099-01-01T00:00:00Z"))).isEmpty();
        assertThat(town.audited).contains("主任 case.mark case " + first);
    }

    @Test
    void aSecondMarkShouldReplaceTheFirst() {
        InteractionId work = message(opened(1));
        marks.mark(supervisor, work, satoId, Map.of("greeting", 1, "record", 1), "だめ");
        marks.mark(supervisor, work, satoId, Map.of("greeting", 4), "見直しました");
        assertThat(marks.mine(sato, 10))
                .singleElement()
                .satisfies(
                        mark -> {
                            assertThat(mark.scores()).containsOnly(Map.entry("greeting", 4));
                            assertThat(mark.remark()).isEqualTo("見直しました");
                        });
        assertThat(marks.find(supervisor, work)).isPresent();
    }

    @Test
    void onlySupervisorsShouldMarkAndNobodyTheOwnWork() {
        InteractionId work = message(opened(1));
        Map<String, Integer> scores = Map.of("greeting", 5);
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> marks.mark(sato, work, satoId, scores, ""));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> marks.of(sato, satoId, 10));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> marks.averages(sato, Instant.EPOCH));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> corrections.unchecked(sato, 10));
        UserId own = supervisor.user().orElseThrow();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> marks.mark(supervisor, work, own, scores, ""));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () ->
                                marks.mark(
                                        supervisor, new InteractionId(99_999), satoId, scores, ""));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> marks.mark(supervisor, work, new UserId(999), scores, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 6, Integer.MAX_VALUE})
    void aScoreThatIsNoneShouldBeRefused(int score) {
        InteractionId work = message(opened(1));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () -> marks.mark(supervisor, work, satoId, Map.of("greeting", score), ""));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> marks.mark(supervisor, work, satoId, Map.of(), "所見だけ"));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> marks.mark(supervisor, work, satoId, Map.of("x'; --", 3), ""));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                marks.mark(
                                        supervisor,
                                        work,
                                        satoId,
                                        Map.of("greeting", 3),
                                        "長".repeat(2001)));
        assertThat(marks.mine(sato, 10)).isEmpty();
    }

    @Test
    void theCriteriaShouldBeTheCitysOwn() {
        InteractionId work = message(opened(1));
        DeskEntry own =
                town.lists.add(
                        administrator,
                        DeskEntry.Kind.QUALITY_CRITERION,
                        new LocalizedText("傾聴", "Listening"));
        marks.mark(supervisor, work, satoId, Map.of(own.code(), 3), "");
        town.lists.retire(administrator, DeskEntry.Kind.QUALITY_CRITERION, own.code(), true);
        marks.mark(supervisor, work, satoId, Map.of(own.code(), 4), "付け直し");
        InteractionId other = message(opened(2));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> marks.mark(supervisor, other, satoId, Map.of(own.code(), 3), ""));
    }

    private void offerItems() {
        FormField.Head memo =
                new FormField.Head(
                        "memo", new LocalizedText("聞き取り", ""), LocalizedText.same(""), false, null);
        town.forms.offer(
                new Form(
                        ITEMS,
                        1,
                        new FormContent(
                                new LocalizedText("記録", ""),
                                LocalizedText.same(""),
                                false,
                                List.of(new FormField.Text(memo, true, 200)),
                                List.of(),
                                FormReceipt.USUAL,
                                new FormUse(true, List.of(), List.of()))));
    }

    private Set<Long> waiting() {
        return corrections.unchecked(supervisor, 100).stream()
                .map(Correction::id)
                .collect(Collectors.toSet());
    }

    @Test
    @Requirement("ST-159")
    void aRecordThatWasChangedAfterItWasClosedShouldWaitUntilASupervisorHasSeenOldAndNewText() {
        offerItems();
        CaseId id = opened(1);
        town.desk.fill(sato, id, ITEMS, 1, "memo", List.of("冷蔵庫 1 台"));
        town.desk.close(sato, id, "answered");
        assertThat(waiting()).as("entering is no correction").isEmpty();

        town.clock.advance(Duration.ofHours(2));
        town.desk.reopen(sato, id);
        town.desk.fill(sato, id, ITEMS, 1, "memo", List.of("冷蔵庫 2"));
        town.desk.fill(sato, id, ITEMS, 1, "memo", List.of("冷蔵庫 2 台"));
        town.desk.close(sato, id, "answered");

        List<Correction> waiting = corrections.unchecked(supervisor, 100);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).before()).isEqualTo("冷蔵庫 1 台");
        assertThat(waiting.get(0).after()).isEqualTo("冷蔵庫 2 台");
        assertThat(waiting.get(0).by()).isEqualTo("佐藤");
        assertThat(waiting.get(0).what()).isEqualTo("聞き取り");
        assertThat(waiting.get(0).caseId()).isEqualTo(id);
        assertThat(corrections.count(supervisor)).isEqualTo(1);

        corrections.confirm(supervisor, waiting());
        assertThat(waiting()).isEmpty();
        assertThat(corrections.count(supervisor)).isZero();
        corrections.confirm(supervisor, Set.of(waiting.get(0).id(), 424_242L));
        assertThat(town.audited)
                .filteredOn(line -> line.contains("case.correction"))
                .containsExactly("主任 case.correction case " + id);
    }

    @Test
    @Requirement("ST-159")
    void aClassificationThatWasTakenAwayShouldWaitAndNotBeConfirmedByWhoDidIt() {
        Topic root = town.topics.add(administrator, Optional.empty(), "分野");
        Topic waste = town.topics.add(administrator, Optional.of(root.id()), "ごみ");
        Topic tax = town.topics.add(administrator, Optional.of(root.id()), "税");
        CaseId id = opened(1);
        town.desk.classify(supervisor, id, Set.of(waste.id()));
        town.desk.classify(supervisor, id, Set.of(waste.id(), tax.id()));
        assertThat(waiting()).as("more was said, nothing taken back").isEmpty();
        town.desk.classify(supervisor, id, Set.of(tax.id()));

        Correction waiting = corrections.unchecked(supervisor, 100).get(0);
        assertThat(waiting.before()).isEqualTo("ごみ、税");
        assertThat(waiting.after()).isEqualTo("税");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> corrections.confirm(supervisor, Set.of(waiting.id())));
        assertThat(waiting()).hasSize(1);
        corrections.confirm(administrator, Set.of(waiting.id()));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void withoutLiveChannelsOnlyAnswersShouldBeOffered() {
        opened(1);
        assertThat(marks.unmarked(supervisor, Set.of(), Optional.empty(), 20)).isEmpty();
        assertThat(marks.unmarked(supervisor, Set.of(new ChannelId("phone-main")), sato.user(), 20))
                .isEmpty();
    }
}
