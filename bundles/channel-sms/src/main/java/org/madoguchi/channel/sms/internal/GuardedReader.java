// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.PDUDecomposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the centre sends and believes none of its lengths. The library alone would make an
 * array of any size it is told, lose its place when a PDU stops half way, and leave a request
 * without an answer whose inner lengths are wrong.
 */
final class GuardedReader extends DefaultPDUReader {
    /** A message_payload of 64 kB, and the rest. */
    static final int LONGEST = 70_000;

    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");
    private static final PDUDecomposer DECOMPOSER = DefaultDecomposer.getInstance();

    /** No command of SMPP: the session answers it with generic_nack. */
    private static final int UNREADABLE = 0x0000fffe;

    private boolean told;

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        int begin = in.read(); // may time out: nothing has come, and nothing is lost
        if (begin < 0) {
            throw new EOFException("the centre hung up");
        }
        try {
            int length = begin << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            if (length < SMPPConstant.PDU_HEADER_LENGTH || length > LONGEST) {
                throw new IOException("a PDU of " + length + " octets");
            }
            Command header = new Command();
            header.setCommandLength(length);
            header.setCommandId(in.readInt());
            header.setCommandStatus(in.readInt());
            header.setSequenceNumber(in.readInt());
            return header;
        } catch (SocketTimeoutException e) {
            throw new IOException("a PDU stopped half way", e);
        }
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        byte[] pdu;
        try {
            pdu = super.readPDU(in, header);
        } catch (SocketTimeoutException e) {
            throw new IOException("a PDU stopped half way", e);
        }
        if (!isReadable(header.getCommandId(), pdu)) {
            if (!told) {
                told = true;
                log.warn("the centre sends what is no PDU; it is refused");
            }
            header.setCommandId(UNREADABLE);
        }
        return pdu;
    }

    private static boolean isReadable(int command, byte[] pdu) {
        try {
            switch (command) {
                case SMPPConstant.CID_DELIVER_SM -> DECOMPOSER.deliverSm(pdu);
                case SMPPConstant.CID_DATA_SM -> DECOMPOSER.dataSm(pdu);
                case SMPPConstant.CID_SUBMIT_SM_RESP -> DECOMPOSER.submitSmResp(pdu);
                case SMPPConstant.CID_BIND_TRANSCEIVER_RESP -> DECOMPOSER.bindResp(pdu);
                case SMPPConstant.CID_ALERT_NOTIFICATION -> DECOMPOSER.alertNotification(pdu);
                default -> {
                    // nothing within it is looked at
                }
            }
            return true;
        } catch (PDUStringException e) {
            return true; // the session answers this by itself
        } catch (RuntimeException e) {
            return false;
        }
    }
}
