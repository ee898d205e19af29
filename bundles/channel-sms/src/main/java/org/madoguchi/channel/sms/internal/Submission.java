// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.IOException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.madoguchi.api.channel.PhoneNumber;

/**
 * One short message on its way to the centre.
 *
 * @param message with its user data header, when it has one
 * @param reference what a receipt brings back as user_message_reference
 */
record Submission(
        PhoneNumber to, byte dataCoding, byte[] message, boolean hasHeader, int reference) {
    private static final int HAS_HEADER = 0x40;
    private static final byte NONE = 0;

    /** As submit_sm (SMPP 3.4 section 4.4); the exceptions are {@link Carrier#submit}'s. */
    String submit(SMPPSession session, Centre centre)
            throws PDUException,
                    NegativeResponseException,
                    InvalidResponseException,
                    ResponseTimeoutException,
                    IOException {
        String id =
                session.submitShortMessage(
                                "",
                                TypeOfNumber.valueOf(centre.sender().type()),
                                NumberingPlanIndicator.valueOf(centre.sender().plan()),
                                centre.sender().address(),
                                centre.internationally()
                                        ? TypeOfNumber.INTERNATIONAL
                                        : TypeOfNumber.NATIONAL,
                                NumberingPlanIndicator.ISDN,
                                centre.internationally() ? to.value().substring(1) : to.dialled(),
                                new ESMClass(hasHeader ? HAS_HEADER : 0),
                                NONE,
                                NONE,
                                null,
                                centre.validity(),
                                new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                                NONE,
                                DataCodings.newInstance(dataCoding),
                                NONE,
                                message,
                                new OptionalParameter.User_message_reference((short) reference))
                        .getMessageId();
        return id == null ? "" : id;
    }
}
