// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.ResourceProvider;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/**
 * One JAX-RS server with a fixed set of resources. A change of the set makes a new host; the old
 * one finishes what it has begun and is closed. Each has a bus of its own, because a bus remembers
 * every resource class it has ever seen, and with it the bundle's class loader.
 */
final class ZoneHost {
    private final ExtensionManagerBus bus;
    private final Server server;
    private final CXFNonSpringServlet servlet;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean ready;

    ZoneHost(List<? extends ResourceProvider> resources, List<?> providers) {
        ClassLoader cxf = ExtensionManagerBus.class.getClassLoader();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(cxf);
        try {
            bus = new ExtensionManagerBus(null, null, cxf);
            // the servlet would search all jars for it at each request
            bus.setExtension(cxf, ClassLoader.class);
            bus.initialize();
            // the same factory for both sides: left to look it up by themselves they race
            HTTPTransportFactory http = new HTTPTransportFactory(new DestinationRegistryImpl());
            JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
            factory.setBus(bus);
            factory.setDestinationFactory(http);
            factory.setAddress("/");
            factory.setProviders(providers);
            factory.setResourceProviders(List.copyOf(resources));
            server = factory.create();
            servlet = new CXFNonSpringServlet(http.getRegistry(), false);
            servlet.setBus(bus);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    void service(ServletConfig config, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        running.incrementAndGet();
        try {
            initialise(config);
            servlet.service(request, response);
        } finally {
            running.decrementAndGet();
        }
    }

    private void initialise(ServletConfig config) throws ServletException {
        if (ready) {
            return;
        }
        synchronized (this) {
            if (!ready) {
                servlet.init(config);
                ready = true;
            }
        }
    }

    /** Live streams do not count: they belong to the connection by then. */
    boolean isBusy() {
        return running.get() > 0;
    }

    void close() {
        server.stop();
        server.destroy();
        bus.shutdown(true);
    }
}
