// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import org.madoguchi.web.Messages;

/** The mail that the sample city's web site sends when somebody fills in a department's form. */
final class WebForm {
    static final String SENDER = "webform@www.asahi.example";

    private WebForm() {}

    static String text(Letter letter, Messages japanese) {
        return japanese.text("form.intro")
                + "\n\n"
                + line(japanese.text("form.department"), japanese.text("form.department.example"))
                + line(japanese.text("form.name"), letter.name())
                + line(japanese.text("form.address"), letter.from())
                + line(japanese.text("form.subject"), letter.subject())
                + line(japanese.text("form.body"), letter.text());
    }

    private static String line(String label, String value) {
        return label + "：" + value + "\n";
    }
}
