// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.topic;

/** Names a topic. */
public record TopicId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
