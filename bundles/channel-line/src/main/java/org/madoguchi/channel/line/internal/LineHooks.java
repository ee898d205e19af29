// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Webhook;
import org.osgi.service.component.annotations.Component;

/** Where LINE calls: one address for each account. One resource, because its path is a constant. */
@Component(service = {PublicResource.class, LineHooks.class})
@Path("/hooks/{channel: line[a-z0-9-]{0,28}}")
public final class LineHooks implements PublicResource {
    private final Map<String, LineWebhook> accounts = new ConcurrentHashMap<>();

    void open(ChannelId channel, LineWebhook webhook) {
        accounts.put(channel.value(), webhook);
    }

    void close(ChannelId channel, LineWebhook webhook) {
        accounts.remove(channel.value(), webhook);
    }

    @POST
    @Webhook
    @Consumes(MediaType.WILDCARD)
    public Response deliver(
            @PathParam("channel") String channel,
            @HeaderParam("X-Line-Signature") String signature,
            InputStream body)
            throws IOException {
        LineWebhook account = accounts.get(channel);
        if (account == null) {
            throw new NotFoundException("no account " + channel);
        }
        return Response.status(account.receive(body.readAllBytes(), signature)).build();
    }
}
