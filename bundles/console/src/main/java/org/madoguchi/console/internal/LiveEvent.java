// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Optional;
import org.madoguchi.api.cases.CaseChanged;
import org.madoguchi.api.cases.PeopleNamed;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.OutboundSettled;
import org.madoguchi.api.conversation.RoomChanged;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.telephony.CallChanged;
import org.madoguchi.api.telephony.CallId;

/**
 * What a browser is told of a domain event: what kind of thing, which one, what happened. Nothing
 * of its content; who wants to know looks it up and is checked again.
 *
 * @param topic {@code case}, {@code channel}, {@code article}, {@code chat}, {@code call} (the
 *     viewer's own), {@code calls} or {@code mention} (of the viewer)
 */
record LiveEvent(String topic, String id, String kind) {

    static Optional<LiveEvent> of(DomainEvent event) {
        if (event instanceof CaseChanged changed) {
            return Optional.of(
                    new LiveEvent("case", changed.id().toString(), changed.kind().name()));
        }
        if (event instanceof PeopleNamed named) {
            return Optional.of(new LiveEvent("mention", named.id().toString(), "NAMED"));
        }
        if (event instanceof ChannelChanged changed) {
            return Optional.of(new LiveEvent("channel", changed.channel().toString(), "CHANGED"));
        }
        if (event instanceof OutboundSettled settled) {
            return Optional.of(
                    new LiveEvent("channel", settled.id().toString(), settled.state().name()));
        }
        if (event instanceof ArticleChanged changed) {
            return Optional.of(new LiveEvent("article", changed.id().toString(), "CHANGED"));
        }
        if (event instanceof RoomChanged changed) {
            return Optional.of(
                    new LiveEvent(
                            "chat", changed.id().toString(), changed.moved() ? "MOVED" : "SAID"));
        }
        if (event instanceof CallChanged changed) {
            String call = changed.call().map(CallId::toString).orElse("");
            return Optional.of(new LiveEvent("call", call, "CHANGED"));
        }
        return Optional.empty();
    }

    /** That something about telephones has changed: for lists and figures. */
    static LiveEvent calls() {
        return new LiveEvent("calls", "", "CHANGED");
    }

    /** One message of the event stream; ids and kinds need no escaping. */
    String message() {
        return "event: " + topic + "\ndata: {\"id\":\"" + id + "\",\"kind\":\"" + kind + "\"}\n\n";
    }
}
