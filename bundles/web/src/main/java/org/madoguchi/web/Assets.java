// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Addresses of a bundle's static files. Whatever a bundle that uses this package has in its {@code
 * static/} folder ({@code src/main/resources/static}) is served in both zones under {@code
 * /assets/<bundle>/}, where the bundle is its symbolic name without {@code org.madoguchi.} and with
 * hyphens for dots. Safe for use by several threads.
 */
public final class Assets {
    /** One for all: it remembers the versions, and making them reads whole files. */
    private static final Assets SHARED = of(Assets.class);

    private final Class<?> anchor;
    private final String folder;
    private final Map<String, String> hrefs = new ConcurrentHashMap<>();

    private Assets(Class<?> anchor, String name) {
        this.anchor = anchor;
        this.folder = "/assets/" + name + "/";
    }

    /**
     * The files of the bundle of this class.
     *
     * @param anchor any class in the bundle's root or {@code internal} package
     */
    public static Assets of(Class<?> anchor) {
        return new Assets(
                anchor, nameOf(anchor.getPackageName().replaceFirst("\\.internal.*", "")));
    }

    /** What this bundle offers to all: {@code base.css}, {@code htmx.min.js}, {@code web.js}. */
    public static Assets shared() {
        return SHARED;
    }

    /** Name under which the files of a bundle are served. */
    public static String nameOf(String symbolicName) {
        return symbolicName.replaceFirst("^org\\.madoguchi\\.", "").replace('.', '-');
    }

    /**
     * Address of a file with its version, so that browsers may keep it for ever.
     *
     * @param file path below {@code static/}, such as {@code console.css}
     * @throws IllegalArgumentException when there is no such file
     */
    public String href(String file) {
        return hrefs.computeIfAbsent(file, name -> folder + name + "?v=" + version(name));
    }

    private String version(String file) {
        try (InputStream in = anchor.getResourceAsStream("/static/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no static file " + file + " for " + folder);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
