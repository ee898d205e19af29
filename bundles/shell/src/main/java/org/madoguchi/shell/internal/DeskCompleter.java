// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers what there is; nothing while the service that knows is away. */
abstract class DeskCompleter implements Completer {
    /** More are no help on a terminal. */
    static final int MAX = 200;

    private static final Logger log = LoggerFactory.getLogger(DeskCompleter.class);

    @Reference BundleContext context;

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        try {
            return new StringsCompleter(candidates(new Services(context)))
                    .complete(session, line, candidates);
        } catch (RuntimeException e) {
            log.debug("nothing to complete with", e);
            return -1;
        }
    }

    abstract Collection<String> candidates(Services services);
}
