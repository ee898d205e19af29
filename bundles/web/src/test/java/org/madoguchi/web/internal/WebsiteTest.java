// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.madoguchi.web.Zone.PRIVATE;
import static org.madoguchi.web.Zone.PUBLIC;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.Session;
import org.madoguchi.api.identity.SignIn;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.test.Requirement;

class WebsiteTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String SIGNED_IN = "madoguchi-session=good";
    private static final String TOKEN = "Bearer token";

    @TempDir private static Path folder;
    private static Website site;

    @BeforeAll
    static void open() throws Exception {
        site = new Website(folder, new TwoPeople());
        site.zones.addPublic(new Townhall.Counter());
        site.zones.addPublic(new Townhall.Bell());
        site.zones.addPublic(new Townhall.Hatch());
        site.zones.addPrivate(new Townhall.Office());
        await().until(() -> site.zones.hosted(PUBLIC) && site.zones.hosted(PRIVATE));
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
        site.zones.stop();
    }

    @Test
    void eachZoneShouldAnswerOnlyItsOwnPaths() throws Exception {
        assertThat(site.get(PUBLIC, "/ask").statusCode()).isEqualTo(200);
        assertThat(site.get(PRIVATE, "/ask").statusCode()).isEqualTo(404);
        assertThat(site.get(PUBLIC, "/console", "Cookie", SIGNED_IN).statusCode()).isEqualTo(404);
        assertThat(site.get(PUBLIC, "/api/v1/memos").statusCode()).isEqualTo(404);
        assertThat(site.get(PRIVATE, "/").headers().firstValue("Location")).contains("/console");
    }

    /** With a website of its own: what others have asked for is counted after they have heard. */
    @Test
    void requestsShouldBeCountedWithWhatIsAPageAndWithoutWhoAsksWhetherItIsReady(
            @TempDir Path other) throws Exception {
        try (Website own = new Website(other, new TwoPeople())) {
            own.zones.addPublic(new Townhall.Counter());
            await().until(() -> own.zones.hosted(PUBLIC));

            assertThat(own.get(PRIVATE, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(own.get(PUBLIC, "/ask").statusCode()).isEqualTo(200);
            assertThat(own.get(PUBLIC, "/ask/leaflet").statusCode()).isEqualTo(200);

            await().until(() -> own.counted.size() >= 2);
            assertThat(own.counted).containsExactly(200, 200);
            assertThat(own.pages).hasValue(1);
            own.zones.stop();
        }
    }

    @Test
    void everyAnswerShouldForbidForeignCode() throws Exception {
        for (HttpResponse<String> answer :
                List.of(
                        site.get(PUBLIC, "/ask"),
                        site.get(PUBLIC, "/nowhere"),
                        site.get(PUBLIC, "/ask/failure"),
                        site.get(PRIVATE, "/console"))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    @Requirement({"FJ-173", "ST-053"})
    void whoCameByHttpsShouldStayThereWithACookieBoundToTheHost() throws Exception {
        HttpResponse<String> page = site.get(PUBLIC, "/ask", "X-Forwarded-Proto", "https");
        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("__Host-madoguchi-form=")
                .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void aFormOfOurPageShouldArriveWithItsFiles() throws Exception {
        HttpResponse<String> page = site.get(PUBLIC, "/ask");
        String body =
                """
                --x\r
                Content-Disposition: form-data; name="_csrf"\r
                \r
                %s\r
                --x\r
                Content-Disposition: form-data; name="question"\r
                \r
                粗大ごみは\r
                いつですか\r
                --x\r
                Content-Disposition: form-data; name="photo"; filename="写真 1.txt"\r
                Content-Type: text/plain\r
                \r
                12345\r
                --x--\r
                """
                        .formatted(page.body());
        HttpResponse<String> answer =
                site.post(
                        PUBLIC,
                        "/ask",
                        "multipart/form-data; boundary=x",
                        body,
                        "Cookie",
                        cookie(page));
        assertThat(answer.body()).isEqualTo("粗大ごみは\nいつですか + 写真 1.txt 5");
    }

    @Test
    void aFormOfAnotherSiteShouldBeRefused() throws Exception {
        HttpResponse<String> page = site.get(PUBLIC, "/ask");
        String body = "_csrf=" + page.body() + "&question=x";
        assertThat(
                        site.post(
                                        PUBLIC,
                                        "/ask",
                                        FORM,
                                        body,
                                        "Cookie",
                                        cookie(page),
                                        "Origin",
                                        "http://attacker.example")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        site.post(
                                        PRIVATE,
                                        "/console/act",
                                        FORM,
                                        "_csrf=csrf-of-good",
                                        "Cookie",
                                        SIGNED_IN,
                                        "Sec-Fetch-Site",
                                        "same-site")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Requirement("FJ-185")
    void anActWithoutTokenShouldBeRefused() throws Exception {
        assertThat(act("a=b").statusCode()).isEqualTo(403);
        assertThat(act("_csrf=wrong").statusCode()).isEqualTo(403);
        assertThat(act("_csrf=csrf-of-good").statusCode()).isEqualTo(303);
        assertThat(
                        site.post(PRIVATE, "/api/v1/memos", JSON, "{}", "Cookie", SIGNED_IN)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoGuardsItselfShouldBeReachedWithoutATokenAndNotBeCountedAsAForm() throws Exception {
        for (int i = 0; i < 200; i++) {
            assertThat(
                            site.post(
                                            PUBLIC,
                                            "/hatch",
                                            JSON,
                                            "{}",
                                            "X-Forwarded-For",
                                            "192.0.2.200",
                                            "Origin",
                                            "http://www.asahi.example")
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void textShouldNotBeLostWhenThePageIsTooOld() throws Exception {
        HttpResponse<String> answer =
                site.post(
                        PUBLIC,
                        "/ask",
                        FORM,
                        "_csrf=old&question=%E3%81%94%E3%81%BF",
                        "Origin",
                        site.address(PUBLIC));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("ごみ</textarea>", "送信する", "name=\"_csrf\"");
    }

    @Test
    void aTextOfOneMillionLettersShouldArrive() throws Exception {
        HttpResponse<String> page = site.get(PUBLIC, "/ask");
        String body = "_csrf=" + page.body() + "&question=" + "x".repeat(1_000_000);
        assertThat(site.post(PUBLIC, "/ask", FORM, body, "Cookie", cookie(page)).body())
                .hasSize(1_000_000);
    }

    @Test
    void aLongTextShouldArriveBesideFilesAndATooLongOneBeAnswered() throws Exception {
        HttpResponse<String> page = site.get(PUBLIC, "/ask");
        assertThat(multipart(page, "ごみ".repeat(500_000)).body()).isEqualTo("ごみ".repeat(500_000));
        HttpResponse<String> refused = multipart(page, "ごみ".repeat(800_000));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("大きすぎます", "戻る");
    }

    private static HttpResponse<String> multipart(HttpResponse<String> page, String question)
            throws Exception {
        String field = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        return site.post(
                PUBLIC,
                "/ask",
                "multipart/form-data; boundary=x",
                field.formatted("_csrf", page.body())
                        + field.formatted("question", question)
                        + "--x--\r\n",
                "Cookie",
                cookie(page));
    }

    @Test
    void aBodyOverTheLimitShouldBeAnsweredWithWhatToDo() throws Exception {
        HttpResponse<String> answer =
                site.post(PUBLIC, "/ask", FORM, "question=" + "x".repeat(11 * 1024 * 1024));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("大きすぎます", "25 MB", "戻る");
        HttpResponse<String> api =
                site.post(
                        PRIVATE,
                        "/api/v1/memos",
                        JSON,
                        "{\"pages\":1,\"text\":\"" + "x".repeat(1_060_000) + "\"}",
                        "Authorization",
                        TOKEN);
        assertThat(api.statusCode()).isEqualTo(413);
        assertThat(api.body()).contains("urn:madoguchi:problem:too-large");
    }

    @Test
    void whatNoDatabaseTakesShouldNotComeIn() throws Exception {
        HttpResponse<String> page = site.get(PUBLIC, "/ask");
        String body = "_csrf=" + page.body() + "&question=%E3%81%94%00%E3%81%BF";
        assertThat(site.post(PUBLIC, "/ask", FORM, body, "Cookie", cookie(page)).body())
                .isEqualTo("ごみ");
        assertThat(multipart(page, "ご\0み").body()).isEqualTo("ごみ");
        assertThat(site.get(PUBLIC, "/ask?q=a%00b").statusCode()).isEqualTo(400);
        for (String text : List.of("a\\u0000b", "\\ud83d", "\\ude00\\ud83d")) {
            HttpResponse<String> api = memo("{\"pages\":1,\"text\":\"" + text + "\"}");
            assertThat(api.statusCode()).isEqualTo(400);
            assertThat(api.body()).contains("項目 text").doesNotContain("java", "String");
        }
        assertThat(memo("{\"pages\":1,\"text\":\"😀\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void aParameterThatIsNoNumberShouldBeABadRequest() throws Exception {
        assertThat(site.get(PUBLIC, "/ask/page?from=2").body()).isEqualTo("2");
        assertThat(site.get(PUBLIC, "/ask/page?from=abc").statusCode()).isEqualTo(400);
        assertThat(site.get(PUBLIC, "/ask/page?from=99999999999").statusCode()).isEqualTo(400);
    }

    @Test
    void aFormOfTooManyPartsShouldBeRefused() throws Exception {
        String part =
                "--x\r\nContent-Disposition: form-data; name=\"f%d\"; filename=\"a\"\r\n\r\nb\r\n";
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            body.append(part.formatted(i));
        }
        assertThat(
                        site.post(
                                        PUBLIC,
                                        "/ask",
                                        "multipart/form-data; boundary=x",
                                        body.append("--x--\r\n").toString())
                                .statusCode())
                .isBetween(400, 413);
    }

    @Test
    void anotherSystemShouldNeedNoFormTokenAndBeReadAsItCalls() throws Exception {
        String body = "{\"a\": \"粗大ごみ\"}\n%zz";
        for (int i = 0; i < 40; i++) { // more than a person may send in a minute
            HttpResponse<String> answer =
                    site.post(PUBLIC, "/hooks/bell", i % 2 == 0 ? JSON : FORM, body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(body);
        }
        assertThat(site.post(PRIVATE, "/hooks/bell", JSON, body).statusCode()).isEqualTo(404);
    }

    @Test
    void anotherSystemShouldNotSendWithoutEnd() throws Exception {
        String body = "x".repeat(1024 * 1024 + 1);
        assertThat(site.post(PUBLIC, "/hooks/bell", JSON, body).statusCode()).isEqualTo(413);
    }

    @Test
    void aCallThatTricklesInShouldBeCutOff() throws Exception {
        URI address = URI.create(site.address(PUBLIC));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(40_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST /hooks/bell HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            clock.scheduleAtFixedRate(() -> drip(out), 0, 100, TimeUnit.MILLISECONDS);
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
        } finally {
            clock.shutdownNow();
        }
    }

    private static void drip(OutputStream out) {
        try {
            out.write('x');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // closed: that was the last drop
        }
    }

    @Test
    void slowBodiesOfOneAddressShouldNotHoldThePlacesOfOthers() throws Exception {
        String head =
                "POST %s HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.1\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 1000\r\n\r\nquestion=";
        URI address = URI.create(site.address(PUBLIC));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                Socket socket = new Socket(address.getHost(), address.getPort());
                String path = i < 3 ? "/ask" : "/nowhere";
                socket.getOutputStream()
                        .write(head.formatted(path).getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            await().until(() -> form("192.0.2.1") == 429);
            assertThat(form("192.0.2.2")).isEqualTo(403);
        } finally {
            for (Socket socket : slow) {
                socket.shutdownOutput();
            }
        }
        for (Socket socket : slow) {
            assertThat(
                            new String(
                                    socket.getInputStream().readNBytes(12),
                                    StandardCharsets.US_ASCII))
                    .isIn("HTTP/1.1 400", "HTTP/1.1 404");
            socket.close();
        }
        await().until(() -> form("192.0.2.1") == 403);
    }

    @Test
    void longRequestsOfOneAddressShouldNotHoldThePlacesOfOthers() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        try {
            for (int i = 0; i < 22; i++) {
                running.add(site.begin(PUBLIC, "/ask/long", "X-Forwarded-For", "192.0.2.3"));
            }
            await().until(() -> page("192.0.2.3") == 429);
            assertThat(page("192.0.2.4")).isEqualTo(200);
        } finally {
            Townhall.DOOR.release(22);
        }
        assertThat(running).allSatisfy(it -> assertThat(it.join().statusCode()).isEqualTo(200));
        await().until(() -> page("192.0.2.3") == 200);
    }

    private static int page(String address) throws Exception {
        return site.get(PUBLIC, "/ask", "X-Forwarded-For", address).statusCode();
    }

    private static int form(String address) throws Exception {
        return site.post(PUBLIC, "/ask", FORM, "a=b", "X-Forwarded-For", address).statusCode();
    }

    @Test
    void aFailureShouldShowANumberAndNothingOfTheInside() throws Exception {
        HttpResponse<String> answer = site.get(PUBLIC, "/ask/failure");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .containsPattern("[2-9A-Z]{4}-[2-9A-Z]{4}")
                .doesNotContain("secret", "Exception", "org.madoguchi");
    }

    @Test
    void aRejectionShouldBeToldInTheReadersLanguage() throws Exception {
        HttpResponse<String> japanese = site.get(PUBLIC, "/ask/rejection");
        assertThat(japanese.statusCode()).isEqualTo(422);
        assertThat(japanese.body()).contains("件名を入力してください。");
        assertThat(site.get(PUBLIC, "/ask/rejection", "Accept-Language", "en-GB").body())
                .contains("Please fill in the subject.");
        HttpResponse<String> chosen =
                site.get(PUBLIC, "/ask/rejection?lang=ja", "Accept-Language", "en-GB");
        assertThat(chosen.body()).contains("件名を入力してください。");
        assertThat(chosen.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("madoguchi-language=ja");
    }

    @Test
    void anUnchangedPageShouldNotTravelAgain() throws Exception {
        HttpResponse<String> first = site.get(PUBLIC, "/ask/leaflet");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = site.get(PUBLIC, "/ask/leaflet", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> other =
                site.get(
                        PUBLIC,
                        "/ask/leaflet",
                        "If-None-Match",
                        tag,
                        "Cookie",
                        "madoguchi-language=en");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
        assertThat(site.get(PUBLIC, "/ask/leaflet?lang=en").headers().firstValue("ETag")).isEmpty();
    }

    @Test
    @Requirement("FJ-185")
    void theLanguageShouldBeOneThatIsOffered() throws Exception {
        assertThat(site.get(PUBLIC, "/ask/leaflet", "Accept-Language", "zh-TW,zh;q=0.9").body())
                .contains("ごみの出し方 zh__#Hant");
        HttpResponse<String> strange = site.get(PUBLIC, "/ask/leaflet?lang=../../x");
        assertThat(strange.body()).contains("ごみの出し方 ja");
        assertThat(strange.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aStoppedDatabaseShouldBeAnsweredWithTryLater() throws Exception {
        HttpResponse<String> answer = site.get(PUBLIC, "/ask/database");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(answer.body()).contains("しばらくしてから");
    }

    @Test
    void peopleWithoutSessionShouldBeLedToTheSignInAndBack() throws Exception {
        assertThat(site.get(PRIVATE, "/console").headers().firstValue("Location"))
                .contains("/console/sign-in");
        assertThat(
                        site.get(PRIVATE, "/console?view=mine", "Cookie", "madoguchi-session=old")
                                .headers()
                                .firstValue("Location"))
                .contains("/console/sign-in?next=%2Fconsole%3Fview%3Dmine");
        assertThat(site.get(PRIVATE, "/console/sign-in").statusCode()).isEqualTo(200);
        assertThat(site.get(PRIVATE, "/console", "Cookie", SIGNED_IN).body()).isEqualTo("窓口 花子");
    }

    @Test
    void aPartOfAPageShouldLeadTheWholePageToTheSignIn() throws Exception {
        HttpResponse<String> answer =
                site.get(
                        PRIVATE,
                        "/console",
                        "HX-Request",
                        "true",
                        "HX-Current-URL",
                        "http://desk.example/console/cases?view=mine");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect"))
                .contains("/console/sign-in?next=%2Fconsole%2Fcases%3Fview%3Dmine");
    }

    @Test
    void aFirstPasswordShouldOpenOnlyThePageThatChangesIt() throws Exception {
        String fresh = "madoguchi-session=fresh";
        assertThat(site.get(PRIVATE, "/console", "Cookie", fresh).headers().firstValue("Location"))
                .contains("/console/password");
        assertThat(site.get(PRIVATE, "/console/password", "Cookie", fresh).statusCode())
                .isEqualTo(200);
        assertThat(site.get(PRIVATE, "/api/v1/forbidden", "Cookie", fresh).body())
                .contains("password-change-required");
    }

    @Test
    void aSessionWithoutADemandedSecondFactorShouldOpenOnlyThePageThatSetsOneUp() throws Exception {
        String unproven = "madoguchi-session=unproven";
        assertThat(
                        site.get(PRIVATE, "/console", "Cookie", unproven)
                                .headers()
                                .firstValue("Location"))
                .contains("/console/second-factor");
        assertThat(site.get(PRIVATE, "/console/second-factor", "Cookie", unproven).statusCode())
                .isEqualTo(200);
        assertThat(site.get(PRIVATE, "/api/v1/forbidden", "Cookie", unproven).body())
                .contains("second-factor-required");
    }

    @Test
    void whoIsWhereTheirRolesMayNotBeUsedShouldBeRefusedWithEveryRequest() throws Exception {
        String[] fromHome = {"Cookie", SIGNED_IN, "X-Forwarded-For", "198.51.100.7"};
        HttpResponse<String> refused = site.get(PRIVATE, "/console", fromHome);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("この場所からは利用できません", "あなたの役割は");
        assertThat(
                        site.post(PRIVATE, "/console/act", FORM, "_csrf=csrf-of-good", fromHome)
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        site.get(
                                        PRIVATE,
                                        "/api/v1/forbidden",
                                        "Authorization",
                                        TOKEN,
                                        "X-Forwarded-For",
                                        "198.51.100.7")
                                .body())
                .contains("role-network-denied");
        assertThat(
                        site.get(
                                        PRIVATE,
                                        "/console",
                                        "Cookie",
                                        SIGNED_IN,
                                        "X-Forwarded-For",
                                        "192.0.2.7")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aProgramsAccountThatNeverSignsInShouldWorkWithItsToken() throws Exception {
        assertThat(
                        site.get(
                                        PRIVATE,
                                        "/api/v1/forbidden",
                                        "Authorization",
                                        "Bearer token-of-fresh")
                                .body())
                .doesNotContain("password-change-required");
    }

    @Test
    void theApiShouldAnswerProblems() throws Exception {
        HttpResponse<String> nobody = site.get(PRIVATE, "/api/v1/forbidden");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(nobody.body())
                .contains("\"status\":401", "\"instance\":\"/api/v1/forbidden\"", "サインイン");
        assertThat(site.get(PRIVATE, "/api/v1/forbidden", "Authorization", TOKEN).statusCode())
                .isEqualTo(403);
    }

    @Test
    void jsonShouldBeReadStrictly() throws Exception {
        assertThat(memo("{\"text\":\"議事録\",\"pages\":3}").body())
                .isEqualTo("{\"text\":\"議事録\",\"pages\":3}");
        assertThat(memo("{\"text\":\"a\",\"pages\":1,\"color\":\"red\"}").body())
                .contains("\"status\":400", "color")
                .doesNotContain("Townhall");
        assertThat(memo("{\"text\":").statusCode()).isEqualTo(400);
    }

    @Test
    void aResourceThatLeavesShouldBeGoneAndTheOthersStay() throws Exception {
        Extra extra = new Extra();
        site.zones.addPublic(extra);
        await().until(() -> site.get(PUBLIC, "/extra").statusCode() == 200);
        site.zones.removePublic(extra);
        assertThat(site.get(PUBLIC, "/extra").statusCode()).isIn(404, 503);
        await().until(() -> site.get(PUBLIC, "/extra").statusCode() == 404);
        assertThat(site.get(PUBLIC, "/ask").statusCode()).isEqualTo(200);
    }

    @Test
    @Requirement({"FJ-180", "ST-017", "ST-274", "ST-281", "YK-055", "YK-056", "YK-115", "YK-120"})
    void thePrivateZoneShouldBeShutForOtherNetworks(@TempDir Path other) throws Exception {
        try (Website guarded =
                new Website(other, new TwoPeople(), "10.1.0.0/16", "192.168.20.0/24")) {
            guarded.zones.addPublic(new Townhall.Counter());
            guarded.zones.addPrivate(new Townhall.Office());
            await().until(() -> guarded.zones.hosted(PUBLIC) && guarded.zones.hosted(PRIVATE));
            assertThat(guarded.get(PRIVATE, "/console", "Cookie", SIGNED_IN).statusCode())
                    .isEqualTo(403);
            assertThat(consoleFrom(guarded, "10.1.2.3")).isEqualTo(200);
            assertThat(consoleFrom(guarded, "192.168.20.7")).as("another site").isEqualTo(200);
            assertThat(consoleFrom(guarded, "192.168.21.7")).isEqualTo(403);
            assertThat(consoleFrom(guarded, "203.0.113.9")).as("somebody's home").isEqualTo(403);
            assertThat(guarded.get(PUBLIC, "/ask").statusCode()).isEqualTo(200);
            guarded.zones.stop();
        }
    }

    private static int consoleFrom(Website site, String address) throws Exception {
        return site.get(PRIVATE, "/console", "Cookie", SIGNED_IN, "X-Forwarded-For", address)
                .statusCode();
    }

    @Test
    void aContainerThatForgetsTheFilterShouldOpenNoDoor(@TempDir Path other) throws Exception {
        try (Website guarded = new Website(other, new TwoPeople(), "10.1.0.0/16")) {
            guarded.zones.addPublic(new Townhall.Counter());
            guarded.zones.addPrivate(new Townhall.Office());
            await().until(() -> guarded.zones.hosted(PUBLIC) && guarded.zones.hosted(PRIVATE));
            guarded.forgetFilters();
            assertThat(guarded.get(PRIVATE, "/console", "Cookie", SIGNED_IN).statusCode())
                    .isEqualTo(403);
            HttpResponse<String> answer = guarded.get(PUBLIC, "/ask");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
            guarded.zones.stop();
        }
    }

    private static HttpResponse<String> act(String form) throws Exception {
        return site.post(PRIVATE, "/console/act", FORM, form, "Cookie", SIGNED_IN);
    }

    private static HttpResponse<String> memo(String json) throws Exception {
        return site.post(PRIVATE, "/api/v1/memos", JSON, json, "Authorization", TOKEN);
    }

    private static String cookie(HttpResponse<?> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    @jakarta.ws.rs.Path("/extra")
    public static final class Extra implements org.madoguchi.web.PublicResource {
        @jakarta.ws.rs.GET
        public String get() {
            return "extra";
        }
    }

    /** One who works here, and one whose password must be changed. */
    private static final class TwoPeople implements SignIns {
        private static User person(boolean mustChangePassword) {
            return new User(
                    new UserId(7),
                    "hanako",
                    "窓口 花子",
                    Set.of(Role.OPERATOR),
                    Optional.empty(),
                    true,
                    mustChangePassword,
                    Optional.empty());
        }

        private static Session session(User user, String csrf, boolean mustEnrol) {
            return new Session(user, csrf, Instant.MAX, mustEnrol);
        }

        @Override
        public Optional<Session> session(String secret) {
            return switch (secret) {
                case "good" -> Optional.of(session(person(false), "csrf-of-good", false));
                case "fresh" -> Optional.of(session(person(true), "csrf-of-fresh", false));
                case "unproven" -> Optional.of(session(person(false), "csrf-of-unproven", true));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<User> tokenOwner(String token) {
            return switch (token) {
                case "token" -> Optional.of(person(false));
                case "token-of-fresh" -> Optional.of(person(true));
                default -> Optional.empty();
            };
        }

        @Override
        public SignIn signIn(String login, String password, String origin) {
            return new SignIn.Refused();
        }

        @Override
        public SignIn secondFactor(String secret, String code, String origin) {
            return new SignIn.Refused();
        }

        @Override
        public boolean admits(User user, String origin) {
            return !origin.startsWith("198.51.100.");
        }

        @Override
        public void signOut(String sessionSecret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String createToken(Actor actor, UserId owner, String label) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ApiToken> tokens(Actor actor, UserId owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revokeToken(Actor actor, TokenId id) {
            throw new UnsupportedOperationException();
        }
    }
}
