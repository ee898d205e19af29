// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.DeskEntries;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.telephony.PhoneQueue;
import org.madoguchi.api.telephony.Skills;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From the modules that ids and codes belong to. */
@Component(service = FigureNames.class)
public final class FigureNames implements Names {
    private final Channels channels;
    private final Directory directory;
    private final DeskEntries entries;
    private final Users users;
    private final Teams teams;
    private final Articles articles;
    private final Skills skills;

    @Activate
    public FigureNames(
            @Reference Channels channels,
            @Reference Directory directory,
            @Reference DeskEntries entries,
            @Reference Users users,
            @Reference Teams teams,
            @Reference Articles articles,
            @Reference Skills skills) {
        this.channels = channels;
        this.directory = directory;
        this.entries = entries;
        this.users = users;
        this.teams = teams;
        this.articles = articles;
        this.skills = skills;
    }

    @Override
    public Function<String, LocalizedText> of(Split split) {
        return switch (split) {
            case CHANNEL ->
                    key ->
                            channels.descriptor(new ChannelId(key))
                                    .map(ChannelDescriptor::name)
                                    .orElse(LocalizedText.same(key));
            case DEPARTMENT -> key -> named(key, department(key));
            case REASON -> entries(DeskEntry.Kind.ESCALATION_REASON);
            case OUTCOME -> entries(DeskEntry.Kind.DISPOSITION);
            case ASSIGNEE ->
                    key -> named(key, users.find(new UserId(Long.parseLong(key))).map(User::name));
            case TEAM ->
                    key -> named(key, teams.find(new TeamId(Long.parseLong(key))).map(Team::name));
            case LANGUAGE -> FigureNames::language;
            case ARTICLE -> key -> LocalizedText.same(question(key));
            case DISTRICT -> LocalizedText::same;
            case TOPIC -> throw new IllegalArgumentException("the tree names topics");
        };
    }

    @Override
    public Function<String, LocalizedText> of(Actor actor, CallCounts.By by) {
        return switch (by) {
            case OPERATOR -> of(Split.ASSIGNEE);
            case QUEUE -> {
                Map<String, String> labels =
                        skills.queues(actor).stream()
                                .collect(Collectors.toMap(PhoneQueue::name, PhoneQueue::label));
                yield queue -> LocalizedText.same(labels.getOrDefault(queue, queue));
            }
        };
    }

    private Optional<String> department(String key) {
        return directory.find(new DepartmentId(Long.parseLong(key))).map(Department::name);
    }

    /** One that is not the desk's to read is told by its number. */
    private String question(String key) {
        return articles.published(new ArticleId(Long.parseLong(key)), Reader.DESK)
                .map(article -> article.text().question())
                .orElse("FAQ " + key);
    }

    private static LocalizedText named(String key, Optional<String> name) {
        return LocalizedText.same(name.filter(known -> !known.isEmpty()).orElse(key));
    }

    private Function<String, LocalizedText> entries(DeskEntry.Kind kind) {
        Map<String, LocalizedText> names =
                entries.entries(kind).stream()
                        .collect(Collectors.toMap(DeskEntry::code, DeskEntry::name));
        return key -> names.getOrDefault(key, LocalizedText.same(key));
    }

    private static LocalizedText language(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        return new LocalizedText(
                language.getDisplayName(Locale.JAPANESE), language.getDisplayName(Locale.ENGLISH));
    }

    @Override
    public List<String> order(Split split) {
        List<String> order = new ArrayList<>();
        switch (split) {
            case REASON -> add(order, DeskEntry.Kind.ESCALATION_REASON);
            case OUTCOME -> add(order, DeskEntry.Kind.DISPOSITION);
            case CHANNEL, TOPIC, DEPARTMENT, ASSIGNEE, TEAM, LANGUAGE, ARTICLE, DISTRICT -> {
                // the greatest first
            }
        }
        return order;
    }

    private void add(List<String> order, DeskEntry.Kind kind) {
        entries.entries(kind).forEach(entry -> order.add(entry.code()));
    }
}
