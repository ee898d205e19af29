// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import org.asteriskjava.manager.event.UserEvent;

/**
 * What the dialplan tells of a call: {@code UserEvent(MadoguchiCall,Step: …)} of {@code
 * extensions.d/phone.conf}. Asterisk-Java finds class and properties by their names; both must be
 * public.
 */
public final class MadoguchiCallEvent extends UserEvent {
    private static final long serialVersionUID = 1L;

    private String step = "";
    private String call = "";
    private String caller = "";
    private String callerName = "";
    private String detail = "";

    public MadoguchiCallEvent(Object source) {
        super(source);
    }

    /** {@code arrived}, {@code menu}, {@code closed}, {@code busy} or {@code announced}. */
    public String getStep() {
        return step;
    }

    public void setStep(String value) {
        step = value;
    }

    public String getCall() {
        return call;
    }

    public void setCall(String value) {
        call = value;
    }

    /** Empty when it is withheld. */
    public String getCaller() {
        return caller;
    }

    public void setCaller(String value) {
        caller = value == null ? "" : value;
    }

    public String getCallerName() {
        return callerName;
    }

    public void setCallerName(String value) {
        callerName = value == null ? "" : value;
    }

    /** The number that was dialled, or what was chosen: digits, from menu to menu. */
    public String getDetail() {
        return detail;
    }

    public void setDetail(String value) {
        detail = value == null ? "" : value;
    }
}
