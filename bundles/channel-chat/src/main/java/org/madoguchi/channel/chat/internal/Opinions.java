// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.survey.SurveyInvitations;
import org.madoguchi.api.survey.SurveyOccasion;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks for an opinion when a chat is over, while there is a survey. */
@Component(service = Opinions.class)
public final class Opinions {
    /** Chats of some days: a page that is loaded again gets the same address. */
    private static final int MOST_ROOMS = 5_000;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SurveyInvitations surveys;

    private final Map<RoomId, String> invited =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<RoomId, String> eldest) {
                    return size() > MOST_ROOMS;
                }
            };

    /** For the service registry, which fills in the surveys. */
    public Opinions() {}

    Opinions(SurveyInvitations surveys) {
        this.surveys = surveys;
    }

    /** Where the citizen of a room is asked, once for each room; empty when nobody is. */
    synchronized String address(RoomId room, ChannelId channel) {
        SurveyInvitations present = surveys;
        if (present == null) {
            return "";
        }
        String known = invited.get(room);
        if (known != null) {
            return known;
        }
        String address =
                present.invite(SurveyOccasion.CHAT, channel).map(Object::toString).orElse("");
        if (!address.isEmpty()) {
            invited.put(room, address);
        }
        return address;
    }
}
