// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import org.madoguchi.web.FormData;

/** A button beside one of a list that moves it by one place. */
enum Step {
    UP(-1),
    DOWN(1);

    private final int by;

    Step(int by) {
        this.by = by;
    }

    static Step of(FormData sent) {
        return sent.text("to").equals("up") ? UP : DOWN;
    }

    /** The place that it moves to. */
    <T> int from(List<T> order, T moved) {
        return order.indexOf(moved) + by;
    }

    /** As addresses say it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
