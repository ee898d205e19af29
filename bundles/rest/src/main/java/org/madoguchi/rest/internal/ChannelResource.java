// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "channels", description = "チャネル / Ways citizens reach the desk")
public final class ChannelResource implements PrivateResource {
    private final Channels channels;

    @Activate
    public ChannelResource(@Reference Channels channels) {
        this.channels = channels;
    }

    @GET
    @Operation(summary = "Every channel with its health, those that are away included")
    public List<ChannelStatus> list(@Context WebContext web) {
        web.actor().require(Permission.CHANNEL_READ);
        return channels.list();
    }
}
