// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.storage;

/** Names stored content. */
public record BlobId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
