// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.web.Messages;

/** What an inquiry must keep to before it is shown for confirmation. */
final class InquiryRules {
    /** One sign, dots and letters on both sides: the mail server knows the rest. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>(),;:\"\\\\\\[\\]]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    private final WebformSettings settings;

    InquiryRules(WebformSettings settings) {
        this.settings = settings;
    }

    /**
     * What is wrong, by field in the order of the form, with what to do; empty when all is well.
     */
    Map<String, String> broken(Inquiry inquiry, List<Attachment> files, Messages m) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (inquiry.name().length() > Inquiry.NAME_MAX) {
            problems.put("name", m.text("error.name.long", Inquiry.NAME_MAX));
        }
        String email = inquiry.normalEmail();
        if (!email.isEmpty()
                && (email.length() > Inquiry.EMAIL_MAX || !EMAIL.matcher(email).matches())) {
            problems.put("email", m.text("error.email.form"));
        }
        if (inquiry.subject().length() > Inquiry.SUBJECT_MAX) {
            problems.put("subject", m.text("error.subject.long", Inquiry.SUBJECT_MAX));
        }
        if (inquiry.text().isBlank()) {
            problems.put("text", m.text("error.text.missing"));
        } else if (inquiry.text().length() > settings.textMax()) {
            problems.put(
                    "text", m.text("error.text.long", settings.textMax(), inquiry.text().length()));
        }
        if (files.size() > settings.filesMax()) {
            problems.put("files", m.text("error.files.many", settings.filesMax()));
        } else if (files.stream().mapToLong(file -> file.content().size()).sum()
                > settings.filesBytes()) {
            problems.put("files", m.text("error.files.large", settings.filesMegabytes()));
        }
        if (!inquiry.trap().isEmpty()) {
            problems.put("website", m.text("error.trap"));
        }
        return problems;
    }
}
