// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallEvent.Answered;
import org.madoguchi.api.telephony.CallEvent.Arrived;
import org.madoguchi.api.telephony.CallEvent.Ended;
import org.madoguchi.api.telephony.CallEvent.Queued;
import org.madoguchi.api.telephony.CallEvent.Released;
import org.madoguchi.api.telephony.CallEvent.Transferred;
import org.madoguchi.api.telephony.CallEvent.TurnedAway;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;

class QueueLogTest {
    private static final Extension DESK_1 = new Extension("1001");

    @TempDir Path folder;

    private List<CallEvent> read(long from, String... lines) throws IOException {
        Path log = Files.write(folder.resolve("queue_log"), List.of(lines));
        return QueueLog.since(log, Instant.ofEpochSecond(from, 999_000_000));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static Address number(String digits) {
        return new Address(AddressKind.PHONE, digits);
    }

    @Test
    void aCallShouldBeToldAsIfItsEventsHadBeenHeard() throws IOException {
        assertThat(
                        read(
                                1795290000,
                                "1795290053|1795290050.12|tax|NONE|ENTERQUEUE||0312345678|1",
                                "1795290060|1795290050.12|tax|1001|RINGNOANSWER|5000",
                                "1795290066|1795290050.12|tax|1001|CONNECT|13|1795290062.14|4",
                                "1795290126|1795290050.12|tax|1001|COMPLETECALLER|13|60|1"))
                .containsExactly(
                        new Arrived("1795290050.12", at(1795290053), number("0312345678"), "", ""),
                        new Queued("1795290050.12", at(1795290053), "tax"),
                        new Answered("1795290050.12", at(1795290066), DESK_1),
                        new Released("1795290050.12", at(1795290126), DESK_1),
                        new Ended("1795290050.12", at(1795290126)));
    }

    @Test
    void whoGaveUpOrWaitedInVainOrWasHandedOnShouldBeTold() throws IOException {
        assertThat(
                        read(
                                1795290000,
                                "1795290060|1795290050.1|tax|NONE|ABANDON|1|1|7",
                                "1795290061|1795290050.2|tax|NONE|EXITWITHTIMEOUT|1|1|60",
                                "1795290062|1795290050.3|tax|PJSIP/1001|BLINDTRANSFER|2001|x|4|9|1"))
                .containsExactly(
                        new Ended("1795290050.1", at(1795290060)),
                        new TurnedAway("1795290050.2", at(1795290061), Outcome.OVERFLOW),
                        new Ended("1795290050.2", at(1795290061)),
                        new Transferred(
                                "1795290050.3",
                                at(1795290062),
                                DESK_1,
                                "2001",
                                TransferKind.BLIND));
    }

    @Test
    void onlyWhatIsNewShouldBeToldAndTheSameSecondAgain() throws IOException {
        assertThat(
                        read(
                                1795290060,
                                "1795290059|1795290050.1|tax|NONE|ABANDON|1|1|7",
                                "1795290060|1795290050.2|tax|NONE|ABANDON|1|1|7"))
                .containsExactly(new Ended("1795290050.2", at(1795290060)));
    }

    @Test
    void linesThatTellNothingOfACallShouldBePassedOver() throws IOException {
        assertThat(
                        read(
                                1,
                                "",
                                "|||||",
                                "1795290053|NONE|NONE|NONE|QUEUESTART|",
                                "1795290053|MANAGER|tax|1001|ADDMEMBER|",
                                "soon|1795290050.2|tax|NONE|ABANDON|1|1|7",
                                "1795290053|'; drop|tax|NONE|ABANDON|1|1|7",
                                "1795290053|1795290050.2|tax|nobody|CONNECT|13",
                                "1795290053|1795290050.2|tax"))
                .isEmpty();
    }

    @Test
    void aLogThatIsNotThereShouldBeSaidSo() {
        assertThatIOException()
                .isThrownBy(() -> QueueLog.since(folder.resolve("none"), Instant.EPOCH));
    }
}
