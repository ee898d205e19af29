// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

/** The actor may not do this. */
public class PermissionDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Permission permission;

    public PermissionDeniedException(Permission permission) {
        super(permission + " is missing");
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }
}
