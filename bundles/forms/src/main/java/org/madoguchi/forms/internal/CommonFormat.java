// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormFormat;
import org.osgi.service.component.annotations.Component;

/** The rules and the format of the forms here, for forms that are kept elsewhere. */
@Component(service = FormFormat.class)
public final class CommonFormat implements FormFormat {
    private final FormJson json = new FormJson();

    @Override
    public void check(FormContent content) {
        FormRules.check(content);
    }

    @Override
    public String write(FormContent content) {
        return json.write(content);
    }

    @Override
    public FormContent read(String text) {
        return json.read(text);
    }
}
