// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.Map;
import org.madoguchi.api.city.City;
import org.madoguchi.web.Assets;
import org.madoguchi.web.Messages;
import org.madoguchi.web.WebContext;

/** What every page of the form needs; belongs to one request. */
final class FormSite {
    private static final Assets ASSETS = Assets.of(FormSite.class);

    private final WebContext web;
    private final Messages messages;
    private final City city;
    private final boolean large;

    FormSite(WebContext web, Messages messages, City city, boolean large) {
        this.web = web;
        this.messages = messages;
        this.city = city;
        this.large = large;
    }

    String text(String key, Object... args) {
        return messages.text(key, args);
    }

    Messages messages() {
        return messages;
    }

    String lang() {
        return web.locale().getLanguage();
    }

    boolean english() {
        return lang().equals("en");
    }

    boolean large() {
        return large;
    }

    String city() {
        return city.name().in(web.locale());
    }

    String desk() {
        return city.deskName().in(web.locale());
    }

    String asset(String file) {
        return ASSETS.href(file);
    }

    String csrf() {
        return web.csrfToken();
    }

    /** A problem's text for a field, or empty. */
    static String problem(Map<String, String> problems, String field) {
        return problems.getOrDefault(field, "");
    }

    /** Size of a file as people read it. */
    String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : String.format(web.locale(), "%.1f MB", bytes / 1024.0 / 1024.0);
    }
}
