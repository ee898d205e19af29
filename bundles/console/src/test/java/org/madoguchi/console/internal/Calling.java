// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.directory.Telephone;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.CallTotals;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Figures;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;

/** A day at the telephones of あさひ市. */
final class Calling {
    private static final Instant NOW = Sample.NOW;

    static final List<Telephone> TELEPHONES =
            List.of(
                    new Telephone("収集担当", "しゅうしゅう", "収集日、取り残し", "2011"),
                    new Telephone("第2会議室", "", "", "2099"));

    private Calling() {}

    static DirectoryPages.Found targets(Screen screen) {
        return new DirectoryPages.Found(screen, "収集", DirectorySample.hits());
    }

    static CallLine line(long id, CallState state) {
        boolean talked = state == CallState.TALKING || state == CallState.ENDED;
        Instant arrived = NOW.minusSeconds(600 - id);
        return new CallLine(
                new Call(
                        new CallId(id),
                        new ChannelId("phone-main"),
                        false,
                        id % 5 == 0
                                ? Address.NONE
                                : new Address(AddressKind.PHONE, "+819012345678"),
                        "",
                        "0570001000",
                        "",
                        id % 2 == 0 ? "2 税金" : "",
                        "tax",
                        state,
                        state == CallState.ENDED ? Optional.of(Outcome.ANSWERED) : Optional.empty(),
                        arrived,
                        Optional.of(arrived.plusSeconds(5)),
                        talked ? Optional.of(arrived.plusSeconds(20)) : Optional.empty(),
                        state == CallState.ENDED
                                ? Optional.of(arrived.plusSeconds(212))
                                : Optional.empty(),
                        Duration.ofSeconds(state == CallState.ENDED ? 380 : 0),
                        state == CallState.TALKING
                                ? Optional.of(arrived.plusSeconds(20))
                                : Optional.empty(),
                        state == CallState.ENDED
                                ? Optional.of(arrived.plusSeconds(400))
                                : Optional.empty(),
                        Optional.of(new Extension("1001")),
                        Optional.of(Sample.SUZUKI),
                        talked ? Optional.of(Sample.SUZUKI) : Optional.empty(),
                        Optional.of(Sample.BULKY_WASTE),
                        Optional.of(new InteractionId(id)),
                        state == CallState.ENDED ? "2001" : "",
                        state == CallState.ENDED
                                ? Optional.of(TransferKind.ATTENDED)
                                : Optional.empty(),
                        "",
                        Optional.empty(),
                        state == CallState.ENDED,
                        false,
                        Optional.empty()),
                state == CallState.QUEUED ? "" : "鈴木 一郎",
                state == CallState.ENDED ? "ごみ減量課 収集担当" : "",
                NOW);
    }

    /** One call that was talked and one that goes on, by somebody with an odd name. */
    static CallLogPage log(Screen screen) {
        return new CallLogPage(
                screen,
                CallLogFilter.of(
                        sent(Map.of("since", "2026-10-22", "operator", "11")), LocalDate.MAX),
                new Page<>(
                        List.of(
                                new CallLogPage.Row(
                                        line(9001, CallState.ENDED), "田中 花子", "佐藤 美咲", "回答済み"),
                                new CallLogPage.Row(
                                        line(4, CallState.QUEUED), "<b>田中</b>", "", "")),
                        2,
                        PageRequest.first(50)),
                new CallTotals(2, 1, Duration.ofSeconds(380)),
                List.of(Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR)));
    }

    static CallLogPage emptyLog(Screen screen) {
        return new CallLogPage(
                screen,
                CallLogFilter.of(
                        sent(Map.of("since", "", "number", "%", "recorded", "yes")), LocalDate.MAX),
                new Page<>(List.of(), 0, PageRequest.first(50)),
                new CallTotals(0, 0, Duration.ZERO),
                List.of());
    }

    /** The parameters of an address. */
    static MultivaluedMap<String, String> sent(Map<String, String> fields) {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        fields.forEach(sent::putSingle);
        return sent;
    }

    static CaseCalls ofCase() {
        return new CaseCalls(List.of(line(9001, CallState.ENDED)), true);
    }

    static OperatorStatus seat(OperatorState state) {
        return new OperatorStatus(
                Sample.SUZUKI,
                new Extension("1001"),
                state,
                state == OperatorState.AWAY ? Optional.of(AwayReason.BREAK) : Optional.empty(),
                NOW.minusSeconds(95),
                Optional.of(new CallId(7)),
                state == OperatorState.TALKING
                        ? Optional.of(NOW.minusSeconds(20))
                        : Optional.empty());
    }

    static PhoneBar bar(Screen screen, OperatorState state, CallState call) {
        return new PhoneBar(
                screen,
                Optional.of(seat(state)),
                Optional.of(line(7, call)),
                List.of(
                        Sample.summary(3100, CaseState.CLOSED, "資源ごみの収集日", false),
                        Sample.summary(2900, CaseState.IN_PROGRESS, "住民票の写し", false)),
                "田中 花子",
                Sample.desk(
                                screen,
                                Sample.file(CaseState.IN_PROGRESS, Sample.timeline()),
                                Composer.withDraft(""))
                        .dispositions(),
                Optional.empty());
    }

    static PhonePage page(Screen screen) {
        return new PhonePage(
                screen,
                Optional.of(seat(OperatorState.READY)),
                new Figures(
                        2,
                        Duration.ofSeconds(83),
                        3,
                        124,
                        6,
                        9,
                        14,
                        1,
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(207)),
                List.of(
                        line(1, CallState.QUEUED),
                        line(10, CallState.RINGING),
                        line(3, CallState.TALKING)),
                List.of(
                        new PhonePage.Seat(seat(OperatorState.TALKING), "鈴木 一郎"),
                        new PhonePage.Seat(seat(OperatorState.AWAY), "佐藤 美咲")),
                List.of(line(12, CallState.ENDED)),
                NOW,
                Optional.empty());
    }
}
