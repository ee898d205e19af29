// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

import java.net.URI;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;

/**
 * Invites citizens on behalf of whoever talks with them (FJ-268). What is kept of an invitation is
 * the day, the occasion and the channel: nothing leads from it, or from the answer, to the case.
 * Safe for use by several threads.
 */
public interface SurveyInvitations {
    /** What the path of every invitation begins with. */
    String PATH = "/survey/";

    /**
     * Invites one citizen, as part of the running transaction when there is one.
     *
     * @param channel by which the citizen came
     * @return the address on the public site, for one answer; empty when no survey is to be offered
     */
    Optional<URI> invite(SurveyOccasion occasion, ChannelId channel);
}
