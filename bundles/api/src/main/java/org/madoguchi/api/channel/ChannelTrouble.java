// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import org.madoguchi.api.LocalizedText;

/**
 * What last went wrong with a channel, kept after it has healed and over restarts.
 *
 * @param text the explanation of its health at that time, or why a message became a dead letter
 */
public record ChannelTrouble(Instant at, LocalizedText text) {}
