// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.form.FormUse;
import org.madoguchi.api.topic.TopicTree;

/** The items of cases as a list. */
record ItemFormsPage(
        Screen screen, TopicTree topics, Channels channels, List<FormPages.Line> lines) {
    ItemFormsPage {
        lines = List.copyOf(lines);
    }

    /** Which cases have the items, in words. */
    String use(FormPages.Line line) {
        FormUse use = line.form().newest().content().use();
        if (use.channels().isEmpty() && use.topics().isEmpty()) {
            return screen.text("items.use.everywhere");
        }
        ChannelBadge.Finder badges = new ChannelBadge.Finder(channels, screen.words());
        return Stream.concat(
                        use.channels().stream().map(id -> badges.of(id).name()),
                        use.topics().stream().map(id -> topics.label(id, screen.words().locale())))
                .collect(Collectors.joining("、"));
    }
}
