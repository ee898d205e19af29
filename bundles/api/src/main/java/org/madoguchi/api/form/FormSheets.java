// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows a form with the public site's pages and rules to whoever is not asking the desk something,
 * and reads what was filled in. Offered by whoever shows forms; nothing is kept or sent. Safe for
 * use by several threads.
 */
public interface FormSheets {
    /**
     * @param typed what was sent from the page before, by input; empty for the first page. It may
     *     hold anything: what the form does not ask for is not looked at
     */
    Sheet sheet(FormContent content, Map<String, List<String>> typed, Locale language, Way way);

    /**
     * Where the form is sent and what it says about that.
     *
     * @param action path that the page sends its inputs to
     * @param csrf token that the page sends along
     * @param button what sends it
     * @param note what happens to the answers, one or two sentences above the button
     */
    record Way(String action, String csrf, String button, String note) {}

    /**
     * A form as far as it is filled in.
     *
     * @param page a whole page of HTML in UTF-8: the form with what was typed, and what has to be
     *     mended
     * @param complete it was sent and keeps to its rules
     * @param answers to the items that apply, by item, in the form's order, those without an answer
     *     left out; of choices the Japanese options. Only to be kept when {@code complete}
     */
    record Sheet(byte[] page, boolean complete, Map<String, List<String>> answers) {}
}
