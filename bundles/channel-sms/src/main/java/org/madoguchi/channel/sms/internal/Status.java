// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

/** Values of command_status that matter here (SMPP 3.4 section 5.1.3). */
final class Status {
    static final int INVALID_COMMAND = 0x03;
    static final int INVALID_BIND_STATE = 0x04;
    static final int SYSTEM_ERROR = 0x08;
    static final int INVALID_SOURCE = 0x0a;
    static final int INVALID_DESTINATION = 0x0b;
    static final int BIND_FAILED = 0x0d;
    static final int INVALID_PASSWORD = 0x0e;
    static final int INVALID_SYSTEM_ID = 0x0f;
    static final int QUEUE_FULL = 0x14;
    static final int SUBMIT_FAILED = 0x45;
    static final int INVALID_SOURCE_TYPE = 0x48;
    static final int INVALID_SOURCE_PLAN = 0x49;
    static final int INVALID_DESTINATION_TYPE = 0x50;
    static final int INVALID_DESTINATION_PLAN = 0x51;
    static final int INVALID_SYSTEM_TYPE = 0x53;
    static final int THROTTLED = 0x58;
    static final int TEMPORARY = 0x64;

    private Status() {}

    static String hex(int status) {
        return String.format("0x%08X", status);
    }
}
