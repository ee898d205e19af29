// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.city.City;
import org.madoguchi.api.form.FormSheets;
import org.madoguchi.api.form.FormTrial;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.web.PortalContacts;
import org.madoguchi.web.PublicResource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Registers channel and form once the configuration is right. A component that is a service itself
 * stays registered when its constructor fails, and everybody who uses it fails with it.
 */
@Component(
        service = {},
        configurationPid = WebformSettings.PID)
@Designate(ocd = WebformConfig.class)
public final class WebformComponent {
    private final InquiryForm form;
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public WebformComponent(
            @Reference InquiryInbox inbox,
            @Reference ReadArticles articles,
            @Reference City city,
            @Reference PortalContacts contacts,
            @Reference FormSource forms,
            @Reference Postcodes postcodes,
            @Reference Invitations invitations,
            WebformConfig config,
            BundleContext context)
            throws IOException {
        WebformSettings settings = new WebformSettings(config);
        Clock clock = Clock.systemUTC();
        Path data = Path.of(context.getProperty("karaf.data"));
        Path folder = data.resolve("tmp").resolve(settings.id().value());
        Path key = data.resolve("keys").resolve(settings.id().value() + ".key");
        WebformChannel channel = new WebformChannel(settings, inbox, folder, clock);
        Tickets tickets = new Tickets(Secret.in(key), clock);
        form =
                new InquiryForm(
                        settings,
                        inbox,
                        articles,
                        city,
                        contacts,
                        forms,
                        postcodes,
                        tickets,
                        folder,
                        clock,
                        invitations);
        registrations =
                List.of(
                        context.registerService(PublicResource.class, form, null),
                        context.registerService(
                                new String[] {
                                    Channel.class.getName(), PortalContact.class.getName()
                                },
                                channel,
                                null),
                        context.registerService(
                                FormTrial.class,
                                new TriedForm(settings, city, postcodes, clock),
                                null),
                        context.registerService(
                                FormSheets.class, new FilledForm(settings, city, clock), null));
    }

    @Deactivate
    void close() throws IOException {
        registrations.forEach(ServiceRegistration::unregister);
        form.close();
    }
}
