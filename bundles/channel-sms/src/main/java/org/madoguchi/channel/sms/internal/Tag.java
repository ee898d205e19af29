// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

/** Optional parameters that matter here (SMPP 3.4 section 5.3.2). */
final class Tag {
    static final int RECEIPTED_MESSAGE_ID = 0x001e;
    static final int USER_MESSAGE_REFERENCE = 0x0204;
    static final int SAR_REFERENCE = 0x020c;
    static final int SAR_TOTAL = 0x020e;
    static final int SAR_NUMBER = 0x020f;
    static final int MESSAGE_PAYLOAD = 0x0424;
    static final int MESSAGE_STATE = 0x0427;

    private Tag() {}
}
