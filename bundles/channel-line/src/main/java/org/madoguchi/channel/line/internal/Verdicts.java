// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.time.Duration;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.channel.line.internal.LineApi.Answer;

/** What LINE's answer means for a message, and for the month's account of them. */
final class Verdicts {
    static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration NEXT_HOUR = Duration.ofHours(1);

    private final LineHealth health;

    Verdicts(LineHealth health) {
        this.health = health;
    }

    Delivery of(Answer answer) {
        if (answer.ok() || answer.status() == 409) {
            // 409: it was taken at an earlier try
            health.well(LineHealth.Part.QUOTA);
            return new Delivery.Accepted(
                    answer.body().path("sentMessages").path(0).path("id").asText());
        }
        return switch (answer.status()) {
            case 401, 403 -> new Delivery.Deferred(Texts.text("send.token"), LATER);
            case 429 -> tooMany(answer);
            default ->
                    mayHaveTaken(answer)
                            ? new Delivery.Deferred(Texts.text("send.line-fails"), SOON)
                            : new Delivery.Refused(Texts.text("send.refused", answer.words()));
        };
    }

    /** LINE, or somebody between us, failed at an unknown moment. */
    static boolean mayHaveTaken(Answer answer) {
        return answer.status() >= 500 || answer.status() == 408;
    }

    private Delivery tooMany(Answer answer) {
        boolean month = answer.words().contains("monthly");
        health.ill(LineHealth.Part.QUOTA, month ? "health.month" : "health.rate", null);
        return month
                ? new Delivery.Deferred(Texts.text("send.month"), NEXT_HOUR)
                : new Delivery.Deferred(Texts.text("send.rate"), SOON);
    }
}
