// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.Forms;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.channel.webform.internal.ReadArticles.Read;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which form somebody gets, and which one somebody has begun to fill in. */
@Component(service = FormSource.class)
public final class FormSource {
    private static final Logger LOG = LoggerFactory.getLogger(FormSource.class);

    private final Forms forms;

    @Activate
    public FormSource(@Reference Forms forms) {
        this.forms = forms;
    }

    /**
     * @param wanted number of a form that a page of the city links to; nonsense counts as nothing
     */
    Form offered(String wanted, Optional<Read> read) {
        if (wanted.matches("\\d{1,18}")) {
            Optional<Form> found = forms.published(new FormId(Long.parseLong(wanted)));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return forms.serving(read.map(Read::categories).orElse(Set.of()));
    }

    /** The version on the ticket, though there may be a newer one. */
    Optional<Form> begun(Ticket ticket) {
        try {
            return forms.published(ticket.form(), ticket.version());
        } catch (StorageException e) {
            LOG.warn("form {} version {} cannot be read", ticket.form(), ticket.version(), e);
            return Optional.empty();
        }
    }
}
