// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.DeskEntries;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What macros and rules can name, with what it is called.
 *
 * @param topics those that are offered
 */
record RuleChoices(
        List<Choice> channels,
        List<Choice> topics,
        List<Choice> people,
        List<Choice> departments,
        List<Choice> dispositions,
        List<Choice> replies,
        List<Choice> reasons) {

    /** One of them, by its id or code. */
    record Choice(String id, String label) {}

    /** What it is called; what is there no longer is called by its id. */
    static String label(List<Choice> among, String id) {
        return among.stream()
                .filter(choice -> choice.id().equals(id))
                .map(Choice::label)
                .findFirst()
                .orElse("#" + id);
    }

    /** Collects them. */
    @Component(service = Collector.class)
    public static final class Collector {
        private final Channels channels;
        private final Topics topics;
        private final Users users;
        private final Directory directory;
        private final Cases cases;
        private final DeskEntries entries;

        @Activate
        public Collector(
                @Reference Channels channels,
                @Reference Topics topics,
                @Reference Users users,
                @Reference Directory directory,
                @Reference Cases cases,
                @Reference DeskEntries entries) {
            this.channels = channels;
            this.topics = topics;
            this.users = users;
            this.directory = directory;
            this.cases = cases;
            this.entries = entries;
        }

        RuleChoices in(Locale language) {
            TopicTree tree = topics.tree();
            return new RuleChoices(
                    channels.list().stream()
                            .map(known -> known.descriptor())
                            .map(known -> choice(known.id().value(), known.name().in(language)))
                            .toList(),
                    tree.roots().stream()
                            .flatMap(root -> tree.below(root.id()).stream())
                            .filter(topic -> tree.isOffered(topic.id()))
                            .map(topic -> choice(topic.id(), tree.label(topic.id(), language)))
                            .toList(),
                    users.operators().stream().map(user -> choice(user.id(), user.name())).toList(),
                    directory.departments().stream()
                            .map(each -> choice(each.id(), each.code() + " " + each.name()))
                            .toList(),
                    cases.offeredDispositions().stream()
                            .map(each -> choice(each.code(), each.name().in(language)))
                            .toList(),
                    entries(DeskEntry.Kind.CANNED_REPLY, language).toList(),
                    entries(DeskEntry.Kind.ESCALATION_REASON, language).toList());
        }

        private Stream<Choice> entries(DeskEntry.Kind kind, Locale language) {
            return entries.entries(kind).stream()
                    .filter(entry -> !entry.retired())
                    .map(entry -> choice(entry.code(), entry.name().in(language)));
        }

        private static Choice choice(Object id, String label) {
            return new Choice(id.toString(), label);
        }
    }
}
