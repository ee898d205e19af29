// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.translator.libretranslate.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.MachineTranslator;
import org.madoguchi.translator.libretranslate.internal.LibreTranslateApi.Way;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Articles, and messages where the city wants it, translated by a LibreTranslate server. It is
 * asked for its languages every now and then, which tells whether it is there; a trouble is logged
 * when it begins and when it ends.
 */
@Component(
        service = MachineTranslator.class,
        configurationPid = "org.madoguchi.translator.libretranslate",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LibreTranslator implements MachineTranslator {
    /** Articles at once: the server has its processors for one translation. */
    private static final int AT_ONCE = 2;

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final LocalizedText NOTHING = LocalizedText.same("");
    private static final Logger LOG =
            LoggerFactory.getLogger("org.madoguchi.translator.libretranslate");

    private static final String JAPANESE = "ja";

    /** The server finds out which language a text is in. */
    private static final String ANY = "auto";

    private final TranslatorSettings settings;
    private final LibreTranslateApi api;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    work -> new Thread(work, "translator-libretranslate"));
    private volatile Map<Locale, String> languages = Map.of();
    private LocalizedText trouble = Trouble.STARTING.text();

    /** Only a translation shows that the key is right. */
    private boolean locked;

    @Activate
    public LibreTranslator(Map<String, Object> values) {
        this(TranslatorSettings.read(values));
    }

    LibreTranslator(TranslatorSettings settings) {
        this.settings = settings;
        this.api = new LibreTranslateApi(settings);
        looking.scheduleWithFixedDelay(
                this::look, 0, settings.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void close() {
        looking.shutdownNow();
    }

    @Override
    public synchronized Status status() {
        return new Status(
                settings.name(),
                List.copyOf(languages.keySet()),
                trouble.equals(NOTHING),
                trouble,
                settings.messages());
    }

    @Override
    public List<String> translate(List<String> texts, Format format, Locale into)
            throws Trouble.Failure {
        String target = languages.get(into);
        if (target == null) {
            throw Trouble.LANGUAGE.failure(null);
        }
        return translated(texts, format, new Way(JAPANESE, target));
    }

    @Override
    public List<String> intoJapanese(List<String> texts) throws Trouble.Failure {
        if (!settings.messages()) {
            throw new IllegalStateException(settings + " may not read messages");
        }
        return translated(texts, Format.TEXT, new Way(ANY, JAPANESE));
    }

    private List<String> translated(List<String> texts, Format format, Way way)
            throws Trouble.Failure {
        long end = System.nanoTime() + settings.answer().toNanos();
        enter();
        try {
            List<String> translated = new ArrayList<>(texts);
            for (List<Integer> batch : Batches.of(texts, settings.texts(), settings.characters())) {
                List<String> sent = batch.stream().map(texts::get).toList();
                List<String> answer = ask(sent, format, way, end);
                for (int i = 0; i < answer.size(); i++) {
                    translated.set(batch.get(i), answer.get(i));
                }
            }
            return translated;
        } finally {
            places.release();
        }
    }

    private void enter() throws Trouble.Failure {
        try {
            if (!places.tryAcquire(settings.answer().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Trouble.BUSY.failure(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Trouble.BUSY.failure(e);
        }
    }

    private List<String> ask(List<String> texts, Format format, Way way, long end)
            throws Trouble.Failure {
        String first = texts.get(0);
        if (first.codePointCount(0, first.length()) > settings.characters()) {
            throw Trouble.LONG.failure(null, settings.characters());
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative()) {
            throw Trouble.SLOW.failure(null, settings.answer().toSeconds());
        }
        try {
            List<String> answer = api.translate(texts, format, way, left);
            well(true);
            return answer;
        } catch (Trouble.Failure e) {
            if (e.trouble() == Trouble.AWAY || e.trouble() == Trouble.KEY) {
                ill(e);
            }
            throw e;
        }
    }

    private void look() {
        try {
            Map<Locale, String> offered =
                    Languages.offered(api.languages(LOOK), settings.languages())
                            .orElseThrow(() -> Trouble.NONSENSE.failure(null));
            if (offered.isEmpty()) {
                throw Trouble.JAPANESE.failure(null);
            }
            if (!offered.equals(languages)) {
                languages = offered;
                LOG.info("{} translates into {}", settings, Languages.names(offered));
            }
            well(false);
        } catch (Trouble.Failure e) {
            ill(e);
        }
    }

    private synchronized void well(boolean keyFits) {
        locked &= !keyFits;
        if (!locked && !trouble.equals(NOTHING)) {
            trouble = NOTHING;
            LOG.info("{} answers", settings);
        }
    }

    private synchronized void ill(Trouble.Failure found) {
        locked |= found.trouble() == Trouble.KEY;
        if (!found.reason().equals(trouble)) {
            trouble = found.reason();
            LOG.warn("{}: {}", settings, found.reason().en(), found.getCause());
        }
    }
}
