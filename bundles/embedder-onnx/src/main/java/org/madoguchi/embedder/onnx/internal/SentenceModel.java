// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.madoguchi.api.knowledge.Embedder;
import org.madoguchi.api.knowledge.Embedder.Passage.Kind;

/** A model that a city has brought, read by a process of its own. */
final class SentenceModel implements Embedder, AutoCloseable {
    private final ModelProcess process;
    private final OnnxSettings settings;
    private final String name;
    private final long megabytes;

    private SentenceModel(
            ModelProcess process, OnnxSettings settings, String name, long megabytes) {
        this.process = process;
        this.settings = settings;
        this.name = name;
        this.megabytes = megabytes;
    }

    /**
     * Looks at the files and has them read; takes seconds.
     *
     * @param classes class path of {@link ModelProgram}
     * @param scratch a folder for temporary files
     */
    static SentenceModel read(OnnxSettings settings, String classes, Path scratch)
            throws ModelException, IOException {
        ModelFiles files = ModelFiles.in(settings, FreeMemory.bytes());
        String name = settings.folder().getFileName() + " " + files.sum() + " " + settings.kind();
        ModelProcess process = ModelProcess.start(settings, files, classes, scratch);
        return new SentenceModel(process, settings, name, files.megabytes());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return process.dimension();
    }

    long megabytes() {
        return megabytes;
    }

    @Override
    public Optional<float[]> embed(Passage passage) {
        String prefix =
                passage.kind() == Kind.SEARCH ? settings.searchPrefix() : settings.articlePrefix();
        return process.vector(prefix + passage.text());
    }

    /** Does this when the model's process ends, for whatever reason. */
    void whenEnded(Runnable work) {
        process.whenEnded(work);
    }

    @Override
    public void close() {
        process.close();
    }
}
