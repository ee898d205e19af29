// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.session.connection.socket.ServerSocketConnectionFactory;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SMS centre (SMPP 3.4) on loopback with one telephone behind it. It holds one session, the
 * channel's; what it is given arrives at once, and a receipt says so.
 */
final class SmsCentre implements AutoCloseable {
    static final String SYSTEM_ID = "asahi";

    private static final Logger log = LoggerFactory.getLogger(SmsCentre.class);
    private static final long BIND_MILLIS = 5_000;
    private static final int HAS_HEADER = 0x40;
    private static final int RECEIPT = 0x04;
    private static final byte UCS2 = 8;

    private final ServerSocket door;
    private final SMPPServerSessionListener listener;
    private final String password;
    private final String number;
    private final SmsPhone phone;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final AtomicLong ids;

    private volatile SMPPServerSession session;

    /**
     * @param port 0: any free one
     * @param number the telephone's, in its international form without the plus
     */
    SmsCentre(
            int port,
            String password,
            String number,
            SmsPhone phone,
            ScheduledExecutorService timer,
            Clock clock)
            throws IOException {
        this.password = password;
        this.number = number;
        this.phone = phone;
        this.timer = timer;
        this.clock = clock;
        this.ids = new AtomicLong(clock.millis());
        this.door = new ServerSocket(port, 4, InetAddress.getLoopbackAddress());
        this.listener =
                new SMPPServerSessionListener(
                        door.getLocalPort(),
                        new ServerSocketConnectionFactory() {
                            @Override
                            public ServerSocketConnection listen(int ignored) {
                                return new ServerSocketConnection(door);
                            }
                        });
        listener.setMessageReceiverListener((Submissions) this::take);
        Thread thread = new Thread(this::accept, "sample-smsc");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                SMPPServerSession next = listener.accept();
                BindRequest request = next.waitForBind(BIND_MILLIS);
                if (SYSTEM_ID.equals(request.getSystemId())
                        && password.equals(request.getPassword())) {
                    request.accept(SYSTEM_ID);
                    session = next;
                } else {
                    request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                    next.close();
                }
            } catch (IOException
                    | PDUStringException
                    | TimeoutException
                    | IllegalStateException e) {
                log.debug("nobody was let in", e);
            }
        }
    }

    private SubmitSmResult take(SubmitSm message, SMPPServerSession from)
            throws ProcessRequestException {
        if (!message.getDestAddress().equals(number)) {
            throw new ProcessRequestException(
                    "no such telephone", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        String id = Long.toString(ids.incrementAndGet());
        phone.receive(
                message.getShortMessage(),
                (message.getEsmClass() & HAS_HEADER) != 0,
                message.getDataCoding() == UCS2);
        if (message.getRegisteredDelivery() != 0) {
            timer.schedule(() -> report(id, message), 1, TimeUnit.SECONDS);
        }
        try {
            return new SubmitSmResult(new MessageId(id), null);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report(String id, SubmitSm message) {
        Date now = Date.from(clock.instant());
        DeliveryReceipt receipt =
                new DeliveryReceipt(id, 1, 1, now, now, DeliveryReceiptState.DELIVRD, "000", "");
        try {
            deliver(
                    message.getSourceAddr(),
                    RECEIPT,
                    (byte) 0,
                    receipt.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (NotTakenException e) {
            log.debug("a receipt was not taken", e);
        }
    }

    /**
     * The citizen sends a message.
     *
     * @throws NotTakenException when the channel did not take all of it
     */
    void send(String text, String to) throws NotTakenException {
        List<byte[]> parts = phone.parts(text);
        for (byte[] part : parts) {
            deliver(to, parts.size() == 1 ? 0 : HAS_HEADER, UCS2, part);
        }
        phone.sent(text);
    }

    private void deliver(String to, int esmClass, byte coding, byte[] message)
            throws NotTakenException {
        SMPPServerSession now = session;
        if (now == null || !now.getSessionState().isReceivable()) {
            throw new NotTakenException("SMPP: no session");
        }
        try {
            now.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    number,
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.ISDN,
                    to,
                    new ESMClass(esmClass),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.newInstance(coding),
                    message);
        } catch (NegativeResponseException e) {
            throw new NotTakenException("SMPP: status " + e.getCommandStatus());
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | IOException e) {
            throw new NotTakenException("SMPP: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        SMPPServerSession last = session;
        if (last != null) {
            last.close();
        }
    }
}
