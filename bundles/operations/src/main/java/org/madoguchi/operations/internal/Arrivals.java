// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Whether parts of the product are just coming up. When a service appears that others wait for,
 * such as the database, they start one after the other, and some take seconds; until the last one
 * has, pages are missing that nobody takes away.
 */
@Component(service = Arrivals.class)
public final class Arrivals {
    private static final String OURS = "org.madoguchi.";

    private final BundleContext bundles;
    private final ServiceComponentRuntime components;

    @Activate
    public Arrivals(BundleContext bundles, @Reference ServiceComponentRuntime components) {
        this.bundles = bundles;
        this.components = components;
    }

    /** Whether a component waits for a service that is there already. */
    boolean underWay() {
        Bundle[] ours =
                Arrays.stream(bundles.getBundles())
                        .filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith(OURS))
                        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                        .toArray(Bundle[]::new);
        return components.getComponentDescriptionDTOs(ours).stream().anyMatch(this::isUnderWay);
    }

    private boolean isUnderWay(ComponentDescriptionDTO component) {
        Map<String, ReferenceDTO> references =
                Arrays.stream(component.references)
                        .collect(Collectors.toMap(each -> each.name, Function.identity()));
        return components.getComponentConfigurationDTOs(component).stream()
                .filter(one -> one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
                .flatMap(one -> Arrays.stream(one.unsatisfiedReferences))
                .anyMatch(missing -> isThere(missing, references.get(missing.name)));
    }

    private boolean isThere(UnsatisfiedReferenceDTO missing, ReferenceDTO reference) {
        try {
            return reference != null
                    && bundles.getAllServiceReferences(reference.interfaceName, missing.target)
                            != null;
        } catch (InvalidSyntaxException e) {
            return false; // such a reference is never satisfied
        }
    }
}
