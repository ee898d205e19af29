// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The jte templates of one bundle: {@code src/main/jte/*.jte}, made classes of the bundle's {@code
 * internal} package at build time. Safe for use by several threads.
 */
public final class Templates {
    private final TemplateEngine engine;

    private Templates(TemplateEngine engine) {
        this.engine = engine;
    }

    /**
     * The templates beside this class.
     *
     * @param anchor any class in the bundle's {@code internal} package
     */
    public static Templates of(Class<?> anchor) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // without a folder of classes the engine looks where this points to
        thread.setContextClassLoader(anchor.getClassLoader());
        try {
            return new Templates(
                    TemplateEngine.createPrecompiled(
                            null,
                            ContentType.Html,
                            anchor.getClassLoader(),
                            anchor.getPackageName()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * A page with status 200.
     *
     * @param model names and values in turn: the template's {@code @param}s
     */
    public View view(String template, Object... model) {
        return new View(this, template, pairs(model), 200);
    }

    /** The finished HTML in UTF-8. */
    public byte[] render(String template, Map<String, Object> model) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, model, output);
        return output.toByteArray();
    }

    private static Map<String, Object> pairs(Object... model) {
        if (model.length % 2 != 0) {
            throw new IllegalArgumentException("names and values must come in pairs");
        }
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < model.length; i += 2) {
            pairs.put((String) model[i], model[i + 1]);
        }
        return pairs;
    }
}
