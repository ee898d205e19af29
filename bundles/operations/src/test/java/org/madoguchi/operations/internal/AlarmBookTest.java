// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.test.Requirement;

class AlarmBookTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    private final AlarmBook book = new AlarmBook();

    private List<String> due(Instant now, String... keys) {
        book.look(
                Arrays.stream(keys)
                        .collect(
                                Collectors.toMap(key -> key, key -> LocalizedText.same("trouble"))),
                now);
        List<Alarm> due = book.due();
        book.told(due, now);
        return due.stream().map(Alarm::key).toList();
    }

    @Test
    @Requirement({"FJ-220", "ST-269"})
    void aTroubleShouldBeToldAtOnceAndThenOnceAnHour() {
        assertThat(due(NOW, "disk")).containsExactly("disk");
        assertThat(due(NOW.plus(Duration.ofMinutes(1)), "disk")).isEmpty();
        assertThat(due(NOW.plus(Duration.ofMinutes(59)), "disk", "errors"))
                .containsExactly("errors");
        assertThat(due(NOW.plus(Duration.ofMinutes(60)), "disk", "errors")).containsExactly("disk");
    }

    @Test
    void aTroubleThatComesAndGoesShouldNotBeToldEachTime() {
        assertThat(due(NOW, "disk")).containsExactly("disk");
        assertThat(due(NOW.plus(Duration.ofMinutes(1)))).isEmpty();
        assertThat(book.current()).isEmpty();
        assertThat(due(NOW.plus(Duration.ofMinutes(2)), "disk")).isEmpty();
        assertThat(book.current())
                .containsExactly(
                        new Alarm(
                                "disk",
                                LocalizedText.same("trouble"),
                                NOW.plus(Duration.ofMinutes(2))));
    }

    @Test
    void theTextShouldFollowWhileItLasts() {
        book.look(Map.of("disk", LocalizedText.same("9%")), NOW);
        book.look(Map.of("disk", LocalizedText.same("8%")), NOW.plusSeconds(60));
        assertThat(book.current())
                .containsExactly(new Alarm("disk", LocalizedText.same("8%"), NOW));
    }
}
