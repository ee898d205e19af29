// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** Many ask at once; and somebody asks for suggestions as no hand can type. */
@ExtendWith(OpenDesk.class)
class TypeAheadFloodIT {
    private static final String FLOODER = "203.0.113.66";
    private static final int A_SECOND = 500;
    private static final int PAGES_A_SECOND = 20;
    private static final int SECONDS = 6;

    /** Of one address in a minute: etc/org.madoguchi.web.cfg. */
    private static final int ALLOWED = 1_200;

    private static final String SUGGEST = "/faq/api/suggest?q=" + HttpApi.encoded("そだ");

    private final Desk desk;

    TypeAheadFloodIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    @Requirement({"FJ-234", "YK-067"})
    void aFloodFromOneAddressShouldBeRefusedWhileOthersAreServed() throws Exception {
        HttpApi flooder = desk.publicSite().from(FLOODER);
        HttpApi citizen = desk.publicSite().from("203.0.113.77");
        Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
        List<Integer> others = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(16);
        try {
            List<Future<?>> flood = new ArrayList<>();
            for (int i = 0; i < A_SECOND * SECONDS; i++) {
                flood.add(
                        clock.schedule(
                                () ->
                                        answers.merge(
                                                flooder.get(SUGGEST).statusCode(), 1, Integer::sum),
                                i * 1_000_000L / A_SECOND,
                                TimeUnit.MICROSECONDS));
            }
            // ten keys a second: a fast typist
            await().pollInterval(Duration.ofMillis(100))
                    .until(
                            () -> {
                                others.add(citizen.get(SUGGEST).statusCode());
                                return flood.stream().allMatch(Future::isDone);
                            });
            for (Future<?> call : flood) {
                answered(call);
            }
        } finally {
            clock.shutdownNow();
        }
        assertThat(new TreeMap<>(answers).keySet()).containsExactly(200, 429);
        assertThat(answers.get(200)).isBetween(ALLOWED, A_SECOND * SECONDS - 1);
        assertThat(others).isNotEmpty().containsOnly(200);
        // twenty a second are saved up again: the flooder is a citizen once more
        await().atMost(Duration.ofMinutes(1)).until(() -> flooder.get(SUGGEST).statusCode() == 200);
        assertThat(citizen.get(SUGGEST).body()).contains("粗大ごみ");
    }

    /**
     * Ten million accesses a year are one in three seconds; this is sixty times as many, of many
     * citizens, and each a whole page. How long they take is measured by benchmarks/search.sh.
     */
    @Test
    @Requirement("ST-021")
    void manyCitizensAtOnceShouldEachGetTheirPage() throws Exception {
        List<String> pages =
                List.of(
                        "/",
                        "/faq/search?q=" + HttpApi.encoded("粗大ごみ"),
                        "/faq/search?q=" + HttpApi.encoded("引っ越し 手続き"),
                        "/faq/categories");
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(16);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < PAGES_A_SECOND * SECONDS; i++) {
                HttpApi citizen = desk.publicSite().from("198.51.100." + (1 + i % 200));
                String page = pages.get(i % pages.size());
                calls.add(
                        clock.schedule(
                                () -> statuses.add(citizen.get(page).statusCode()),
                                i * 1_000_000L / PAGES_A_SECOND,
                                TimeUnit.MICROSECONDS));
            }
            for (Future<?> call : calls) {
                answered(call);
            }
        } finally {
            clock.shutdownNow();
        }
        assertThat(statuses).containsExactly(200);
    }

    private static void answered(Future<?> call) throws InterruptedException {
        try {
            call.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a request got no answer at all", e.getCause());
        }
    }
}
