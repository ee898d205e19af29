// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.city.internal;

import org.madoguchi.api.city.City;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Registers the city once its configuration is right. A component that is a service itself stays
 * registered when its constructor fails, and everybody who needs it fails with it.
 */
@Component(
        service = {},
        configurationPid = "org.madoguchi.city")
@Designate(ocd = CityConfig.class)
public final class CityComponent {
    private final ServiceRegistration<City> registration;

    @Activate
    public CityComponent(BundleContext context, CityConfig config) {
        registration =
                context.registerService(
                        City.class,
                        new ConfiguredCity(
                                config,
                                Integer.getInteger("madoguchi.public.port", 8780),
                                Integer.getInteger("madoguchi.private.port", 8781)),
                        null);
    }

    @Deactivate
    void close() {
        registration.unregister();
    }
}
