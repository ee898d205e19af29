// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import org.asteriskjava.manager.event.UserEvent;

/**
 * {@code UserEvent: MadoguchiFaxSent} of telephony/asterisk/extensions.d/fax.conf. Asterisk-Java
 * makes it and finds its properties by name.
 */
public final class MadoguchiFaxSentEvent extends UserEvent {
    private static final long serialVersionUID = 1L;

    private String faxId = "";
    private String result = "";

    public MadoguchiFaxSentEvent(Object source) {
        super(source);
    }

    public String getFaxId() {
        return faxId;
    }

    public void setFaxId(String faxId) {
        this.faxId = faxId;
    }

    public String getResult() {
        return result;
    }

    public void setResult(String result) {
        this.result = result;
    }
}
