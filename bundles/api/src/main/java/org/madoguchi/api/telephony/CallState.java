// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

/** Where a call stands. */
public enum CallState {
    /** Hears announcement or menu; of a call that the desk makes: is being put through. */
    ARRIVED,
    QUEUED,
    RINGING,
    TALKING,
    /** The operator is out of it, the citizen talks with somebody else. */
    TRANSFERRED,
    ENDED
}
