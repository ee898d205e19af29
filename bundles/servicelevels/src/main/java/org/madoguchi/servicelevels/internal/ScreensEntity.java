// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.madoguchi.storage.Times;

/** Screens of an hour that took so many seconds. */
@Entity
@Table(name = "servicelevels_screens")
class ScreensEntity {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);

    @Id
    @Column(length = 24)
    private String id;

    @Column(name = "hour_at", nullable = false)
    private LocalDateTime hourAt;

    private int seconds;
    private long screens;

    protected ScreensEntity() {}

    ScreensEntity(Instant hour, int seconds) {
        this.id = id(hour, seconds);
        this.hourAt = Times.column(hour);
        this.seconds = seconds;
    }

    static String id(Instant hour, int seconds) {
        return HOUR.format(hour) + "-" + seconds;
    }

    void add(long more) {
        screens += more;
    }
}
