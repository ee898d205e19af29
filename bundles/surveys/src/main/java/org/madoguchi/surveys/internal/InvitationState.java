// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

/** How far an invitation is; public because the entities' library looks at its constants. */
public enum InvitationState {
    INVITED,
    /** The citizen would rather not: nothing more is asked (FJ-269). */
    DECLINED,
    /** The citizen takes part and has not answered yet. */
    CONSENTED,
    ANSWERED
}
