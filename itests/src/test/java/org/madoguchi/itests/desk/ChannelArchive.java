// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.madoguchi.itests.Sources;

/**
 * A channel as it is handed out: a KAR that the build has made.
 *
 * @param bundle its symbolic name
 */
record ChannelArchive(Path file, String bundle, String version) {
    private static final Pattern NAME =
            Pattern.compile(
                    "(org\\.madoguchi\\.channel\\.\\w+)-(\\d+\\.\\d+\\.\\d+)-feature\\.kar");

    /** Of every channel of the product. */
    static List<ChannelArchive> all() {
        List<ChannelArchive> all = new ArrayList<>();
        for (Path module : Sources.modules()) {
            Path target = module.resolve("target");
            if (!Files.isDirectory(target)) {
                continue;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(target, "*.kar")) {
                for (Path file : files) {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        all.add(new ChannelArchive(file, name.group(1), name.group(2)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    String feature() {
        return "madoguchi-" + bundle.substring("org.madoguchi.".length()).replace('.', '-');
    }

    /** The same program as another version. */
    void writeAs(String other, Path to) {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                byte[] content = in.readAllBytes();
                if (name.startsWith("META-INF/maven")) {
                    continue;
                }
                if (name.endsWith(".jar")) {
                    content = bundleAs(other, content);
                } else if (name.endsWith(".xml")) {
                    content =
                            new String(content, StandardCharsets.UTF_8)
                                    .replace(version, other)
                                    .getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(name.replace(version, other)));
                out.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bundleAs(String other, byte[] jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            Attributes headers = in.getManifest().getMainAttributes();
            headers.putValue("Bundle-Version", other);
            try (JarOutputStream out = new JarOutputStream(bytes, in.getManifest())) {
                for (JarEntry entry = in.getNextJarEntry();
                        entry != null;
                        entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return bundle;
    }
}
