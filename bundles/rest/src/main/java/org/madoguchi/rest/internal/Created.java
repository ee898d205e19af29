// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import jakarta.ws.rs.core.Response;

/** What was made. */
public record Created(String id) {
    static Response at(String path, Object id) {
        return at(path, id, false);
    }

    /**
     * @param before it was made by an earlier request
     */
    static Response at(String path, Object id, boolean before) {
        return Response.status(before ? Response.Status.OK : Response.Status.CREATED)
                .header("Location", path)
                .entity(new Created(id.toString()))
                .build();
    }
}
