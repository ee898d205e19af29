// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.alarm;

import java.util.List;

/** The present troubles of the product. Safe for use by several threads. */
public interface Alarms {
    /** Of the last look, which is at most a minute ago; the oldest first. */
    List<Alarm> current();
}
