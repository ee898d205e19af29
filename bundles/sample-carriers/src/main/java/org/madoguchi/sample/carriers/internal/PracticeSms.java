// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** An SMS centre with one telephone. */
final class PracticeSms implements AutoCloseable {
    static final String PID = "org.madoguchi.channel.sms";

    /** A number that no carrier has given to anybody. */
    static final String NUMBER = "09000000001";

    /** Where the desk's messages come from. */
    private static final String LINE = "20001";

    private static final String PASSWORD = ".smsc.password";

    /** SMPP has room for no more. */
    private static final int LETTERS = 8;

    private final SmsPhone phone;
    private final SmsCentre centre;

    PracticeSms(
            PracticeChannels channels,
            Surroundings place,
            ScheduledExecutorService timer,
            Changes changes,
            Clock clock)
            throws IOException {
        String password = channels.secret(PID, PASSWORD, LETTERS);
        phone = new SmsPhone(changes);
        centre =
                new SmsCentre(
                        place.port("madoguchi.sample.smpp.port", 8727),
                        password,
                        "81" + NUMBER.substring(1),
                        phone,
                        timer,
                        clock);
        channels.offer(
                PID,
                Map.ofEntries(
                        Map.entry("id", "sms-practice"),
                        Map.entry("name", "SMS（練習用）"),
                        Map.entry("name.en", "SMS (practice)"),
                        Map.entry("smsc.host", "127.0.0.1"),
                        Map.entry("smsc.port", Integer.toString(centre.port())),
                        Map.entry("smsc.security", "none"),
                        Map.entry("smsc.system.id", SmsCentre.SYSTEM_ID),
                        Map.entry(PASSWORD, password),
                        Map.entry("sender", LINE),
                        Map.entry("template.answer.title", "短い回答"),
                        Map.entry("template.answer", "【あさひ市】{{text:60}}（受付番号 {{case}}）"),
                        Map.entry("template.page.title", "手続きページの案内"),
                        Map.entry("template.page", "【あさひ市】お問い合わせの件は、次のページをご覧ください。\n{{url}}"),
                        Map.entry("url.hosts", "asahi.example")));
    }

    SmsPhone phone() {
        return phone;
    }

    /** The citizen sends a message to the desk. */
    void send(String text) throws NotTakenException {
        centre.send(text, LINE);
    }

    @Override
    public void close() throws IOException {
        centre.close();
    }
}
