// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.DirectoryTransfer.Act;
import org.madoguchi.api.directory.DirectoryTransfer.Planned;
import org.madoguchi.storage.Times;

/** Lines that wait for their day. */
@Entity
@Table(name = "directory_planned")
class PlannedEntity {
    private static final int LONGEST_PROBLEM = 1_000;
    private static final int LONGEST_NAME = 200;

    @Id private long id;

    @Column(name = "due_on", nullable = false, length = 10)
    private String dueOn;

    @Enumerated(EnumType.STRING)
    private Act act;

    @Column(name = "file_name", nullable = false, length = LONGEST_NAME)
    private String fileName;

    @Column(name = "planned_by", nullable = false, length = LONGEST_NAME)
    private String plannedBy;

    @Column(name = "planned_at", nullable = false)
    private LocalDateTime plannedAt;

    @Column(name = "line_count", nullable = false)
    private int lines;

    @Lob
    @Column(nullable = false)
    private String content;

    @Column(name = "problem_ja", nullable = false, length = LONGEST_PROBLEM)
    private String problemJa = "";

    @Column(name = "problem_en", nullable = false, length = LONGEST_PROBLEM)
    private String problemEn = "";

    @Version private int version;

    protected PlannedEntity() {}

    PlannedEntity(
            long id,
            LocalDate day,
            Act act,
            String fileName,
            String by,
            Instant at,
            int lines,
            String content) {
        this.id = id;
        this.dueOn = day.toString();
        this.act = act;
        this.fileName = cut(fileName, LONGEST_NAME);
        this.plannedBy = cut(by, LONGEST_NAME);
        this.plannedAt = Times.column(at);
        this.lines = lines;
        this.content = content;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    Act act() {
        return act;
    }

    String content() {
        return content;
    }

    void failed(LocalizedText problem) {
        problemJa = cut(problem.ja(), LONGEST_PROBLEM);
        problemEn = cut(problem.en(), LONGEST_PROBLEM);
    }

    Planned toRecord() {
        return new Planned(
                id,
                LocalDate.parse(dueOn),
                act,
                fileName,
                lines,
                plannedBy,
                problemJa.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new LocalizedText(problemJa, problemEn)));
    }
}
