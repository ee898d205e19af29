// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;

/** Codes of active departments. */
@Service
public final class DepartmentCompleter extends DeskCompleter {
    @Override
    Collection<String> candidates(Services services) {
        return services.with(
                Directory.class,
                directory -> directory.departments().stream().map(Department::code).toList());
    }
}
