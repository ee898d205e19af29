// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import org.madoguchi.api.channel.PhoneNumber;

/**
 * One short message on its way to the centre.
 *
 * @param message with its user data header, when it has one
 * @param reference what a receipt brings back as user_message_reference
 */
record Submission(
        PhoneNumber to, byte dataCoding, byte[] message, boolean hasHeader, int reference) {}
