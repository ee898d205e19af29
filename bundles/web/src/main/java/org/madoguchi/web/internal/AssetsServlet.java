// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.madoguchi.web.Assets;
import org.madoguchi.web.GatedServlet;
import org.madoguchi.web.RequestGate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.osgi.util.tracker.BundleTracker;

/** Serves the {@code static/} folders of the bundles that use this one. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/assets/*")
public final class AssetsServlet extends GatedServlet {
    private static final long serialVersionUID = 1L;

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("css", "text/css;charset=UTF-8"),
                    Map.entry("js", "text/javascript;charset=UTF-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("json", "application/json"),
                    Map.entry("txt", "text/plain;charset=UTF-8"),
                    Map.entry("webmanifest", "application/manifest+json"));

    private final transient BundleTracker<Bundle> users;
    private final transient Map<String, Bundle> folders = new ConcurrentHashMap<>();
    private final transient Map<String, Asset> loaded = new ConcurrentHashMap<>();

    @Activate
    public AssetsServlet(BundleContext context, @Reference RequestGate gate) {
        super(gate);
        users =
                new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, null) {
                    @Override
                    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                        if (!isUser(bundle, context.getBundle())
                                || bundle.getEntry("static/") == null) {
                            return null;
                        }
                        folders.put(Assets.nameOf(bundle.getSymbolicName()), bundle);
                        return bundle;
                    }

                    @Override
                    public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
                        String folder = Assets.nameOf(bundle.getSymbolicName());
                        folders.remove(folder, bundle);
                        loaded.keySet().removeIf(path -> path.startsWith(folder + "/"));
                    }
                };
        users.open();
    }

    @Deactivate
    void stop() {
        users.close();
    }

    /** Other people's bundles have folders of this name, too. */
    private static boolean isUser(Bundle bundle, Bundle web) {
        if (bundle.equals(web)) {
            return true;
        }
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        List<BundleWire> wires =
                wiring == null
                        ? List.of()
                        : wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE);
        return wires.stream().anyMatch(wire -> wire.getProvider().getBundle().equals(web));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Asset> found = find(request.getPathInfo());
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Asset asset = found.get();
        boolean versioned = asset.version.equals(request.getParameter("v"));
        response.setHeader(
                "Cache-Control",
                versioned ? "public, max-age=31536000, immutable" : "public, no-cache");
        response.setHeader("ETag", asset.etag());
        response.setHeader("Vary", "Accept-Encoding");
        // the same for everybody and nobody's secret: other pages of the city may load them
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (asset.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.type);
        String accepted = request.getHeader("Accept-Encoding");
        byte[] body = asset.plain;
        if (asset.packed.length > 0 && accepted != null && accepted.contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            body = asset.packed;
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Optional<Asset> find(String pathInfo) throws IOException {
        String path = pathInfo == null ? "" : pathInfo.substring(1);
        int slash = path.indexOf('/');
        if (slash < 0 || path.contains("..")) {
            return Optional.empty();
        }
        Asset known = loaded.get(path);
        Bundle bundle = folders.get(path.substring(0, slash));
        if (known != null || bundle == null) {
            return Optional.ofNullable(known);
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        URL entry = bundle.getEntry("static/" + path.substring(slash + 1));
        if (type == null || entry == null) {
            return Optional.empty();
        }
        try (InputStream in = entry.openStream()) {
            Asset asset = Asset.of(in.readAllBytes(), type);
            loaded.put(path, asset);
            return Optional.of(asset);
        }
    }

    /**
     * @param version as {@link Assets#href} writes it
     * @param packed gzip, empty when it does not pay
     */
    private record Asset(byte[] plain, byte[] packed, String type, String version) {
        static Asset of(byte[] plain, String type) throws IOException {
            boolean text = type.contains("text") || type.contains("svg") || type.contains("json");
            byte[] packed = text && plain.length > 512 ? ViewRenderer.gzip(plain) : new byte[0];
            return new Asset(plain, packed, type, version(plain));
        }

        private static String version(byte[] bytes) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return HexFormat.of().formatHex(hash, 0, 6);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        String etag() {
            return "\"" + version + "\"";
        }
    }
}
