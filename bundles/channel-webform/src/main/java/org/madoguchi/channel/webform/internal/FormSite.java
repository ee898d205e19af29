// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.city.City;
import org.madoguchi.api.form.Form;
import org.madoguchi.web.Assets;
import org.madoguchi.web.Messages;

/**
 * What every page of the form needs; belongs to one request.
 *
 * @param action where the form is sent to; null for nowhere
 * @param back where an administrator who tries the form came from
 * @param scripts of other channels that have something to show on every public page
 * @param button what sends the first page
 * @param note what happens to what is typed
 */
record FormSite(
        Messages messages,
        City city,
        boolean large,
        String csrf,
        String action,
        Use use,
        String back,
        List<String> scripts,
        String button,
        String note) {
    private static final Assets ASSETS = Assets.of(FormSite.class);

    /** Why a page is shown. */
    enum Use {
        /** A citizen has something to ask. */
        ASKING,
        /** An administrator goes through the steps; nothing is kept or sent. */
        TRIAL,
        /** An administrator looks at the form alone while it is being made. */
        PREVIEW,
        /** Somebody else asks: one page, which goes to them. */
        ELSEWHERE
    }

    /** Of an inquiry, whoever makes it. */
    FormSite(
            Messages messages,
            City city,
            boolean large,
            String csrf,
            String action,
            Use use,
            String back,
            List<String> scripts) {
        this(
                messages,
                city,
                large,
                csrf,
                action,
                use,
                back,
                scripts,
                messages.text("confirm.button"),
                messages.text("privacy"));
    }

    /** What is typed is a citizen's, to be kept and sent. */
    boolean asking() {
        return use == Use.ASKING;
    }

    boolean trial() {
        return use == Use.TRIAL;
    }

    boolean preview() {
        return use == Use.PREVIEW;
    }

    /** The way from input to receipt has several pages. */
    boolean inSteps() {
        return use == Use.ASKING || use == Use.TRIAL;
    }

    String text(String key, Object... args) {
        return messages.text(key, args);
    }

    String in(LocalizedText text) {
        return text.in(messages.locale());
    }

    /** Language of a text that is there in Japanese and English at most; null for the page's. */
    String langOf(LocalizedText text) {
        if (isJapanese()) {
            return null;
        }
        String shown = text.en().isEmpty() ? "ja" : "en";
        return shown.equals(lang()) ? null : shown;
    }

    /** The English beside the Japanese, where the form wants it and there is some. */
    Optional<String> beside(Form form, LocalizedText text) {
        return isJapanese() && form.content().bothLanguages() && !text.en().isEmpty()
                ? Optional.of(text.en())
                : Optional.empty();
    }

    String lang() {
        return messages.locale().toLanguageTag();
    }

    boolean isJapanese() {
        return lang().equals("ja");
    }

    String cityName() {
        return in(city.name());
    }

    String desk() {
        return in(city.deskName());
    }

    String asset(String file) {
        return ASSETS.href(file);
    }

    /** Size of a file as people read it. */
    String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : String.format(messages.locale(), "%.1f MB", bytes / 1024.0 / 1024.0);
    }
}
