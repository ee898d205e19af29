// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.madoguchi.api.identity.SignIns;
import org.madoguchi.web.Zone;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Both zones on a real server, on free ports of the loopback. */
final class Website implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector publicConnector = connector();
    private final ServerConnector privateConnector = connector();
    private final WebEnvironment environment;
    private final HttpClient client = HttpClient.newHttpClient();
    final ZoneServers zones;

    /** Statuses that listeners were told of. */
    final List<Integer> counted = new CopyOnWriteArrayList<>();

    final AtomicInteger pages = new AtomicInteger();

    private final ServletHandler filters;

    Website(Path folder, SignIns signIns, String... privateNetworks) throws Exception {
        server.addConnector(publicConnector);
        server.addConnector(privateConnector);
        publicConnector.open();
        privateConnector.open();
        AtomicReference<Servlet> front = new AtomicReference<>();
        BundleContext bundle = bundle(folder, front);
        environment = new WebEnvironment(bundle, config(privateNetworks));
        environment.bindSignIns(signIns);
        Gate gate =
                new Gate(
                        environment,
                        List.of(
                                (zone, status, page, took) -> {
                                    pages.addAndGet(page ? 1 : 0);
                                    counted.add(status);
                                }));
        zones = new ZoneServers(bundle, environment, gate);
        ServletContextHandler context = new ServletContextHandler("/");
        context.setMaxFormContentSize((int) Forms.MAX_TEXT); // as etc/custom.system.properties
        filters = context.getServletHandler();
        context.addFilter(new FilterHolder(gate), "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder holder = new ServletHolder(front.get());
        holder.getRegistration()
                .setMultipartConfig(
                        new MultipartConfigElement(
                                folder.toString(),
                                Forms.MAX_MULTIPART,
                                Forms.MAX_MULTIPART,
                                Forms.MAX_IN_MEMORY));
        context.addServlet(holder, "/*");
        server.setHandler(context);
        server.start();
    }

    private ServerConnector connector() {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        return connector;
    }

    private BundleContext bundle(Path folder, AtomicReference<Servlet> front) {
        return (BundleContext)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {BundleContext.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "getProperty" ->
                                            String.valueOf(privateConnector.getLocalPort());
                                    case "getDataFile" -> folder.resolve((String) args[0]).toFile();
                                    case "registerService" -> {
                                        if (args[1] instanceof Servlet servlet) {
                                            front.set(servlet);
                                        }
                                        yield registration();
                                    }
                                    default -> throw new UnsupportedOperationException();
                                });
    }

    private static Object registration() {
        return Proxy.newProxyInstance(
                Website.class.getClassLoader(),
                new Class<?>[] {ServiceRegistration.class},
                (proxy, method, args) -> null);
    }

    /** The configuration as its type says it, except for the networks. */
    private static WebConfig config(String... privateNetworks) {
        return (WebConfig)
                Proxy.newProxyInstance(
                        Website.class.getClassLoader(),
                        new Class<?>[] {WebConfig.class},
                        (proxy, method, args) ->
                                method.getName().equals("private_networks")
                                        ? privateNetworks
                                        : method.getDefaultValue());
    }

    WebEnvironment environment() {
        return environment;
    }

    /** As the container does it now and then when it starts. */
    void forgetFilters() {
        filters.setFilters(new FilterHolder[0]);
        filters.setFilterMappings(new FilterMapping[0]);
    }

    String address(Zone zone) {
        return "http://127.0.0.1:"
                + (zone.equals(Zone.PUBLIC) ? publicConnector : privateConnector).getLocalPort();
    }

    HttpResponse<String> get(Zone zone, String path, String... headers)
            throws IOException, InterruptedException {
        return send(request(zone, path, headers).GET());
    }

    CompletableFuture<HttpResponse<String>> begin(Zone zone, String path, String... headers) {
        return client.sendAsync(
                request(zone, path, headers).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(Zone zone, String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(zone, path, headers)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(Zone zone, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(zone) + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
