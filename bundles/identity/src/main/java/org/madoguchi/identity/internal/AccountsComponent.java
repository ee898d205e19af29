// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.PasswordSignIn;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.Storage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
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

    /** They come and go while accounts stay. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<PasswordSignIn> providers;

    private final ServiceRegistration<Accounts> registration;

    @Activate
    public AccountsComponent(
            BundleContext context,
            @Reference Storage storage,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            IdentityConfig config) {
        Settings settings = Settings.from(config);
        Path key = Path.of(System.getProperty("karaf.data"), "second-factor.key");
        accounts =
                new Accounts(
                        storage,
                        transactions,
                        audit,
                        settings,
                        SecretBox.with(settings.secondFactorKey(), key),
                        this::providers,
                        Clock.systemUTC());
        registration = context.registerService(Accounts.class, accounts, null);
    }

    private List<PasswordSignIn> providers() {
        List<PasswordSignIn> present = providers;
        return present == null ? List.of() : present;
    }

    @Deactivate
    void close() {
        registration.unregister();
        accounts.close();
    }
}
