// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallLog;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.CallTotals;

class CallLogsTest {
    private static final Screen SCREEN =
            Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "calls", "");
    private static final Call CALL = Calling.line(9001, CallState.ENDED).call();
    private static final User SUZUKI = Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR);
    private static final User GONE = Sample.user(99, "gone", "退職 者", Role.OPERATOR);

    private final AtomicInteger lookUps = new AtomicInteger();
    private String caller = "田中 花子";
    private final CallLogs logs =
            new CallLogs(
                    stub(
                            CallLog.class,
                            (name, arguments) ->
                                    name.equals("search")
                                            ? new Page<>(
                                                    List.of(CALL), 1, (PageRequest) arguments[2])
                                            : new CallTotals(1, 1, Duration.ofSeconds(380))),
                    stub(
                            Cases.class,
                            (name, arguments) ->
                                    List.of(new Disposition("done", LocalizedText.same("済み")))),
                    stub(
                            Contacts.class,
                            (name, arguments) -> callers((Collection<?>) arguments[0])),
                    stub(PhoneBook.class, (name, arguments) -> List.of()),
                    stub(
                            Users.class,
                            (name, arguments) ->
                                    name.equals("operators")
                                            ? List.of(SUZUKI)
                                            : Optional.of(
                                                    ((UserId) arguments[0]).value() == 99
                                                            ? GONE
                                                            : SUZUKI)));

    private Map<Address, Contact> callers(Collection<?> addresses) {
        lookUps.incrementAndGet();
        assertThat(addresses).hasSizeLessThanOrEqualTo(100);
        return addresses.stream()
                .map(Address.class::cast)
                .collect(
                        Collectors.toMap(
                                address -> address,
                                address ->
                                        new Contact(
                                                new ContactId(5),
                                                caller,
                                                List.of(address),
                                                Sample.NOW)));
    }

    private interface Answer {
        Object of(String method, Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answer.of(method.getName(), arguments)));
    }

    @Test
    void aRowShouldNameTheCallerAndWhoAnswered() {
        CallLogFilter filter = CallLogFilter.of(Calling.sent(Map.of()), LocalDate.of(2026, 11, 24));
        CallLogPage page = logs.page(SCREEN, filter, PageRequest.first(50));
        CallLogPage.Row row = page.rows().items().get(0);
        assertThat(row.name()).isEqualTo("田中 花子");
        assertThat(row.operators()).isEqualTo("鈴木 一郎");
        assertThat(page.operators()).containsExactly(SUZUKI);
    }

    @Test
    void whoHasLeftShouldStillBeAskedFor() {
        CallLogFilter filter =
                CallLogFilter.of(
                        Calling.sent(Map.of("operator", "99")), LocalDate.of(2026, 11, 24));
        assertThat(logs.page(SCREEN, filter, PageRequest.first(50)).operators())
                .containsExactly(SUZUKI, GONE);
    }

    @Test
    void aFileShouldHoldWhatThePageShowsAndNoFormula() throws IOException {
        caller = "=HYPERLINK(\"http://198.51.100.1\")";
        List<String> lines = csv(1).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .endsWith("受付日時,種別,電話番号,氏名,案件,かけられた番号,メニュー,応答した人,最後の担当,待ち（秒）,通話（秒）,結果,処理結果,録音");
        assertThat(lines.get(1))
                .contains(",着信,09012345678,\"'=HYPERLINK(\"\"http")
                .contains(",0570001000,,鈴木 一郎,鈴木 一郎,15,380,応答,,あり");
    }

    @Test
    void namesOfAFileShouldBeLookedUpAHundredAtATime() throws IOException {
        assertThat(csv(250).lines()).hasSize(251);
        assertThat(lookUps).hasValue(3);
    }

    private String csv(int calls) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFile.CSV.write(
                "calls",
                CallLogs.COLUMNS.stream().map(SCREEN::text).toList(),
                () -> logs.cells(SCREEN, IntStream.range(0, calls).mapToObj(i -> CALL)),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
