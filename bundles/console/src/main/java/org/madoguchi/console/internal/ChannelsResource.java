// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.api.alarm.Alarms;
import org.madoguchi.api.channel.ChannelChecks;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** State of the channels, and the messages a person must decide on. */
@Path("/console/channels")
@Component(service = PrivateResource.class)
public final class ChannelsResource implements PrivateResource {
    private static final Set<OutboxState> DEAD = Set.of(OutboxState.FAILED, OutboxState.UNCERTAIN);
    private static final Set<OutboxState> UNDER_WAY =
            Set.of(OutboxState.WAITING, OutboxState.SENDING);
    private static final int WAITING = 20;
    private static final String CHANNEL = "[a-z][a-z0-9-]{0,31}";

    private final Screens screens;
    private final Channels channels;
    private final ChannelChecks checks;
    private final Outbox outbox;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Alarms alarms;

    @Activate
    public ChannelsResource(
            @Reference Screens screens,
            @Reference Channels channels,
            @Reference ChannelChecks checks,
            @Reference Outbox outbox) {
        this.screens = screens;
        this.channels = channels;
        this.checks = checks;
        this.outbox = outbox;
    }

    @GET
    public View channels(
            @QueryParam("from") String from,
            @QueryParam("done") String done,
            @Context WebContext web) {
        web.actor().require(Permission.CHANNEL_READ);
        Screen screen = screens.of(web, "channels", done);
        return Screens.view(
                "channels.jte",
                "page",
                new ChannelsPage(
                        screen,
                        channels.list().stream().map(status -> line(screen, status)).toList(),
                        new ChannelBadge.Finder(channels, screen.words()),
                        outbox.list(web.actor(), DEAD, Screens.rows(from)),
                        outbox.list(web.actor(), UNDER_WAY, PageRequest.first(WAITING)),
                        alarms()));
    }

    private List<Alarm> alarms() {
        Alarms present = alarms;
        return present == null ? List.of() : present.current();
    }

    private ChannelsPage.Line line(Screen screen, ChannelStatus status) {
        return new ChannelsPage.Line(
                status,
                ChannelBadge.of(status.descriptor(), screen.words()),
                checks.last(status.descriptor().id()));
    }

    /** One channel, for a page that waits for the end of a check. */
    @GET
    @Path("{channel: " + CHANNEL + "}")
    public View channel(@PathParam("channel") ChannelId id, @Context WebContext web) {
        web.actor().require(Permission.CHANNEL_READ);
        Screen screen = screens.of(web, "channels");
        ChannelStatus status =
                channels.list().stream()
                        .filter(each -> each.descriptor().id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no channel " + id));
        return Screens.view("channelCard.jte", "screen", screen, "line", line(screen, status));
    }

    @POST
    @Path("{channel: " + CHANNEL + "}/check")
    public Response check(@PathParam("channel") ChannelId id, @Context WebContext web) {
        checks.begin(web.actor(), id);
        return web.partial()
                ? Response.ok(channel(id, web)).build()
                : Redirects.to("/console/channels#channel-" + id);
    }

    @POST
    @Path("outbox/{message: \\d{1,18}}/resend")
    public Response resend(@PathParam("message") long message, @Context WebContext web) {
        outbox.resend(web.actor(), new OutboundId(message));
        return Redirects.to("/console/channels?done=resent");
    }

    @POST
    @Path("outbox/{message: \\d{1,18}}/confirm")
    public Response confirm(@PathParam("message") long message, @Context WebContext web) {
        outbox.confirm(web.actor(), new OutboundId(message));
        return Redirects.to("/console/channels?done=confirmed");
    }

    @POST
    @Path("outbox/{message: \\d{1,18}}/cancel")
    public Response cancel(@PathParam("message") long message, @Context WebContext web) {
        outbox.cancel(web.actor(), new OutboundId(message));
        return Redirects.to("/console/channels?done=cancelled");
    }
}
