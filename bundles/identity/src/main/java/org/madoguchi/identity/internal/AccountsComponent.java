// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.time.Clock;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.Storage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Registers the accounts, for this bundle's services, once their configuration is right. A
 * component that is a service itself stays registered when its constructor fails, and everybody who
 * needs it fails with it.
 */
@Component(
        service = {},
        configurationPid = "org.madoguchi.identity")
@Designate(ocd = IdentityConfig.class)
public final class AccountsComponent {
    private final Accounts accounts;
    private final ServiceRegistration<Accounts> registration;

    @Activate
    public AccountsComponent(
            BundleContext context,
            @Reference Storage storage,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            IdentityConfig config) {
        accounts =
                new Accounts(
                        storage, transactions, audit, Settings.from(config), Clock.systemUTC());
        registration = context.registerService(Accounts.class, accounts, null);
    }

    @Deactivate
    void close() {
        registration.unregister();
        accounts.close();
    }
}
