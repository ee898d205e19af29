// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.city.City;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Reader;

/** Makes what a citizen's device may know of a room: no names of operators, nothing of the case. */
final class RoomViews {
    /** Characters of an answer that has no short form. */
    private static final int SHORT = 110;

    private final Conversations conversations;
    private final Articles articles;
    private final City city;

    RoomViews(Conversations conversations, Articles articles, City city) {
        this.conversations = conversations;
        this.articles = articles;
        this.city = city;
    }

    /** The room with the entries after this number. */
    RoomView view(Room room, long after) {
        return new RoomView(
                room.state().name(),
                room.mail(),
                room.end().map(Enum::name).orElse(""),
                conversations.entries(room.id(), after).stream().map(this::line).toList());
    }

    private RoomView.Line line(RoomEntry entry) {
        boolean words =
                switch (entry.kind()) {
                    case CITIZEN, OPERATOR, MAIL_GIVEN, ENDED -> true;
                    default -> false;
                };
        return new RoomView.Line(
                entry.number(),
                entry.kind().name(),
                words ? entry.text() : "",
                entry.at(),
                entry.kind() == RoomEntry.Kind.CITIZEN ? entry.clientId() : "",
                switch (entry.kind()) {
                    case ARTICLES, NEAR_ARTICLES -> cards(entry.text());
                    default -> List.of();
                });
    }

    private List<RoomView.Card> cards(String lines) {
        return lines.lines()
                .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                .map(id -> articles.published(new ArticleId(id), Reader.CITIZEN))
                .flatMap(Optional::stream)
                .map(this::card)
                .toList();
    }

    private RoomView.Card card(Article article) {
        return new RoomView.Card(
                article.text().question(),
                article.brief(SHORT),
                city.publicUrl() + "/faq/" + article.id());
    }
}
