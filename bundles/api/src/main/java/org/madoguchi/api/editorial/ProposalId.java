// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

/** Names a proposal. */
public record ProposalId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
