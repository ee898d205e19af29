// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is wrong with a jar in {@code deploy/} that no installer wants: the container passes it
 * over in silence, and somebody waits for a channel that never comes.
 */
@Component(service = ArtifactInstaller.class)
public final class NoBundle implements ArtifactInstaller {
    private static final Logger log = LoggerFactory.getLogger(NoBundle.class);

    @Override
    public boolean canHandle(File file) {
        return file.getName().endsWith(".jar") && !complaint(file).isEmpty();
    }

    @Override
    public void install(File file) {
        String complaint = complaint(file);
        if (!complaint.isEmpty()) {
            log.error("deploy/{} is not installed: {}", file.getName(), complaint);
        }
    }

    @Override
    public void update(File file) {
        install(file);
    }

    @Override
    public void uninstall(File file) {
        // nothing was installed
    }

    /** Empty for a bundle. */
    static String complaint(File file) {
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            return manifest != null
                            && manifest.getMainAttributes().getValue("Bundle-SymbolicName") != null
                    ? ""
                    : "it is a jar but no OSGi bundle; build it with the bundle plug-in"
                            + " (docs/write-a-channel.md)";
        } catch (IOException e) {
            return "it cannot be read as a jar; copy it again: " + e.getMessage();
        }
    }
}
