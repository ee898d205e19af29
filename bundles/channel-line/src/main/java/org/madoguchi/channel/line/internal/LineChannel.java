// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelCheck.Finding;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.OutboundMessage;

/** One LINE Official Account as the desk sees it. */
final class LineChannel implements Channel {
    private final ChannelDescriptor descriptor;
    private final LineApi api;
    private final LineSender sender;
    private final LineHealth health;

    LineChannel(LineSettings settings, LineApi api, LineSender sender, LineHealth health) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        settings.name(),
                        Set.of(Capability.INBOUND, Capability.OUTBOUND, Capability.SUGGESTIONS),
                        AddressKind.LINE);
        this.api = api;
        this.sender = sender;
        this.health = health;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return sender.send(message);
    }

    @Override
    public Optional<Delivery> trace(OutboundMessage message) {
        return sender.trace(message);
    }

    @Override
    public Optional<LocalizedText> objection(OutboundDraft draft) {
        return sender.objection(draft.to().address().value(), draft.attachments());
    }

    @Override
    public ChannelHealth health() {
        return health.current();
    }

    /** Whether LINE knows us; whether it reaches us, only a message can tell. */
    @Override
    public ChannelCheck check() {
        return new ChannelCheck(List.of(askedApi()));
    }

    private Finding askedApi() {
        LocalizedText what = Texts.text("check.api");
        try {
            LineApi.Answer answer = api.botInfo();
            health.answered(answer);
            if (answer.ok()) {
                String account = answer.body().path("displayName").asText();
                return Finding.good(what, Texts.text("check.good", account));
            }
            boolean fails = answer.status() >= 500;
            return Finding.bad(what, Texts.text(fails ? "health.line-fails" : "health.token"));
        } catch (LineApi.Unreachable e) {
            health.unreachable(e);
            return Finding.bad(what, Texts.text("health.unreachable"));
        }
    }
}
