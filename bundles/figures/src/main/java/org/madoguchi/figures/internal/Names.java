// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import java.util.List;
import java.util.function.Function;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.telephony.CallCounts;

/** What groups are called, and in which order people know them. */
interface Names {
    /** By key; a key that nothing is known of any more is its own name. Not for topics. */
    Function<String, LocalizedText> of(Split split);

    /** Of queues or operators, by key, alike; of no key an empty one. */
    Function<String, LocalizedText> of(Actor actor, CallCounts.By by);

    /** Keys in an order of their own; empty where the greatest stands first. */
    List<String> order(Split split);
}
