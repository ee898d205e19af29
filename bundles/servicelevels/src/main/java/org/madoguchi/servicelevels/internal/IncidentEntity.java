// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Incident.Report;
import org.madoguchi.storage.Times;

/** A time that was not like others. */
@Entity
@Table(name = "servicelevels_incident")
class IncidentEntity {
    @Id private long id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 12)
    private Incident.Kind kind;

    @Column(name = "from_at", nullable = false)
    private LocalDateTime fromAt;

    @Column(name = "until_at", nullable = false)
    private LocalDateTime untilAt;

    @Column(nullable = false, length = 500)
    private String reason;

    @Column(nullable = false, length = Report.LONGEST)
    private String effect;

    @Column(nullable = false, length = Report.LONGEST)
    private String cause;

    @Column(nullable = false, length = Report.LONGEST)
    private String measures;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 8)
    private Incident.State state;

    protected IncidentEntity() {}

    IncidentEntity(Incident incident) {
        id = incident.id();
        say(incident);
    }

    void say(Incident incident) {
        kind = incident.kind();
        fromAt = Times.column(incident.from());
        untilAt = Times.column(incident.until());
        reason = incident.reason();
        effect = incident.report().effect();
        cause = incident.report().cause();
        measures = incident.report().measures();
        state = incident.report().state();
    }

    Incident incident() {
        return new Incident(
                id,
                kind,
                Times.instant(fromAt),
                Times.instant(untilAt),
                reason,
                new Report(effect, cause, measures, state));
    }
}
