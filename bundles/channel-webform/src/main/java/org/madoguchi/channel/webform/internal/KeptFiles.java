// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.form.FormField;
import org.madoguchi.web.FormData;

/** The files of an inquiry over the steps of the form: those of before and those that came now. */
final class KeptFiles {
    private final WebformSettings settings;
    private final PendingFiles pending;

    KeptFiles(WebformSettings settings, PendingFiles pending) {
        this.settings = settings;
        this.pending = pending;
    }

    /**
     * @param problems by input
     */
    record Taken(List<Attachment> all, Map<String, String> problems) {}

    /** Files of earlier steps but for those taken away, and those that came now. */
    Taken take(Inquiry inquiry, FormData form, FormSite site) {
        Optional<FormField.Files> field =
                inquiry.fields().stream()
                        .filter(FormField.Files.class::isInstance)
                        .map(FormField.Files.class::cast)
                        .findFirst();
        String key = inquiry.ticket().name();
        try {
            if (field.isPresent() && settings.filesMax() > 0) {
                return take(field.get(), key, form, site);
            }
            if (!pending.list(key).isEmpty()) {
                pending.replace(key, List.of()); // another answer: nobody asks for them any more
            }
            return new Taken(List.of(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Taken take(FormField.Files field, String key, FormData form, FormSite site)
            throws IOException {
        String input = field.head().id();
        int most = Math.min(field.most(), settings.filesMax());
        List<Attachment> arrived =
                form.files(input).stream().filter(file -> file.content().size() > 0).toList();
        List<Attachment> before = pending.list(key);
        List<Attachment> all = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!form.texts("drop").contains(Integer.toString(i))) {
                all.add(before.get(i));
            }
        }
        boolean lost =
                !form.text("kept").isEmpty()
                        && !form.text("kept").equals(Integer.toString(before.size()));
        all.addAll(arrived);
        // what was there stays; the person is told what is wrong with the new ones
        if (all.size() > most) {
            return new Taken(before, Map.of(input, site.text("error.files.many", most)));
        }
        if (all.stream().mapToLong(f -> f.content().size()).sum() > settings.filesBytes()) {
            String why = site.text("error.files.large", settings.filesMegabytes());
            return new Taken(before, Map.of(input, why));
        }
        boolean changed = !arrived.isEmpty() || all.size() < before.size();
        if (changed && !pending.replace(key, all)) {
            return new Taken(before, Map.of(input, site.text("error.files.full")));
        }
        return new Taken(
                pending.list(key), lost ? Map.of(input, site.text("error.files.lost")) : Map.of());
    }

    /** The inquiry is stored: its files are needed only for a repetition. */
    void sent(Inquiry inquiry) {
        pending.sent(inquiry.ticket().name());
    }
}
