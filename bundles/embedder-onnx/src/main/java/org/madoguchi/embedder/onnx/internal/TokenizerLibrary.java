// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The tokenizers' native library, loaded from a copy that is deleted once it is in memory. */
final class TokenizerLibrary {
    private static final Map<String, String> MACHINES =
            Map.of("amd64", "linux-x86_64", "x86_64", "linux-x86_64", "aarch64", "linux-aarch64");

    private TokenizerLibrary() {}

    static String resource(String system, String machine) throws ModelException {
        String known = MACHINES.get(machine);
        if (known == null || !system.equals("Linux")) {
            throw new ModelException("machine", system, machine);
        }
        return "/native/lib/" + known + "/cpu/libtokenizers.so";
    }

    /**
     * @param folder for the copy
     */
    static void load(Path folder) throws ModelException, IOException {
        String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        Files.createDirectories(folder);
        Path copy = Files.createTempFile(folder, "tokenizers", ".so");
        try (InputStream in = TokenizerLibrary.class.getResourceAsStream(resource)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            System.load(copy.toAbsolutePath().toString());
        } catch (UnsatisfiedLinkError e) {
            throw new ModelException("native", e, e.getMessage());
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
