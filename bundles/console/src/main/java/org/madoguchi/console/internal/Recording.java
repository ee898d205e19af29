// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.madoguchi.api.Content;

/** Sound of a call for the player of the page; nothing that is kept by the browser. */
final class Recording {
    private Recording() {}

    static Response play(Content sound) {
        StreamingOutput body =
                out -> {
                    try (InputStream in = sound.open()) {
                        in.transferTo(out);
                    }
                };
        return Response.ok(body, "audio/wav")
                .header("Content-Length", sound.size())
                .header("Content-Disposition", "inline")
                .header("Cache-Control", "no-store")
                .build();
    }
}
