// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import org.madoguchi.api.RejectedException;
import org.madoguchi.api.storage.StorageException;

/**
 * What every form keeps to and how it is written down: for whoever keeps forms that bring no case,
 * such as a survey's questions. Safe for use by several threads.
 */
public interface FormFormat {
    /**
     * @throws RejectedException naming the first thing that is wrong
     */
    void check(FormContent content);

    /** As {@link #read} takes it, in this release and in every later one. */
    String write(FormContent content);

    /**
     * @throws StorageException when the text is none of {@link #write}
     */
    FormContent read(String text);
}
