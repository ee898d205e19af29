// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.time.Duration;
import org.madoguchi.api.channel.ChannelId;

/** The checked configuration. A wrong value stops the channel with a sentence that names it. */
final class WebformSettings {
    static final String PID = "org.madoguchi.channel.webform";

    private static final long MEGABYTE = 1024 * 1024;

    private final ChannelId id;
    private final int textMax;
    private final int filesMax;
    private final int filesMegabytes;
    private final int pendingMegabytes;
    private final boolean articlesOnly;
    private final int fillSeconds;
    private final int sendsPerMinute;

    WebformSettings(WebformConfig config) {
        this(
                config.id(),
                config.text_max(),
                config.files_max(),
                config.files_megabytes(),
                config.pending_megabytes(),
                config.articles_only(),
                config.fill_seconds(),
                config.sends_per_minute());
    }

    WebformSettings(
            String id,
            int textMax,
            int filesMax,
            int filesMegabytes,
            int pendingMegabytes,
            boolean articlesOnly,
            int fillSeconds,
            int sendsPerMinute) {
        this.id = channelId(id);
        this.textMax = within("text.max", textMax, 1_000, 200_000);
        this.filesMax = within("files.max", filesMax, 0, 10);
        this.filesMegabytes = within("files.megabytes", filesMegabytes, 1, 25);
        this.pendingMegabytes = within("pending.megabytes", pendingMegabytes, 1, 100_000);
        this.articlesOnly = articlesOnly;
        this.fillSeconds = within("fill.seconds", fillSeconds, 0, 60);
        this.sendsPerMinute = within("sends.per.minute", sendsPerMinute, 1, 10_000);
    }

    ChannelId id() {
        return id;
    }

    int textMax() {
        return textMax;
    }

    int filesMax() {
        return filesMax;
    }

    int filesMegabytes() {
        return filesMegabytes;
    }

    long filesBytes() {
        return filesMegabytes * MEGABYTE;
    }

    boolean articlesOnly() {
        return articlesOnly;
    }

    Duration fillTime() {
        return Duration.ofSeconds(fillSeconds);
    }

    int sendsPerMinute() {
        return sendsPerMinute;
    }

    long pendingBytes() {
        return pendingMegabytes * MEGABYTE;
    }

    private static ChannelId channelId(String id) {
        try {
            return new ChannelId(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "etc/"
                            + PID
                            + ".cfg: id = "
                            + id
                            + " is no channel id; use 1 to 32 lower case letters, digits and"
                            + " hyphens, beginning with a letter",
                    e);
        }
    }

    private static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "etc/"
                            + PID
                            + ".cfg: "
                            + key
                            + " = "
                            + value
                            + " is not within "
                            + min
                            + " to "
                            + max);
        }
        return value;
    }
}
