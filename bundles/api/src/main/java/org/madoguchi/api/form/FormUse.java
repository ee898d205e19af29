// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import java.util.Collection;
import java.util.List;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.topic.TopicId;

/**
 * Where a form is filled in: by citizens on the public site, or by operators on cases.
 *
 * @param onCases its items are those of cases
 * @param channels of cases that have the items; empty for all
 * @param topics of cases that have the items, with all below them; empty for all
 */
public record FormUse(boolean onCases, List<ChannelId> channels, List<TopicId> topics) {
    public static final FormUse PUBLIC = new FormUse(false, List.of(), List.of());

    public FormUse {
        channels = List.copyOf(channels);
        topics = List.copyOf(topics);
    }

    /**
     * Whether a case has the items.
     *
     * @param about topics of the case with all above them
     */
    public boolean isFor(ChannelId channel, Collection<TopicId> about) {
        return onCases
                && (channels.isEmpty() || channels.contains(channel))
                && (topics.isEmpty() || topics.stream().anyMatch(about::contains));
    }
}
