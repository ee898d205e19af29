// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.platform.mail.internal;

import jakarta.activation.CommandMap;
import jakarta.activation.MailcapCommandMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Makes Angus Mail's content handlers known to everybody. The activation API looks for them through
 * the thread's context class loader, which in OSGi is rarely the one that has them.
 */
public final class MailcapActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader own = MailcapActivator.class.getClassLoader();
        thread.setContextClassLoader(own);
        try {
            MailcapCommandMap handlers = new MailcapCommandMap();
            for (URL mailcap : Collections.list(own.getResources("META-INF/mailcap"))) {
                addEntries(mailcap, handlers);
            }
            CommandMap.setDefaultCommandMap(handlers);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void stop(BundleContext context) {
        CommandMap.setDefaultCommandMap(null);
    }

    private static void addEntries(URL mailcap, MailcapCommandMap handlers) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(mailcap.openStream(), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(handlers::addMailcap);
        }
    }
}
