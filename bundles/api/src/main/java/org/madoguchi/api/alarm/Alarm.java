// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.alarm;

import java.time.Instant;
import org.madoguchi.api.LocalizedText;

/**
 * A trouble of the product itself.
 *
 * @param key the same as long as it is the same trouble
 * @param text what it is and what to do
 * @param since when it was first noticed
 */
public record Alarm(String key, LocalizedText text, Instant since) {}
