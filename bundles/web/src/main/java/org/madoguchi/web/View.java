// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A page, or a part of one, to be rendered. Return it from a resource method, or as the entity of a
 * {@link Response}. Make one with {@link Templates#view}.
 *
 * @param template name of a template of the bundle, such as {@code case.jte}
 * @param model the template's parameters by name
 * @param status HTTP status
 */
public record View(Templates templates, String template, Map<String, Object> model, int status) {
    public View {
        Objects.requireNonNull(templates, "templates");
        Objects.requireNonNull(template, "template");
        model = Collections.unmodifiableMap(new LinkedHashMap<>(model));
    }

    /** The same page with another status, such as 422 for a form that has to be mended. */
    public View withStatus(int other) {
        return new View(templates, template, model, other);
    }
}
