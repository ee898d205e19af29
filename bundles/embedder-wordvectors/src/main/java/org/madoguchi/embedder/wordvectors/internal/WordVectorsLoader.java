// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.wordvectors.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.madoguchi.api.knowledge.Embedder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the file in the background; the search hears of it when it is there. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.madoguchi.embedder.wordvectors",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class WordVectorsLoader {
    private static final Logger LOG = LoggerFactory.getLogger("org.madoguchi.embedder.wordvectors");

    private final BundleContext bundles;
    private ServiceRegistration<Embedder> registration;
    private boolean closed;
    private final ExecutorService loading =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "embedder-wordvectors"));

    @Activate
    public WordVectorsLoader(BundleContext bundles, Map<String, Object> values) {
        this.bundles = bundles;
        WordVectorsSettings settings = WordVectorsSettings.read(values);
        loading.execute(() -> load(settings));
    }

    @Deactivate
    void close() {
        loading.shutdownNow();
        synchronized (this) {
            closed = true;
            if (registration != null) {
                registration.unregister();
            }
        }
    }

    private void load(WordVectorsSettings settings) {
        try {
            WordVectors words = VectorFile.read(settings);
            LOG.info("{} words with {} dimensions read", words.size(), words.dimension());
            synchronized (this) {
                if (!closed) {
                    registration = bundles.registerService(Embedder.class, words, null);
                }
            }
        } catch (IOException e) {
            LOG.error("no word vectors: {}", e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            LOG.error("no word vectors: the file needs more memory; set words lower", e);
        }
    }
}
