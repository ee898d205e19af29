// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that wants to know of finished requests, for counting; those to {@code /health} are
 * left out. Called on the request's thread.
 */
@ConsumerType
public interface RequestListener {
    /**
     * @param page it was a page or a part of one (HTML), as people wait for it
     * @param took from the first byte to the answer; for live streams until they were opened
     */
    void finished(Zone zone, int status, boolean page, Duration took);
}
