// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.line.LinePlatform;
import org.madoguchi.test.line.LineUser;

/** What every channel keeps; the other end speaks with the vendor's own SDK. */
class LineContractTest implements ChannelContract {
    private static final String SETTINGS = "file:/etc/org.madoguchi.channel.line-main.cfg";

    @TempDir Path folder;

    @Override
    public FarEnd farEnd() {
        return new Line();
    }

    /** LINE's servers, with somebody who writes. */
    private final class Line implements FarEnd {
        private final LinePlatform platform = new LinePlatform();
        private final LineUser hanako = new LineUser(platform);
        private final List<ObjectNode> untold = new ArrayList<>();
        private ObjectNode last;
        private LineWebhook hook;
        private boolean down;

        /** LINE holds no line to us: that it is away is seen when we ask it. */
        @Override
        public Set<Ability> abilities() {
            return EnumSet.complementOf(EnumSet.of(Ability.NOTICED));
        }

        @Override
        public void start() {
            platform.beWell();
            if (down) {
                platform.comeBack();
                down = false;
            }
        }

        @Override
        public void stop() {
            platform.goDown();
            down = true;
        }

        @Override
        public void hang() {
            platform.takeWithoutAnswer();
        }

        @Override
        public Opened open(FakeDesk desk) throws Exception {
            LineDesk line =
                    new LineDesk(
                            settings(Map.of()),
                            folder.resolve("kept"),
                            folder.resolve("moment"),
                            desk,
                            desk,
                            new PublicArticles(TestAccount.SITE, new TwoArticles()),
                            ZoneOffset.UTC,
                            Clock.systemUTC());
            line.start();
            hook = line.webhook;
            return new Opened(
                    line.channel,
                    () -> {
                        hook = null;
                        line.close();
                    });
        }

        private LineSettings settings(Map<String, String> others) {
            Map<String, String> values = TestAccount.settings(platform, others);
            values.put("felix.fileinstall.filename", SETTINGS);
            return LineSettings.read(values);
        }

        @Override
        public void send(String text) {
            last = hanako.says(text);
            untold.add(last);
            retry();
        }

        @Override
        public int untold() {
            return untold.size();
        }

        @Override
        public void retry() {
            // an account that is away has no address
            untold.removeIf(event -> hook != null && deliver(LineUser.again(event)) == 200);
        }

        @Override
        public void redeliver() {
            deliver(LineUser.again(last));
        }

        private int deliver(ObjectNode event) {
            byte[] body = LinePlatform.request(event);
            return hook.receive(body, LinePlatform.signature(body));
        }

        @Override
        public Map<String, Act> attacks() {
            Map<String, Act> attacks = new LinkedHashMap<>();
            byte[] right = LinePlatform.request(hanako.says("振り込んで"));
            attacks.put("unsigned", () -> answered(401, right, null));
            attacks.put(
                    "signed for something else",
                    () -> answered(401, right, LinePlatform.signature(new byte[9])));
            attacks.put("cut off", () -> rubbish(new String(right, 0, right.length / 2, UTF_8)));
            attacks.put("deep", () -> rubbish("{\"events\":[" + "{\"a\":".repeat(100_000)));
            attacks.put("no events", () -> rubbish("{\"events\":[1,2]}"));
            attacks.put("without end", () -> deliver(hanako.says("長".repeat(1_000_000))));
            attacks.put("nothing in it", () -> deliver(hanako.event("message")));
            attacks.put("many at once", this::sameManyTimes);
            return attacks;
        }

        private void rubbish(String body) {
            byte[] bytes = body.getBytes(UTF_8);
            answered(400, bytes, LinePlatform.signature(bytes));
        }

        private void answered(int status, byte[] body, String signature) {
            int answer = hook.receive(body, signature);
            if (answer != status) {
                throw new IllegalStateException("answered with " + answer);
            }
        }

        private void sameManyTimes() {
            ObjectNode event = hanako.says("同時に");
            IntStream.range(0, 50).parallel().forEach(time -> deliver(event));
        }

        @Override
        public Party citizen() {
            return party(hanako);
        }

        @Override
        public Party nobody() {
            LineUser gone = new LineUser(platform);
            platform.leave(gone.id());
            return party(gone);
        }

        private static Party party(LineUser user) {
            return new Party(new Address(AddressKind.LINE, user.id()), "花子");
        }

        /** LINE takes a request of the same key once: what arrives twice is two messages. */
        @Override
        public List<Arrived> arrived() {
            List<LinePlatform.Sent> sent = platform.sent();
            return IntStream.range(0, sent.size())
                    .mapToObj(place -> new Arrived("s" + place, sent.get(place).text()))
                    .toList();
        }

        @Override
        public Map<String, Act> wrongSettings() {
            return Map.of(
                    "id", () -> settings(Map.of("id", "email-main")),
                    ".channel.secret", () -> settings(Map.of(".channel.secret", "")),
                    ".channel.token", () -> settings(Map.of(".channel.token", "two words")),
                    "api.url", () -> settings(Map.of("api.url", "http://api.line.me")),
                    "content.megabytes", () -> settings(Map.of("content.megabytes", "0")));
        }

        @Override
        public void close() {
            platform.close();
        }
    }
}
