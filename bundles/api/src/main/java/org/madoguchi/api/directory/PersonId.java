// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

/** Names a person of the directory (職員). */
public record PersonId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
