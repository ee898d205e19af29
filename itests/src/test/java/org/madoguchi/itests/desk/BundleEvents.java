// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * A bundle of one class that writes down what happens to the others: a line {@code name event} for
 * each event in {@code data/bundle-events.txt}. This class packs itself; inside the product it is
 * the activator.
 */
public final class BundleEvents implements BundleActivator, SynchronousBundleListener {
    static final String NAME = "madoguchi.test.bundle-events";
    static final String FILE = "data/bundle-events.txt";

    private static final String CLASS = BundleEvents.class.getName();

    private volatile Path file;

    /** For the benchmark: packs the class that is on the class path into the named file. */
    public static void main(String[] jar) throws IOException {
        pack(Path.of(jar[0]));
    }

    static void pack(Path jar) {
        pack(jar, NAME, "org.osgi.framework");
    }

    /** The same class under another name, with another need. */
    static void pack(Path jar, String name, String imported) {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Bundle-Activator", CLASS);
        headers.putValue("Import-Package", imported);
        String entry = CLASS.replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.putNextEntry(new JarEntry(entry));
            packed.write(
                    BundleEvents.class.getClassLoader().getResourceAsStream(entry).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(BundleContext context) throws IOException {
        file = Path.of(context.getProperty("karaf.data"), "bundle-events.txt");
        Files.writeString(file, "");
        context.addBundleListener(this);
    }

    @Override
    public void stop(BundleContext context) {
        context.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        try {
            Files.writeString(
                    file,
                    event.getBundle().getSymbolicName() + " " + event.getType() + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
