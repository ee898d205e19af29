// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.asteriskjava.manager.action.AtxferAction;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueuePenaltyAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Listening;
import org.madoguchi.api.telephony.PhoneQueue;
import org.madoguchi.api.telephony.PhoneSystem;
import org.madoguchi.api.telephony.Seating;
import org.madoguchi.api.telephony.Skill;
import org.madoguchi.platform.asterisk.AmiConnection;
import org.madoguchi.platform.asterisk.AmiErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the desk asks of Asterisk, as actions of its manager interface. */
final class AsteriskPhones implements PhoneSystem {
    private static final Logger log = LoggerFactory.getLogger(AsteriskPhones.class);
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final long RING_MILLIS = 30_000;

    /** Asterisk rings members of a penalty when nobody of a lower one is free. */
    private static final int HELPERS = 5;

    /** Contexts of {@code extensions.d/phone.conf}. */
    private static final String TRANSFER = "madoguchi-transfer";

    private static final String DIAL = "madoguchi-dial";

    private final PhoneSettings settings;
    private final AmiConnection asterisk;

    AsteriskPhones(PhoneSettings settings, AmiConnection asterisk) {
        this.settings = settings;
        this.asterisk = asterisk;
    }

    @Override
    public ChannelId channel() {
        return settings.id();
    }

    @Override
    public List<PhoneQueue> queues() {
        return settings.queues().stream()
                .map(queue -> new PhoneQueue(queue, settings.entrances().label(queue)))
                .toList();
    }

    @Override
    public void seat(Seating seating) {
        for (String queue : settings.queues()) {
            if (seating.skill(queue) == Skill.NONE) {
                remove(queue, seating.extension());
            } else {
                seat(queue, seating);
            }
        }
    }

    private void seat(String queue, Seating seating) {
        String device = device(seating.extension());
        int penalty = seating.skill(queue) == Skill.HELPS ? HELPERS : 0;
        if (isTaken(new QueuePauseAction(device, queue, !seating.ready()))) {
            demand(new QueuePenaltyAction(device, penalty, queue), "phone.refused");
        } else {
            QueueAddAction add = new QueueAddAction(queue, device, penalty);
            add.setMemberName(seating.extension().value());
            add.setPaused(!seating.ready());
            demand(add, "phone.refused");
        }
    }

    @Override
    public void unseat(Extension extension) {
        settings.queues().forEach(queue -> remove(queue, extension));
    }

    private void remove(String queue, Extension extension) {
        // a refusal says that it is out already
        isTaken(new QueueRemoveAction(queue, device(extension)));
    }

    @Override
    public void transfer(Extension extension, String target) {
        demand(
                new BridgedAction.BlindTransfer(talking(extension), TRANSFER, target),
                "phone.transfer");
    }

    @Override
    public void consult(Extension extension, String target) {
        // Redirect would do, too, but spoils the queue's figures. Asterisk dials it for the
        // operator:
        // the # says that the number is complete
        demand(new AtxferAction(talking(extension), TRANSFER, target + "#", 1), "phone.transfer");
    }

    /** Asterisk connects the two others when the one who asked puts down. */
    @Override
    public void completeConsultation(Extension extension) {
        demand(new HangupAction(talking(extension)), "phone.transfer");
    }

    /** There is no action for it, but for the code that the operator may dial. */
    @Override
    public void joinConsultation(Extension extension) {
        String channel = talking(extension);
        for (String digit : settings.joinCode().split("")) {
            PlayDtmfAction pressed = new PlayDtmfAction(channel, digit);
            pressed.setReceive(true);
            demand(pressed, "phone.transfer");
        }
    }

    @Override
    public void cancelConsultation(Extension extension) {
        demand(new BridgedAction.CancelAtxfer(talking(extension)), "phone.transfer");
    }

    @Override
    public void dial(Extension extension, PhoneNumber citizen, String call) {
        OriginateAction originate = new OriginateAction();
        originate.setActionId(call);
        originate.setChannelId(call);
        originate.setChannel(device(extension));
        originate.setContext(DIAL);
        originate.setExten(citizen.dialled());
        originate.setPriority(1);
        // what the operator's telephone shows while it rings
        originate.setCallerId(citizen.dialled());
        originate.setTimeout(RING_MILLIS);
        originate.setAsync(true);
        demand(originate, "phone.dial");
    }

    @Override
    public void listen(Extension supervisor, Extension operator, Listening way) {
        OriginateAction originate = new OriginateAction();
        String id = "listen-" + UUID.randomUUID();
        originate.setActionId(id);
        originate.setChannelId(id);
        originate.setChannel(device(supervisor));
        originate.setApplication("ChanSpy");
        // quietly; ends with the operator's channel, and when there is nothing to hear
        originate.setData(talking(operator) + (way == Listening.WHISPERING ? ",qESw" : ",qES"));
        originate.setCallerId(operator.value());
        originate.setTimeout(RING_MILLIS);
        originate.setAsync(true);
        demand(originate, "phone.dial");
    }

    private String device(Extension extension) {
        return settings.technology() + "/" + extension;
    }

    /** The operator's channel, asked for anew each time: nothing to go stale over a restart. */
    private String talking(Extension extension) {
        String prefix = device(extension) + "-";
        return channels().stream()
                .map(CoreShowChannelEvent::getChannel)
                .filter(channel -> channel.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> Texts.rejection("phone.no-call"));
    }

    List<CoreShowChannelEvent> channels() {
        try {
            return asterisk.collect(new CoreShowChannelsAction(), LIMIT).stream()
                    .filter(CoreShowChannelEvent.class::isInstance)
                    .map(CoreShowChannelEvent.class::cast)
                    .toList();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * @param refusal key of the words for what Asterisk refuses
     */
    private void demand(ManagerAction action, String refusal) {
        try {
            asterisk.send(action, LIMIT);
        } catch (AmiErrorException e) {
            log.info("{}: {} refused: {}", channel(), action.getAction(), e.getMessage());
            throw Texts.rejection(refusal);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** False when Asterisk refuses, which says that the queue does not have this member. */
    private boolean isTaken(ManagerAction action) {
        try {
            asterisk.send(action, LIMIT);
            return true;
        } catch (AmiErrorException e) {
            log.debug("{}: {}: {}", channel(), action.getAction(), e.getMessage());
            return false;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private RejectedException unreachable(IOException cause) {
        log.debug("{}: an action did not reach Asterisk", channel(), cause);
        return Texts.rejection("phone.unreachable");
    }
}
