// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.translator.libretranslate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.knowledge.MachineTranslator.Format;
import org.madoguchi.api.knowledge.TranslatorException;
import org.madoguchi.test.LibreTranslateServer;
import org.madoguchi.test.Requirement;

/** Against a server built from the published protocol, and against servers that break it. */
class LibreTranslatorTest {
    private static final Locale TAIWAN = Locale.forLanguageTag("zh-Hant");

    private LibreTranslateServer server;
    private final List<LibreTranslator> opened = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = LibreTranslateServer.start();
    }

    @AfterEach
    void stop() {
        opened.forEach(LibreTranslator::close);
        server.close();
    }

    @Test
    void textsShouldComeBackInTheirOrderAndBlankOnesStayAtHome() throws IOException {
        LibreTranslator translator = ready(Map.of());

        assertThat(
                        translator.translate(
                                List.of("粗大ごみ", "", "料金は3<5千円>です"), Format.TEXT, Locale.ENGLISH))
                .containsExactly("en:粗大ごみ", "", "en:料金は3<5千円>です");
        JsonNode asked = server.requests().get(0);
        assertThat(asked.path("q")).hasSize(2);
        assertThat(asked.path("source").asText()).isEqualTo("ja");
        assertThat(asked.path("format").asText()).isEqualTo("text");
        assertThat(asked.has("api_key")).isFalse();
        assertThat(fields(asked))
                .as("nothing but the texts is sent")
                .containsExactlyInAnyOrder("q", "source", "target", "format");
    }

    @Test
    @Requirement("ST-109")
    void messagesShouldBeReadOnlyWhereTheCityWantsIt() throws IOException {
        LibreTranslator reader = ready(Map.of("messages", "true"));
        assertThat(reader.status().readsMessages()).isTrue();
        assertThat(reader.intoJapanese(List.of("How do I throw it away?", "", "Thank you.")))
                .containsExactly("ja:How do I throw it away?", "", "ja:Thank you.");
        JsonNode asked = server.requests().get(0);
        assertThat(asked.path("source").asText()).isEqualTo("auto");
        assertThat(asked.path("target").asText()).isEqualTo("ja");
        assertThat(asked.path("format").asText()).isEqualTo("text");

        LibreTranslator other = ready(Map.of());
        assertThat(other.status().readsMessages()).isFalse();
        assertThatThrownBy(() -> other.intoJapanese(List.of("x")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void markupShouldStay() throws IOException {
        assertThat(
                        ready(Map.of())
                                .translate(
                                        List.of("<p>電話は<a href=\"tel:0\">こちら</a></p>"),
                                        Format.HTML,
                                        TAIWAN))
                .containsExactly("<p>zt:電話は<a href=\"tel:0\">zt:こちら</a></p>");
        assertThat(server.requests().get(0).path("format").asText()).isEqualTo("html");
        assertThat(server.requests().get(0).path("target").asText()).isEqualTo("zt");
    }

    @Test
    void manyTextsShouldGoInRequestsThatTheServerTakes() throws IOException {
        server.limit(3, 100);
        LibreTranslator translator =
                ready(Map.of("request.texts", "3", "request.characters", "100"));
        List<String> texts = new ArrayList<>(Collections.nCopies(7, "市役所"));
        texts.add("あ".repeat(99));

        assertThat(translator.translate(texts, Format.TEXT, Locale.ENGLISH))
                .hasSize(8)
                .allMatch(text -> text.startsWith("en:"));
        assertThat(server.requests()).hasSize(4);
        assertThatThrownBy(
                        () ->
                                translator.translate(
                                        List.of("あ".repeat(101)), Format.TEXT, Locale.ENGLISH))
                .satisfies(thrown -> assertThat(said(thrown)).contains("100文字より長い段落"));
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aKeyShouldBeSentAndAWrongOneBeSaid() throws IOException {
        server.wantKey("secret");
        assertThat(
                        ready(Map.of(".api.key", "secret"))
                                .translate(List.of("市"), Format.TEXT, Locale.ENGLISH))
                .containsExactly("en:市");
        LibreTranslator wrong = ready(Map.of(".api.key", "other", "look.seconds", "1"));

        assertThatThrownBy(() -> wrong.translate(List.of("市"), Format.TEXT, Locale.ENGLISH))
                .satisfies(thrown -> assertThat(said(thrown)).contains("APIキー"));
        assertThat(wrong.status().answers()).isFalse();
        server.wantKey("other");
        wrong.translate(List.of("市"), Format.TEXT, Locale.ENGLISH);
        assertThat(wrong.status().answers()).isTrue();
    }

    @Test
    void onlyConfiguredLanguagesShouldBeOffered() {
        assertThat(ready(Map.of("languages", "zh-Hant, pt, ko=ko")).status().languages())
                .containsExactly(TAIWAN, Locale.KOREAN);
        assertThat(ready(Map.of()).status().languages())
                .containsExactly(Locale.ENGLISH, Locale.KOREAN, TAIWAN);
        assertThatThrownBy(
                        () -> ready(Map.of()).translate(List.of("市"), Format.TEXT, Locale.FRENCH))
                .isInstanceOf(TranslatorException.class);
    }

    @Test
    void aServerThatWasAwayShouldBeFoundAgain() throws IOException {
        LibreTranslator translator = ready(Map.of("look.seconds", "1"));
        server.goAway();

        assertThatThrownBy(() -> translator.translate(List.of("市"), Format.TEXT, Locale.ENGLISH))
                .satisfies(
                        thrown -> {
                            assertThat(said(thrown)).contains("つながりません", server.url().toString());
                            assertThat(thrown.toString()).doesNotContain("市");
                        });
        assertThat(translator.status().answers()).isFalse();
        assertThat(translator.status().languages()).isNotEmpty();
        server.comeBack();
        await().until(() -> translator.status().answers());
        assertThat(translator.translate(List.of("市"), Format.TEXT, Locale.ENGLISH))
                .containsExactly("en:市");
    }

    @Test
    void aServerThatNeverWasThereShouldBeSaidWithoutLanguages() {
        server.close();
        LibreTranslator translator = opened(Map.of());

        await().until(() -> translator.status().explanation().ja().contains("つながりません"));
        assertThat(translator.status().languages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>proxy</html>",
                "{\"translatedText\": \"one\"}",
                "{\"translatedText\": []}",
                "{\"translatedText\": [\"one\", \"two\"]}",
                "{\"translatedText\": [7]}",
                "{\"translatedText\": [null]}",
                "{\"translatedText\": {\"a\": \"one\"}}",
                "{\"translatedText\": [\"cut"
            })
    void nonsenseShouldBeNoTranslation(String body) {
        LibreTranslator translator = ready(Map.of());
        server.behave(instead("/translate", exchange -> send(exchange, 200, body)));

        assertThatThrownBy(() -> translator.translate(List.of("市"), Format.TEXT, Locale.ENGLISH))
                .satisfies(thrown -> assertThat(said(thrown)).contains("答えが読めません"));
    }

    @Test
    void deepJsonShouldBeNonsenseAndNoDeadStack() {
        LibreTranslator translator = ready(Map.of());
        server.behave(
                instead("/translate", exchange -> send(exchange, 200, "[".repeat(1_000_000))));

        assertThatThrownBy(() -> translator.translate(List.of("市"), Format.TEXT, Locale.ENGLISH))
                .satisfies(thrown -> assertThat(said(thrown)).contains("答えが読めません"));
    }

    @Test
    void aHugeAnswerShouldNotBeTaken() {
        LibreTranslator translator = ready(Map.of());
        AtomicBoolean hungUp = new AtomicBoolean();
        server.behave(instead("/translate", exchange -> endless(exchange, hungUp)));

        assertThatThrownBy(() -> translator.translate(List.of("市"), Format.TEXT, Locale.ENGLISH))
                .satisfies(thrown -> assertThat(said(thrown)).contains("大きすぎる"));
        await().untilTrue(hungUp);
    }

    @Test
    void anAnswerThatComesDropByDropShouldEndInTime() {
        LibreTranslator translator = ready(Map.of("answer.seconds", "1"));
        server.behave(instead("/translate", LibreTranslatorTest::drop));
        long begun = System.nanoTime();

        assertThatThrownBy(() -> translator.translate(List.of("市"), Format.TEXT, Locale.ENGLISH))
                .satisfies(thrown -> assertThat(said(thrown)).contains("終わりませんでした"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void theServersRefusalsShouldEachBeASentence() {
        LibreTranslator translator = ready(Map.of());
        Map<Integer, String> sentences =
                Map.of(400, "limit!", 429, "混み合って", 500, "問題が起きました（500）", 302, "（302）");
        sentences.forEach(
                (status, words) -> {
                    server.behave(
                            instead(
                                    "/translate",
                                    exchange -> {
                                        exchange.getResponseHeaders().set("Location", "/languages");
                                        send(exchange, status, "{\"error\": \"limit!\"}");
                                    }));
                    assertThatThrownBy(
                                    () ->
                                            translator.translate(
                                                    List.of("市"), Format.TEXT, Locale.ENGLISH))
                            .satisfies(thrown -> assertThat(said(thrown)).contains(words));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "[{\"code\": \"en\"}]",
                "[{\"code\": \"ja\", \"targets\": []}]",
                "[{\"code\": \"ja\", \"targets\": [\"<b>\", \"../x\", 7]}]"
            })
    void aServerWithoutJapaneseShouldOfferNothing(String languages) {
        server.behave(instead("/languages", exchange -> send(exchange, 200, languages)));
        LibreTranslator translator = opened(Map.of("languages", ""));

        await().until(() -> !translator.status().explanation().ja().contains("確かめています"));
        assertThat(translator.status().answers()).isFalse();
        assertThat(translator.status().languages()).isEmpty();
    }

    @Test
    void anOldServerThatNamesNoTargetsShouldTranslateIntoEach() {
        server.behave(
                instead(
                        "/languages",
                        exchange ->
                                send(
                                        exchange,
                                        200,
                                        "[{\"code\": \"ja\"}, {\"code\": \"en\"}, {\"code\": \"zh\"}]")));

        assertThat(ready(Map.of()).status().languages())
                .containsExactly(Locale.ENGLISH, Locale.forLanguageTag("zh-Hans"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=",
                "url=translate",
                "url=ftp://x",
                "url=http://user@x",
                "url=http://a b",
                "answer.seconds=31",
                "request.texts=0",
                "languages=en;ko",
                "languages=en=",
                ".api.key=${env:MISSING}"
            })
    void aWrongSettingShouldNameFileAndKey(String line) {
        String[] sides = line.split("=", 2);
        assertThatThrownBy(() -> TranslatorSettings.read(values(Map.of(sides[0], sides[1]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "etc/org.madoguchi.translator.libretranslate.cfg: " + sides[0]);
    }

    private LibreTranslator ready(Map<String, String> more) {
        LibreTranslator translator = opened(more);
        await().until(() -> translator.status().answers());
        return translator;
    }

    private LibreTranslator opened(Map<String, String> more) {
        LibreTranslator translator = new LibreTranslator(TranslatorSettings.read(values(more)));
        opened.add(translator);
        return translator;
    }

    private Map<String, Object> values(Map<String, String> more) {
        Map<String, Object> values = new HashMap<>();
        values.put("url", server.url() + "/");
        values.put(
                "felix.fileinstall.filename",
                "file:/x/etc/org.madoguchi.translator.libretranslate.cfg");
        values.putAll(more);
        return values;
    }

    private static String said(Throwable thrown) {
        assertThat(thrown).isInstanceOf(TranslatorException.class);
        return ((TranslatorException) thrown).reason().ja();
    }

    private static Stream<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private static LibreTranslateServer.Behaviour instead(String path, Reply reply) {
        return exchange -> {
            boolean mine = exchange.getRequestURI().getPath().equals(path);
            if (mine) {
                reply.to(exchange);
            }
            return mine;
        };
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        LibreTranslateServer.send(exchange, status, body);
    }

    /** Writes until nobody reads any more. */
    private static void endless(HttpExchange exchange, AtomicBoolean hungUp) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = "x".repeat(65_536).getBytes(StandardCharsets.UTF_8);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 100_000; i++) {
                body.write(piece);
            }
        } catch (IOException e) {
            hungUp.set(true);
        }
    }

    private static void drop(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
            Thread.sleep(Duration.ofMinutes(1).toMillis()); // the server's slowness
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
