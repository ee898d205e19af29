// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

/** Names a department (所管課). */
public record DepartmentId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
