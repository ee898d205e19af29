// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.retention.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.retention.Retention;
import org.madoguchi.storage.Times;

/** That something was erased. */
@Entity(name = "RetentionRun")
@Table(name = "retention_run")
class RunEntity {
    private static final int LONGEST = 200;

    @Id private long id;

    @Column(name = "erased_at", nullable = false)
    private LocalDateTime erasedAt;

    @Column(name = "erased_by", nullable = false, length = LONGEST)
    private String erasedBy;

    @Column(name = "name_ja", nullable = false, length = LONGEST)
    private String nameJa;

    @Column(name = "name_en", nullable = false, length = LONGEST)
    private String nameEn;

    private int months;

    @Column(name = "older_than", nullable = false)
    private LocalDateTime olderThan;

    private int erased;

    protected RunEntity() {}

    RunEntity(long id, Retention.Run run) {
        this.id = id;
        erasedAt = Times.column(run.at());
        erasedBy = cut(run.by());
        nameJa = cut(run.name().ja());
        nameEn = cut(run.name().en());
        months = run.months();
        olderThan = Times.column(run.before());
        erased = run.count();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    Retention.Run run() {
        return new Retention.Run(
                Times.instant(erasedAt),
                erasedBy,
                new LocalizedText(nameJa, nameEn),
                months,
                Times.instant(olderThan),
                erased);
    }
}
