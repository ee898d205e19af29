// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CannedReply;
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

/** One number for short messages as the desk sees it. */
final class SmsChannel implements Channel {
    private final ChannelDescriptor descriptor;
    private final OutgoingRules rules;
    private final SmsSender sender;
    private final SmscLink link;
    private final SmsHealth health;

    SmsChannel(
            SmsSettings settings,
            OutgoingRules rules,
            SmsSender sender,
            SmscLink link,
            SmsHealth health) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        settings.name(),
                        Set.of(Capability.INBOUND, Capability.OUTBOUND),
                        // who calls and who writes from one telephone is one contact, and a call
                        // can be answered by a message
                        AddressKind.PHONE);
        this.rules = rules;
        this.sender = sender;
        this.link = link;
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
        return rules.objection(draft);
    }

    @Override
    public List<CannedReply> approvedTexts() {
        return rules.approved();
    }

    @Override
    public ChannelHealth health() {
        return health.current();
    }

    /** On the line that we have: many centres allow one only. */
    @Override
    public ChannelCheck check() {
        return new ChannelCheck(List.of(askedCentre()));
    }

    private Finding askedCentre() {
        LocalizedText what = Texts.text("check.centre");
        if (link.answers()) {
            return Finding.good(what, Texts.text("check.good"));
        }
        ChannelHealth known = health.current();
        return Finding.bad(
                what,
                known.state() == ChannelHealth.State.DOWN
                        ? known.explanation()
                        : Texts.text("check.silent"));
    }
}
