// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Mention;
import org.madoguchi.api.cases.Mentions;
import org.madoguchi.api.cases.PeopleNamed;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.Requirement;

/** Who is named in a note hears of it, on a real database. */
class MentionsTest {
    private static Town town;
    private static Actor operator;
    private static Actor supervisor;
    private static Actor namesake;
    private static Actor waste;

    @BeforeAll
    static void open() {
        town = new Town();
        operator = town.people.hire("山田 太郎", Role.OPERATOR, Optional.empty());
        supervisor = town.people.hire("佐藤 花子", Role.SUPERVISOR, Optional.empty());
        namesake = town.people.hire("鈴木", Role.OPERATOR, Optional.empty());
        town.people.hire("鈴木", Role.OPERATOR, Optional.empty());
        waste = town.people.hire("ごみ減量課の高橋", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        town.teams.make("夜間", operator, supervisor, waste);
        town.teams.make("収集", waste);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void clear() {
        town.clear();
    }

    private CaseId opened(String id) {
        InboundMessage message =
                town.mail(id, id + "@example.jp", "田中 花子").subject("件名").text("質問です。").build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static List<Mention> of(Actor actor) {
        return town.mentions.list(actor, PageRequest.first(20)).items();
    }

    @Test
    @Requirement("FJ-147")
    void whoIsNamedShouldBeToldUntilTheCaseIsRead() {
        CaseId id = opened("m1");
        CaseId other = opened("m2");
        String text = "@佐藤花子 さん、@u" + namesake.user().orElseThrow() + " さん、確認をお願いします。";
        assertThat(town.desk.addNote(operator, id, text)).isEmpty();
        town.desk.addNote(operator, other, "＠佐藤 花子へ。a@佐藤花子 はアドレスです。");
        assertThat(town.fixture.published())
                .filteredOn(PeopleNamed.class::isInstance)
                .extracting(event -> ((PeopleNamed) event).people())
                .containsExactly(
                        Set.of(supervisor.user().orElseThrow(), namesake.user().orElseThrow()),
                        Set.of(supervisor.user().orElseThrow()));
        assertThat(town.mentions.unread(supervisor)).isEqualTo(2);
        assertThat(town.mentions.unread(namesake)).isEqualTo(1);
        assertThat(town.mentions.unread(operator)).isZero();
        assertThat(of(supervisor)).extracting(Mention::caseId).contains(id, other);
        assertThat(of(namesake))
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.text()).isEqualTo(text);
                            assertThat(told.by()).isEqualTo("山田 太郎");
                            assertThat(told.read()).isFalse();
                        });
        town.mentions.readAll(supervisor, id);
        assertThat(town.mentions.unread(supervisor)).isEqualTo(1);
        town.mentions.readAll(supervisor);
        assertThat(town.mentions.unread(supervisor)).isZero();
        assertThat(of(supervisor)).allMatch(Mention::read);
        assertThat(town.mentions.unread(namesake)).isEqualTo(1);
    }

    @Test
    @Requirement("FJ-147")
    void nobodyShouldBeToldOfWhatHeMayNotSee() {
        CaseId id = opened("m1");
        for (String text : List.of("@ごみ減量課の高橋 さん", "@収集 へ", "@鈴木 さん")) {
            assertThatThrownBy(() -> town.desk.addNote(operator, id, text))
                    .as(text)
                    .isInstanceOf(RejectedException.class);
        }
        assertThat(town.desk.open(operator, id).timeline())
                .noneMatch(org.madoguchi.api.cases.TimelineEntry.Note.class::isInstance);
        assertThat(town.desk.addNote(operator, id, "@夜間 へ")).containsExactly("ごみ減量課の高橋");
        assertThat(town.mentions.unread(supervisor)).isEqualTo(1);
        assertThat(town.mentions.unread(waste)).isZero();
        assertThat(of(waste)).isEmpty();
    }

    @Test
    void theOffersShouldSayWhoIsMeant() {
        assertThat(town.mentions.offers(operator, "佐藤"))
                .containsExactly(new Mentions.Offer("佐藤 花子", "佐藤 花子", login(supervisor)));
        assertThat(town.mentions.offers(operator, "鈴"))
                .hasSize(2)
                .contains(new Mentions.Offer(login(namesake), "鈴木", login(namesake)));
        assertThat(town.mentions.offers(operator, "夜"))
                .containsExactly(new Mentions.Offer("夜間", "夜間", ""));
        assertThat(town.mentions.offers(operator, "ごみ")).isEmpty();
        assertThat(town.mentions.offers(operator, "")).hasSizeLessThanOrEqualTo(8);
    }

    private static String login(Actor actor) {
        return "u" + actor.user().orElseThrow();
    }
}
