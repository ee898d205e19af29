// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The files of a model, looked at before anything is read into memory: what is too large for the
 * machine would take the whole desk down.
 */
final class ModelFiles {
    /** That of a multilingual model has 17. */
    private static final long TOKENIZER_MEGABYTES = 64;

    /** The file's contents and what the runtime makes of them. */
    private static final int COPIES = 2;

    private static final long MEGABYTE = 1 << 20;
    private static final String TOKENIZER = "tokenizer.json";

    private final Path model;
    private final Path tokenizer;
    private final List<Path> weights;
    private final long bytes;

    private ModelFiles(Path model, Path tokenizer, List<Path> weights, long bytes) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.weights = weights;
        this.bytes = bytes;
    }

    /**
     * @param free bytes of memory that may be used; empty when that is not known
     */
    static ModelFiles in(OnnxSettings settings, Optional<Long> free)
            throws ModelException, IOException {
        Path folder = settings.folder();
        if (!Files.isDirectory(folder)) {
            throw new ModelException("no.folder", folder);
        }
        Path model = readable(folder.resolve(settings.model()));
        Path tokenizer = readable(folder.resolve(TOKENIZER));
        long mostOfTokenizer = TOKENIZER_MEGABYTES * MEGABYTE;
        if (Files.size(tokenizer) > mostOfTokenizer) {
            throw new ModelException("tokenizer.large", tokenizer, TOKENIZER_MEGABYTES);
        }
        List<Path> weights;
        try (Stream<Path> files = Files.list(folder)) {
            weights = files.filter(file -> isWeights(file, settings.model())).sorted().toList();
        }
        long bytes = Files.size(model);
        for (Path file : weights) {
            bytes += Files.size(file);
        }
        if (bytes > settings.megabytes() * MEGABYTE) {
            throw new ModelException(
                    "model.large", folder, bytes / MEGABYTE + 1, settings.megabytes());
        }
        if (free.isPresent() && bytes * COPIES > free.get()) {
            throw new ModelException(
                    "memory", folder, bytes * COPIES / MEGABYTE + 1, free.get() / MEGABYTE);
        }
        return new ModelFiles(model, tokenizer, weights, bytes);
    }

    /** Large models keep their weights beside them: model.onnx_data, model.onnx.data. */
    private static boolean isWeights(Path file, String model) {
        String name = file.getFileName().toString();
        return name.startsWith(model) && !name.equals(model) && Files.isRegularFile(file);
    }

    private static Path readable(Path file) throws ModelException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("no.file", file);
        }
        if (!Files.isReadable(file)) {
            throw new ModelException("not.readable", file);
        }
        return file;
    }

    Path model() {
        return model;
    }

    Path tokenizer() {
        return tokenizer;
    }

    long megabytes() {
        return bytes / MEGABYTE;
    }

    /** Another one for other contents. */
    String sum() throws IOException {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[1 << 16];
        add(model, sum, buffer);
        add(tokenizer, sum, buffer);
        for (Path file : weights) {
            add(file, sum, buffer);
        }
        return Long.toHexString(sum.getValue());
    }

    private static void add(Path file, CRC32 sum, byte[] buffer) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
    }
}
