// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

/** Names an article. */
public record ArticleId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
