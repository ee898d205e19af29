// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.asterisk;

import java.lang.reflect.Modifier;
import java.util.List;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.event.ManagerEvent;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Makes all events known. Asterisk-Java looks for its event classes along the class path, finds
 * none in a container, and drops every event without a word.
 */
final class EventClasses {
    private static final String PACKAGE = "org.asteriskjava.manager.event";

    private EventClasses() {}

    /**
     * @param further classes that are not Asterisk-Java's
     */
    static void makeKnown(
            ManagerConnection connection, List<Class<? extends ManagerEvent>> further) {
        further.forEach(connection::registerUserEventClass);
        Bundle bundle = FrameworkUtil.getBundle(ManagerEvent.class);
        if (bundle == null) {
            return; // an ordinary class path
        }
        for (String file :
                bundle.adapt(BundleWiring.class)
                        .listResources(
                                PACKAGE.replace('.', '/'),
                                "*Event.class",
                                BundleWiring.LISTRESOURCES_LOCAL)) {
            Class<?> found = load(bundle, file);
            if (ManagerEvent.class.isAssignableFrom(found)
                    && !Modifier.isAbstract(found.getModifiers())) {
                connection.registerUserEventClass(found.asSubclass(ManagerEvent.class));
            }
        }
    }

    private static Class<?> load(Bundle bundle, String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return bundle.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
