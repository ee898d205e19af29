// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows a form as citizens would get it, for trying it before it is published (ST-069). Offered by
 * whoever shows forms; safe for use by several threads.
 */
public interface FormTrial {
    /**
     * A whole page of HTML: the form, or what follows when it is filled in. Nothing is kept or
     * sent.
     *
     * @param typed what was sent from the page before, by input; empty for the first page
     */
    byte[] page(Form form, Map<String, List<String>> typed, Locale language, Way way);

    /**
     * A whole page of HTML with the empty form alone, for looking at while it is being made: it
     * leads nowhere. The content may be half done and break every rule of {@link FormDesk}.
     */
    byte[] preview(FormContent content, Locale language);

    /**
     * Where a trial lives.
     *
     * @param action path that the page sends its inputs to
     * @param back path of the page that the form is changed on
     * @param csrf token that the page sends along
     */
    record Way(String action, String back, String csrf) {}
}
