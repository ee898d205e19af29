// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Map;
import org.madoguchi.api.channel.ChannelId;

/**
 * Counts for status pages and metrics; no personal data, no permission needed. Safe for use by
 * several threads.
 */
public interface CaseFigures {
    Map<CaseState, Long> casesByState();

    /** Inbound interactions since then, by channel. */
    Map<ChannelId, Long> receivedSince(Instant since);
}
