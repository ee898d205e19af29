// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

import org.asteriskjava.manager.event.UserEvent;

/** {@code UserEvent: Tick} of the tests. Asterisk-Java finds its properties by name. */
public class TickEvent extends UserEvent {
    private static final long serialVersionUID = 1L;

    private Integer number;

    public TickEvent(Object source) {
        super(source);
    }

    TickEvent(int number) {
        super("test");
        this.number = number;
    }

    public Integer getNumber() {
        return number;
    }

    public void setNumber(Integer number) {
        this.number = number;
    }
}
