// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.Embedder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the model read in the background; the search hears of it when it is there, and that it is
 * gone when its process has ended. Then it is begun anew.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.madoguchi.embedder.onnx",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class OnnxLoader {
    private static final Logger LOG = LoggerFactory.getLogger("org.madoguchi.embedder.onnx");
    private static final int SECONDS_BEFORE_ANOTHER = 60;

    private final BundleContext bundles;
    private final OnnxSettings settings;
    private final ScheduledExecutorService loading =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "embedder-onnx"));

    private SentenceModel model;
    private ServiceRegistration<Embedder> registration;
    private boolean closed;

    @Activate
    public OnnxLoader(BundleContext bundles, Map<String, Object> values) {
        this.bundles = bundles;
        settings = OnnxSettings.read(values);
        loading.execute(this::load);
    }

    /** A model that is being read is given up. */
    @Deactivate
    void close() {
        synchronized (this) {
            closed = true;
            leave();
        }
        loading.shutdownNow();
    }

    private synchronized void leave() {
        if (registration != null) {
            registration.unregister();
            registration = null;
            model.close();
        }
    }

    private void load() {
        try {
            Path folder = bundles.getDataFile("model").toPath();
            String classes = ProgramFiles.unpacked(bundles.getBundle(), folder.resolve("program"));
            take(SentenceModel.read(settings, classes, folder.resolve("scratch")));
        } catch (ModelException e) {
            say(sentence(e), e);
        } catch (IOException e) {
            say(LocalizedText.from(OnnxLoader.class, "io", settings.folder(), e.getMessage()), e);
        }
    }

    static LocalizedText sentence(ModelException wrong) {
        return LocalizedText.from(OnnxLoader.class, wrong.key(), wrong.arguments().toArray());
    }

    private synchronized void say(LocalizedText reason, Exception cause) {
        if (!closed) {
            LOG.error("{} ({})", reason.ja(), reason.en(), cause);
        }
    }

    private synchronized void take(SentenceModel read) {
        if (closed) {
            read.close();
            return;
        }
        LOG.info("{}: {} MB read, {} dimensions", read.name(), read.megabytes(), read.dimension());
        model = read;
        registration = bundles.registerService(Embedder.class, read, null);
        read.whenEnded(() -> ended(read));
    }

    private synchronized void ended(SentenceModel gone) {
        if (closed || model != gone) {
            return;
        }
        LOG.warn(
                "the process of {} has ended; another one in {} s",
                gone.name(),
                SECONDS_BEFORE_ANOTHER);
        leave();
        try {
            loading.schedule(this::load, SECONDS_BEFORE_ANOTHER, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("it is not wanted any more", e);
        }
    }
}
