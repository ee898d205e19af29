// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import org.madoguchi.api.LocalizedText;

/**
 * How a channel is. Publish a {@link ChannelChanged} when it changes and the staff's screens follow
 * at once. A trouble belongs here, once, and not into the log at every try.
 *
 * @param explanation for an operator: what is wrong, since when it matters, what to do
 * @param since when the state began
 */
public record ChannelHealth(State state, LocalizedText explanation, Instant since) {
    public enum State {
        /** Receives and sends, as far as its capabilities go. */
        UP,
        /** Works in part: sends but cannot receive, or the other way round. */
        DEGRADED,
        /** Does neither. */
        DOWN
    }
}
