// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.test.Requirement;

class CaseCallsTest {
    private final Screen screen =
            Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "calls", "");

    @Test
    void aCallShouldStandAtThePlaceOfTheMessageThatItCameInAs() {
        TimelineEntry call = message(9001);
        TimelineEntry mail = message(3);
        CaseCalls calls = Calling.ofCase();
        assertThat(calls.among(List.of(call, mail)))
                .extracting(entry -> entry.call().isPresent())
                .containsExactly(true, false);
        assertThat(calls.among(List.of(mail)))
                .as("a call is never lost")
                .anyMatch(entry -> entry.call().isPresent());
    }

    private static TimelineEntry message(long id) {
        return new TimelineEntry.Message(
                Sample.message(id, InteractionKind.INBOUND, InteractionState.RECEIVED, "件名", "本文"));
    }

    @ParameterizedTest
    @CsvSource({
        "2001, 2001",
        "ごみ減量課 2001, 2001",
        "ごみ減量課 0466-25-1203, 0466251203",
        "０４６６－２５－１１１１（内線２００１）, 2001",
        "0466-25-1111 内線 2001, 2001",
        "ごみ減量課, ''"
    })
    void theNumberToTransferToShouldBeReadFromTheDirectory(String written, String dialled) {
        assertThat(TransferTarget.of(written)).isEqualTo(dialled);
    }

    @Test
    void telephonesThatAreFoundShouldBeOfferedAsTheyAreDialled() {
        assertThat(
                        PagesTest.html(
                                Screens.view(
                                        "transferTargets.jte", "page", Calling.targets(screen))))
                .contains("data-target=\"収集担当 2011\"", "収集日、取り残し");
    }

    @Test
    @Requirement("ST-090")
    void whoTakesNoCallsNowShouldBeMarkedWhereACallIsHandedOn() {
        String offered =
                PagesTest.html(
                        Screens.view("transferTargets.jte", "page", Calling.targets(screen)));
        assertThat(offered.split("<li>", -1))
                .filteredOn(each -> each.contains("収集担当"))
                .singleElement()
                .asString()
                .contains("reach-closed", "時間外・転送できません", "おかけ直しください");
        assertThat(offered).contains("reach-open");
    }

    @Test
    void whatSomebodyTypesAsTelephonesShouldBeReadAndShownAgain() {
        List<Telephone> typed =
                TelephoneLines.read(
                        "2011, 収集担当, しゅうしゅう, 収集日、取り残し\n\n 2099，第2会議室\n2100\t窓口\tまどぐち\t\n");
        assertThat(typed)
                .containsExactly(
                        Calling.TELEPHONES.get(0),
                        Calling.TELEPHONES.get(1),
                        new Telephone("窓口", "まどぐち", "", "2100"));
        assertThat(TelephoneLines.read(TelephoneLines.text(typed))).isEqualTo(typed);
    }

    @Test
    void theBarShouldShowWhatCanBeDoneNow() {
        assertThat(html(OperatorState.READY, CallState.RINGING))
                .contains("id=\"incoming\"", "09012345678", "田中 花子", "資源ごみの収集日");
        assertThat(html(OperatorState.TALKING, CallState.TALKING))
                .contains("id=\"transfer\"", "data-targets")
                .doesNotContain("id=\"incoming\"");
        assertThat(html(OperatorState.WRAP_UP, CallState.ENDED))
                .contains("data-digit-choice=\"1\"", "data-digit-choice=\"0\"")
                .doesNotContain("id=\"transfer\"");
    }

    private String html(OperatorState state, CallState call) {
        return PagesTest.html(
                Screens.view("phoneBar.jte", "bar", Calling.bar(screen, state, call)));
    }
}
