// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** Where the browser goes after a form. */
public final class Redirects {
    private Redirects() {}

    /**
     * 303 to a page of ours.
     *
     * @param path begins with one slash
     * @throws IllegalArgumentException when the path would lead outside
     */
    public static Response to(String path, NewCookie... cookies) {
        if (!isLocal(path)) {
            throw new IllegalArgumentException("not a path of ours");
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .cookie(cookies)
                .build();
    }

    /** Whether the text is a path on this server: for {@code next} parameters. */
    public static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c < ' ');
    }
}
