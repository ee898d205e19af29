// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.madoguchi.api.channel.ChannelSettings;

/**
 * The keys are explained in etc/org.madoguchi.embedder.onnx.cfg.example.
 *
 * @param folder with model and tokenizer.json
 * @param model name of the model's file in it
 * @param searchPrefix what the model wants before a search
 * @param articlePrefix what it wants before an article
 * @param tokens of a text that are read, its beginning
 * @param threads texts that are read at a time, a thread each
 * @param patience with one text
 * @param loading how long the model may take to be read
 * @param megabytes of the model's files at most
 */
record OnnxSettings(
        Path folder,
        String model,
        Pooling pooling,
        String searchPrefix,
        String articlePrefix,
        int tokens,
        int threads,
        Duration patience,
        Duration loading,
        int megabytes) {
    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static OnnxSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        String example = "/srv/madoguchi/multilingual-e5-small";
        return new OnnxSettings(
                settings.read(
                        "folder",
                        settings.required("folder", example),
                        Path::of,
                        "write the path of a folder, such as " + example),
                settings.read(
                        "model",
                        settings.text("model").orElse("model.onnx"),
                        OnnxSettings::name,
                        "write the name of a file in the folder, such as model_quantized.onnx"),
                settings.choice("pooling", Pooling.MEAN),
                prefix(settings, "search.prefix"),
                prefix(settings, "article.prefix"),
                settings.number("tokens", 512, 8, 8_192),
                settings.number("threads", 2, 1, 32),
                Duration.ofSeconds(settings.number("text.seconds", 30, 1, 600)),
                Duration.ofSeconds(settings.number("load.seconds", 120, 1, 3_600)),
                settings.number("model.megabytes", 700, 1, 20_000));
    }

    private static String name(String value) {
        if (value.contains("/") || value.startsWith(".")) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }

    /** Blanks at the end of a value are lost, those within quotation marks are not. */
    private static String prefix(ChannelSettings settings, String key) {
        String value = settings.text(key).orElse("");
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** What makes vectors of one setting and another different. */
    String kind() {
        return pooling + " " + searchPrefix + "|" + articlePrefix + "|" + tokens;
    }
}
