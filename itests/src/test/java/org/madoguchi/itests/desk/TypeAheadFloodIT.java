// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody asks for suggestions as no hand can type. */
@ExtendWith(OpenDesk.class)
class TypeAheadFloodIT {
    private static final String FLOODER = "203.0.113.66";
    private static final int A_SECOND = 500;
    private static final int SECONDS = 6;

    /** Of one address in a minute: etc/org.madoguchi.web.cfg. */
    private static final int ALLOWED = 1_200;

    private static final String SUGGEST = "/faq/api/suggest?q=" + HttpApi.encoded("そだ");

    private final Desk desk;

    TypeAheadFloodIT(Desk desk) {
        this.desk = desk;
    }

    @Test
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

    private static void answered(Future<?> call) throws InterruptedException {
        try {
            call.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a request got no answer at all", e.getCause());
        }
    }
}
