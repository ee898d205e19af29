// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.conversation.RoomEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A room as an interaction of a case. Case and room are written in one transaction: a room that
 * waits has its case, exactly one, whatever breaks in between.
 */
@Component(service = RoomCases.class)
public final class RoomCases {
    private final RoomStore store;
    private final CaseIntake cases;
    private final Contacts contacts;
    private final Transcript transcript;

    @Activate
    public RoomCases(
            @Reference RoomStore store,
            @Reference CaseIntake cases,
            @Reference Contacts contacts,
            @Reference City city) {
        this.store = store;
        this.cases = cases;
        this.contacts = contacts;
        this.transcript = new Transcript(city.zone());
    }

    /** Opens the case of a locked room, or brings it up to date. */
    void tell(EntityManager em, RoomEntity room) {
        em.flush();
        InboundMessage message = message(room, store.entries(room.id(), 0));
        if (room.interaction().isEmpty()) {
            room.became(cases.open(message, contacts.resolve(message.sender())));
        } else {
            cases.retell(
                    room.interaction().get(),
                    message,
                    room.mail().isEmpty()
                            ? Optional.empty()
                            : Optional.of(contacts.resolve(message.sender())));
        }
    }

    private InboundMessage message(RoomEntity room, List<RoomEntry> entries) {
        String text = transcript.of(entries);
        Party citizen =
                new Party(room.mail().isEmpty() ? Address.NONE : Address.email(room.mail()), "");
        InboundMessage.Builder message =
                InboundMessage.from(
                                room.channel(),
                                "room:" + room.id(),
                                room.openedAt(),
                                Content.ofUtf8(text),
                                "text/plain; charset=UTF-8")
                        .sender(citizen)
                        .subject(room.question())
                        .text(text);
        if (!room.topic().isEmpty()) {
            message.fields(
                    List.of(new Field(ConversationTexts.japanese("field.topic"), room.topic())));
        }
        return message.build();
    }
}
