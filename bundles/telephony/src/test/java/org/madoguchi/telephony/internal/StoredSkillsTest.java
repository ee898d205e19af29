// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.telephony.internal.Exchange.CHIEF;
import static org.madoguchi.telephony.internal.Exchange.DESK_1;
import static org.madoguchi.telephony.internal.Exchange.PHONE;
import static org.madoguchi.telephony.internal.Exchange.SATO;
import static org.madoguchi.telephony.internal.Exchange.SUZUKI;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.Skill;
import org.madoguchi.test.Requirement;

/** Who takes which queue is kept, told at once, and on record. */
@Timeout(180)
class StoredSkillsTest {
    private static final UserId SUZUKIS = SUZUKI.user().orElseThrow();
    private static final UserId SATOS = SATO.user().orElseThrow();

    private final Exchange town = new Exchange();

    @AfterEach
    void close() {
        town.close();
    }

    private void takes(UserId operator, String queue, Skill skill) {
        town.skills.change(CHIEF, Map.of(operator, Map.of(queue, skill)));
    }

    @Test
    @Requirement({"SP-027", "YK-034"})
    void whoSitsThereShouldTakeTheQueuesThatTheyKnowAtOnceAndWhenTheySitDown() {
        town.seats.sit(SUZUKI, DESK_1);
        takes(SUZUKIS, "english", Skill.NONE);
        town.seats.ready(SUZUKI);
        takes(SUZUKIS, "madoguchi", Skill.HELPS);
        takes(SUZUKIS, "english", Skill.FIRST);
        assertThat(town.seated())
                .containsExactly(
                        "1001 paused",
                        "1001 paused {english=NONE}",
                        "1001 ready {english=NONE}",
                        "1001 ready {english=NONE, madoguchi=HELPS}",
                        "1001 ready {madoguchi=HELPS}");
        assertThat(town.skills.all(SATO))
                .isEqualTo(Map.of(SUZUKIS, Map.of("madoguchi", Skill.HELPS)));
        assertThat(town.done).contains("telephony.skills user user11");
        assertThat(town.details).contains("{english=NONE}");
    }

    @Test
    void aTelephoneSystemThatCameBackShouldHearOfIt() {
        town.seats.sit(SUZUKI, DESK_1);
        takes(SUZUKIS, "english", Skill.HELPS);
        town.reports.survey(PHONE, town.after(1), Set.of());
        assertThat(town.seated()).last().isEqualTo("1001 paused {english=HELPS}");
    }

    @Test
    void whoSitsNowhereShouldBeToldLaterAndTheQueuesBeKnown() {
        takes(SATOS, "english", Skill.NONE);
        assertThat(town.seated()).isEmpty();
        assertThat(town.skills.queues(SUZUKI))
                .extracting(queue -> queue.name() + " " + queue.label())
                .containsExactly("madoguchi 総合案内", "english English");
    }

    @Test
    void onlyASupervisorShouldSayItAndOnlyOfQueuesThatAreThere() {
        assertThatThrownBy(
                        () ->
                                town.skills.change(
                                        SUZUKI, Map.of(SUZUKIS, Map.of("english", Skill.NONE))))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> takes(SUZUKIS, "water", Skill.NONE))
                .satisfies(refused -> assertThat(refused.reason().ja()).contains("待ち行列はありません"));
        assertThat(town.skills.all(CHIEF)).isEmpty();
    }
}
