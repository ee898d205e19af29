// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.host.internal;

import org.apache.camel.RoutesBuilder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Opens one Camel context for each {@link RoutesBuilder} service and closes it when the service
 * goes. The service property {@value #ID} names the context in logs and JMX.
 */
@Component(
        service = {},
        immediate = true)
public final class RouteHost implements ServiceTrackerCustomizer<RoutesBuilder, HostedContext> {
    static final String ID = "madoguchi.routes";

    private final BundleContext bundles;
    private final ComponentBundles components;
    private final ServiceTracker<RoutesBuilder, HostedContext> contexts;

    @Activate
    public RouteHost(BundleContext bundles) {
        this.bundles = bundles;
        this.components = new ComponentBundles(bundles, this::componentCame, this::componentWent);
        this.contexts = new ServiceTracker<>(bundles, RoutesBuilder.class, this);
        components.open();
        contexts.open();
    }

    @Deactivate
    void close() {
        components.close();
        contexts.close();
    }

    @Override
    public HostedContext addingService(ServiceReference<RoutesBuilder> reference) {
        RoutesBuilder routes = bundles.getService(reference);
        if (routes == null) {
            return null;
        }
        ClassLoader owner = reference.getBundle().adapt(BundleWiring.class).getClassLoader();
        HostedContext context =
                new HostedContext(
                        idOf(reference), routes, () -> new ComponentClassLoader(owner, components));
        context.start();
        return context;
    }

    @Override
    public void modifiedService(ServiceReference<RoutesBuilder> reference, HostedContext context) {
        // the id of a running context stays
    }

    @Override
    public void removedService(ServiceReference<RoutesBuilder> reference, HostedContext context) {
        context.close();
        bundles.ungetService(reference);
    }

    private static String idOf(ServiceReference<RoutesBuilder> reference) {
        Object id = reference.getProperty(ID);
        return id == null ? reference.getBundle().getSymbolicName() : id.toString();
    }

    private void componentCame(Bundle component) {
        for (HostedContext context : contexts.getTracked().values()) {
            context.startIfFailed();
        }
    }

    private void componentWent(Bundle component) {
        for (HostedContext context : contexts.getTracked().values()) {
            context.restartIfUsing(component);
        }
    }
}
