// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;

/**
 * Part of a list as the API shows it.
 *
 * @param total rows of the whole list
 * @param offset rows before the first item
 * @param limit rows that were asked for
 */
public record Listing<T>(List<T> items, long total, int offset, int limit) {
    /** Also writes {@code Link} headers (RFC 8288) to the parts before and after. */
    static <T> Listing<T> of(Page<T> page, UriInfo uri, HttpServletResponse response) {
        PageRequest request = page.request();
        if (page.hasMore()) {
            link(uri, response, "next", request.offset() + request.limit(), request.limit());
        }
        if (request.offset() > 0) {
            link(
                    uri,
                    response,
                    "prev",
                    Math.max(0, request.offset() - request.limit()),
                    request.limit());
        }
        return new Listing<>(page.items(), page.total(), request.offset(), request.limit());
    }

    /** A list that is always given whole. */
    static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, items.size(), 0, items.size());
    }

    private static void link(
            UriInfo uri, HttpServletResponse response, String relation, int offset, int limit) {
        String query =
                uri.getRequestUriBuilder()
                        .replaceQueryParam("offset", offset)
                        .replaceQueryParam("limit", limit)
                        .build()
                        .getRawQuery();
        response.addHeader(
                "Link",
                "</"
                        + uri.getPath().replaceFirst("^/", "")
                        + "?"
                        + query
                        + ">; rel=\""
                        + relation
                        + "\"");
    }
}
