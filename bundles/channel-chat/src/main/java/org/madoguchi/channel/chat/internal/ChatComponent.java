// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.city.City;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.RequestGate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Registers channel, pages and stream once the configuration is right. A component that is a
 * service itself stays registered when its constructor fails, and everybody who uses it fails with
 * it.
 */
@Component(
        service = {},
        configurationPid = ChatSettings.PID)
@Designate(ocd = ChatConfig.class)
public final class ChatComponent {
    private final Listeners listeners;
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public ChatComponent(
            @Reference Conversations conversations,
            @Reference Articles articles,
            @Reference Categories categories,
            @Reference City city,
            @Reference DomainEvents events,
            @Reference Opinions opinions,
            @Reference OtherWays ways,
            ChatConfig config,
            @Reference RequestGate gate,
            BundleContext context) {
        ChatSettings settings = ChatSettings.of(config);
        Clock clock = Clock.systemUTC();
        StoreWatch watch = new StoreWatch(settings.id(), events, clock);
        Door door = new Door(conversations, settings, city, clock);
        RoomViews views = new RoomViews(conversations, articles, city);
        listeners = new Listeners(conversations, settings.connectionsMax());
        registrations =
                List.of(
                        context.registerService(DomainEventListener.class, listeners, null),
                        context.registerService(
                                Servlet.class,
                                new ChatStream(gate, conversations, door, views, listeners),
                                streamProperties()),
                        context.registerService(
                                PublicResource.class,
                                new ChatApi(
                                        conversations,
                                        articles,
                                        categories,
                                        door,
                                        views,
                                        settings,
                                        watch,
                                        opinions,
                                        ways),
                                null),
                        context.registerService(PublicResource.class, new ChatPage(city), null),
                        context.registerService(
                                new String[] {
                                    Channel.class.getName(), PortalContact.class.getName()
                                },
                                new ChatChannel(settings, watch),
                                null));
    }

    private static Dictionary<String, Object> streamProperties() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.http.whiteboard.servlet.pattern", ChatStream.PATH);
        properties.put("osgi.http.whiteboard.servlet.name", "madoguchi-chat");
        properties.put("osgi.http.whiteboard.servlet.asyncSupported", true);
        return properties;
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        listeners.close();
    }
}
