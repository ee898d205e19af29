// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.Zone;

/** What a monitoring system reads. */
class FiguresTest {
    private final Figures figures = new Figures();

    @AfterEach
    void close() {
        figures.close();
    }

    @Test
    void eventsAndRequestsShouldBeCounted() {
        CaseChanged opened = new CaseChanged(new CaseId(2026, 1), ChangeKind.OPENED, Instant.EPOCH);
        figures.on(opened);
        figures.on(opened);
        figures.finished(Zone.PRIVATE, 204, false, Duration.ofMillis(12));
        assertThat(figures.text())
                .contains("madoguchi_case_changes_total{kind=\"opened\"} 2.0")
                .contains(
                        "madoguchi_http_requests_seconds_count{status=\"2xx\",zone=\"private\"} 1")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    @Requirement("FJ-222")
    void processorMemoryAndDiskShouldBeTold() {
        assertThat(figures.text())
                .contains("system_cpu_usage ", "process_cpu_usage ")
                .contains("jvm_memory_used_bytes{area=\"heap\"")
                .containsPattern("disk_free_bytes\\{path=\"[^\"]+\"} [1-9]")
                .containsPattern("disk_total_bytes\\{path=\"[^\"]+\"} [1-9]");
    }

    @Test
    void readinessShouldNameWhatIsMissing() {
        assertThat(new Readiness(() -> false, () -> true).run())
                .containsEntry("database", false)
                .containsEntry("inbox", false)
                .doesNotContainValue(true);
    }
}
