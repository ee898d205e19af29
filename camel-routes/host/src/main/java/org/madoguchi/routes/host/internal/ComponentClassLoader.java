// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.host.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What one Camel context sees: Camel itself, the bundle that owns the routes, and every running
 * component bundle. Camel finds components, languages and type converters through its application
 * class loader, so nothing else is needed to make it live in OSGi.
 */
final class ComponentClassLoader extends ClassLoader {
    private final ClassLoader owner;
    private final ComponentBundles components;
    private final Set<Long> used = ConcurrentHashMap.newKeySet();

    ComponentClassLoader(ClassLoader owner, ComponentBundles components) {
        super(CamelContext.class.getClassLoader());
        this.owner = owner;
        this.components = components;
    }

    /** Whether a class or resource of this bundle was handed out. */
    boolean uses(Bundle component) {
        return used.contains(component.getBundleId());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (Bundle component : components.running()) {
            try {
                Class<?> found = loaderOf(component).loadClass(name);
                used.add(component.getBundleId());
                return found;
            } catch (ClassNotFoundException e) {
                // the next bundle may have it
                continue;
            }
        }
        return owner.loadClass(name);
    }

    @Override
    protected URL findResource(String name) {
        for (Bundle component : components.running()) {
            URL found = loaderOf(component).getResource(name);
            if (found != null) {
                return found;
            }
        }
        return owner.getResource(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        Set<URL> found = new LinkedHashSet<>();
        for (Bundle component : components.running()) {
            found.addAll(Collections.list(loaderOf(component).getResources(name)));
        }
        found.addAll(Collections.list(owner.getResources(name)));
        return Collections.enumeration(found);
    }

    private static ClassLoader loaderOf(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }
}
