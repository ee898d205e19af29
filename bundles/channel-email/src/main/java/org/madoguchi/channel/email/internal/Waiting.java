// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An unread mail on the server.
 *
 * @param uid names it as long as the folder's UIDVALIDITY stays (RFC 3501 section 2.3.1.1)
 * @param size in bytes, as the server says
 */
record Waiting(long uid, long size, Instant receivedAt) {
    /** Larger mail is not kept in memory. */
    static final int SMALL = 512 * 1024;

    private static final int BATCH_BYTES = 4 * 1024 * 1024;
    private static final int BATCH_MAILS = 64;

    boolean isSmall() {
        return size <= SMALL;
    }

    /**
     * What is fetched at once, in the order of arrival.
     *
     * @param apart mails that are fetched alone and after the others
     */
    static List<List<Waiting>> batches(List<Waiting> mails, Predicate<Waiting> apart) {
        List<List<Waiting>> batches = new ArrayList<>();
        List<List<Waiting>> alone = new ArrayList<>();
        List<Waiting> batch = new ArrayList<>();
        long bytes = 0;
        for (Waiting mail : mails) {
            if (apart.test(mail)) {
                alone.add(List.of(mail));
            } else if (!mail.isSmall()) {
                batches.add(List.of(mail));
            } else {
                if (batch.size() == BATCH_MAILS || bytes + mail.size() > BATCH_BYTES) {
                    batches.add(batch);
                    batch = new ArrayList<>();
                    bytes = 0;
                }
                batch.add(mail);
                bytes += mail.size();
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        batches.addAll(alone);
        return batches;
    }
}
