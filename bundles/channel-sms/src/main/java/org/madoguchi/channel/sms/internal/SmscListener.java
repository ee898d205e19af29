// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/**
 * What the centre brings. Returning is the answer "taken"; an exception is an answer upon which the
 * centre keeps the piece and brings it again.
 */
final class SmscListener implements MessageReceiverListener {
    private final Intake intake;
    private final Gate gate;
    private final Confirmations confirmations;
    private final SmsHealth health;
    private final Clock clock;
    private volatile boolean closed;

    SmscListener(
            Intake intake, Gate gate, Confirmations confirmations, SmsHealth health, Clock clock) {
        this.intake = intake;
        this.gate = gate;
        this.confirmations = confirmations;
        this.health = health;
        this.clock = clock;
    }

    /** Nothing comes in for a channel that is away. */
    void close() {
        closed = true;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        if (closed) {
            throw refusal(Status.TEMPORARY, "the channel stops");
        }
        if (!gate.tryEnter()) {
            throw refusal(Status.THROTTLED, "too many at once");
        }
        int line = confirmations.line();
        try {
            take(piece(delivered), line);
        } catch (RuntimeException e) {
            health.notTaken(e);
            throw refusal(Status.TEMPORARY, "not stored");
        } finally {
            gate.leave();
        }
    }

    private void take(Piece piece, int line) throws ProcessRequestException {
        if (piece.sort() == Piece.Sort.SIGNAL) {
            // telephones tell each other that they have read something
            return;
        }
        Intake.Outcome outcome = intake.take(piece);
        if (!outcome.safe()) {
            throw refusal(Status.QUEUE_FULL, "too many pieces wait");
        }
        outcome.whole()
                .ifPresent(
                        message -> {
                            confirmations.answered(message, line);
                            health.taken();
                        });
    }

    private Piece piece(DeliverSm delivered) {
        Map<Integer, byte[]> parameters = new TreeMap<>();
        for (OptionalParameter parameter :
                Optional.ofNullable(delivered.getOptionalParameters())
                        .orElse(new OptionalParameter[0])) {
            ByteBuffer octets = ByteBuffer.wrap(parameter.serialize());
            int tag = octets.getShort() & 0xffff;
            byte[] value = new byte[octets.getShort() & 0xffff];
            octets.get(value);
            parameters.put(tag, value);
        }
        return new Piece(
                clock.instant(),
                text(delivered.getSourceAddr()),
                delivered.getSourceAddrTon(),
                text(delivered.getDestAddress()),
                delivered.getEsmClass() & 0xff,
                delivered.getProtocolId() & 0xff,
                delivered.getDataCoding() & 0xff,
                Optional.ofNullable(delivered.getShortMessage()).orElse(new byte[0]),
                parameters);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static ProcessRequestException refusal(int status, String why) {
        return new ProcessRequestException(why, status);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // somebody's telephone is on again: the centre goes on by itself
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw refusal(Status.INVALID_COMMAND, "messages are taken by deliver_sm");
    }
}
