// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PublicVisit;

/** What every channel keeps; the other end is a citizen with a browser. */
class WebformContractTest implements ChannelContract {
    @TempDir Path folder;

    @Override
    public FarEnd farEnd() {
        return new Citizen();
    }

    private static WebformSettings settings(String id, int textMax, int filesMax) {
        return new WebformSettings(id, textMax, filesMax, 10, 300, false, 0, 10_000);
    }

    /** Keeps a page open until it shows a number, and presses the button again. */
    private final class Citizen implements FarEnd {
        private final WebformSettings settings = settings("webform-main", 10_000, 3);
        private final SomeForms forms = new SomeForms();
        private final Tickets tickets = new Tickets(new byte[32], Clock.systemUTC());
        private final Map<String, String> pages = new LinkedHashMap<>();
        private InquiryForm form;
        private Map.Entry<String, String> last;

        @Override
        public Set<Ability> abilities() {
            return Set.of(Ability.KEEPS, Ability.TOLD, Ability.REPEATS, Ability.TEXT);
        }

        @Override
        public void start() {
            // citizens are there at any hour
        }

        @Override
        public Opened open(FakeDesk desk) throws Exception {
            Clock clock = Clock.systemUTC();
            Path pending = folder.resolve("pending");
            InquiryInbox inbox = new InquiryInbox(desk);
            form =
                    new InquiryForm(
                            settings,
                            inbox,
                            new ReadArticles(InquiryFormTest.CITY, null, null),
                            InquiryFormTest.CITY,
                            List::of,
                            new FormSource(forms),
                            new Postcodes(),
                            tickets,
                            pending,
                            clock,
                            new Invitations());
            return new Opened(
                    new WebformChannel(settings, inbox, pending, clock),
                    () -> {
                        form.close();
                        form = null;
                    });
        }

        @Override
        public void send(String text) {
            last = Map.entry(tickets.issue(SomeForms.USUAL).text(), text);
            pages.put(last.getKey(), last.getValue());
            retry();
        }

        @Override
        public int untold() {
            return pages.size();
        }

        @Override
        public void retry() {
            List.copyOf(pages.entrySet()).forEach(page -> press(page.getKey(), page.getValue()));
        }

        @Override
        public void redeliver() {
            press(last.getKey(), last.getValue());
        }

        private void press(String key, String text) {
            // a form that is away is a page that does not load
            if (form != null && decide(Map.of("key", key, "text", text)).number() != null) {
                pages.remove(key);
            }
        }

        private InquiryForm.Outcome decide(Map<String, String> fields) {
            Map<String, List<String>> values = new HashMap<>();
            fields.forEach((name, value) -> values.put(name, List.of(value)));
            values.put("send", List.of("1"));
            return form.decide(new FormData(values, Map.of()), PublicVisit.JAPANESE);
        }

        @Override
        public Map<String, Act> attacks() {
            Map<String, Act> attacks = new LinkedHashMap<>();
            attacks.put("nothing filled in", () -> refused(Map.of()));
            attacks.put("a text without end", () -> refused(Map.of("text", "長".repeat(1_000_000))));
            attacks.put("no key", () -> decide(Map.of("text", "鍵のない送信")));
            attacks.put(
                    "half characters",
                    () -> decide(Map.of("key", "abcdefghijklmnopqrstuv", "text", "\ud800\u0000x")));
            return attacks;
        }

        private void refused(Map<String, String> fields) {
            if (decide(fields).page() == null) {
                throw new IllegalStateException("taken");
            }
        }

        @Override
        public Map<String, Act> wrongSettings() {
            Map<String, Act> wrong = new HashMap<>();
            wrong.put("id", () -> settings("Form 1", 10_000, 3));
            wrong.put("text.max", () -> settings("webform-main", 5, 3));
            wrong.put("files.max", () -> settings("webform-main", 10_000, 99));
            return wrong;
        }

        @Override
        public void close() {
            pages.clear();
        }
    }
}
