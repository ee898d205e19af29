// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.host.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * The running bundles that carry Camel components: those with the manifest header {@code
 * Camel-Component: true}.
 */
final class ComponentBundles implements BundleTrackerCustomizer<Bundle> {
    private final BundleContext bundles;
    private final BundleTracker<Bundle> tracker;
    private final List<Bundle> running = new CopyOnWriteArrayList<>();
    private final Consumer<Bundle> came;
    private final Consumer<Bundle> went;

    ComponentBundles(BundleContext bundles, Consumer<Bundle> came, Consumer<Bundle> went) {
        this.bundles = bundles;
        this.came = came;
        this.went = went;
        this.tracker = new BundleTracker<>(bundles, Bundle.STARTING | Bundle.ACTIVE, this);
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    List<Bundle> running() {
        return running;
    }

    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        if (!"true".equals(bundle.getHeaders().get("Camel-Component"))) {
            return null;
        }
        running.add(bundle);
        // the event is null while the tracker opens: no context is there to be told
        if (event != null) {
            came.accept(bundle);
        }
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle component) {
        // from starting to active: nothing to do
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle component) {
        running.remove(component);
        if (event != null && !frameworkStops()) {
            went.accept(component);
        }
    }

    private boolean frameworkStops() {
        return bundles.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING;
    }
}
