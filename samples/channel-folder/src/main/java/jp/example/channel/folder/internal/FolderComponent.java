// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.event.DomainEvents;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configuration, one channel: registers its {@link Channel} and its route once the settings are
 * known to be right. Without any configuration there is one channel with the default settings.
 *
 * <p>The component is no service itself: one whose constructor fails would stay registered, and
 * everybody who uses it would fail with it.
 */
@Component(
        service = {},
        configurationPid = FolderSettings.PID)
public final class FolderComponent {
    private static final Logger log = LoggerFactory.getLogger(FolderSettings.PID);

    private final ServiceRegistration<Channel> channel;
    private final ServiceRegistration<RoutesBuilder> routes;

    @Activate
    public FolderComponent(
            @Reference Inbox inbox,
            @Reference DomainEvents events,
            BundleContext bundle,
            Map<String, Object> values) {
        FolderSettings settings = settings(values, bundle.getProperty("karaf.data"));
        Clock clock = Clock.systemUTC();
        String program = FolderSettings.PID + " " + bundle.getBundle().getVersion();
        FolderHealth health = new FolderHealth(settings.id(), events, clock);
        OutgoingFiles out = new OutgoingFiles(settings.out(), program);
        Dictionary<String, Object> names = names(settings);
        channel =
                bundle.registerService(
                        Channel.class, new FolderChannel(settings, out, health), names);
        routes =
                bundle.registerService(
                        RoutesBuilder.class,
                        new FolderRoutes(settings, inbox, health, clock),
                        names);
    }

    /** The route first: nothing comes in for a channel that is away. */
    @Deactivate
    void close() {
        routes.unregister();
        channel.unregister();
    }

    @SuppressWarnings("JdkObsolete") // the service registry knows no younger type
    private static Dictionary<String, Object> names(FolderSettings settings) {
        Dictionary<String, Object> names = new Hashtable<>();
        names.put("madoguchi.channel", settings.id().value());
        names.put("madoguchi.routes", settings.id().value());
        return names;
    }

    private static FolderSettings settings(Map<String, Object> values, String data) {
        try {
            FolderSettings settings = FolderSettings.read(values, data);
            settings.makeFolders();
            return settings;
        } catch (IOException e) {
            log.error("channel not started: {}", e.toString());
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            log.error("channel not started: {}", e.getMessage());
            throw e;
        }
    }
}
