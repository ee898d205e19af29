// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** The product is not ready while a part waits for a service that is there already. */
class ArrivalsTest {
    private static final String DATABASE = "javax.sql.DataSource";

    private final ComponentConfigurationDTO part = new ComponentConfigurationDTO();

    private boolean underWay(String bundle, Set<String> services) {
        ComponentDescriptionDTO component = new ComponentDescriptionDTO();
        ReferenceDTO reference = new ReferenceDTO();
        reference.name = "database";
        reference.interfaceName = DATABASE;
        component.references = new ReferenceDTO[] {reference};
        Bundle ours =
                answering(
                        Bundle.class,
                        Map.of(
                                "getSymbolicName", any -> bundle,
                                "getState", any -> Bundle.ACTIVE));
        BundleContext bundles =
                answering(
                        BundleContext.class,
                        Map.of(
                                "getBundles",
                                any -> new Bundle[] {ours},
                                "getAllServiceReferences",
                                arguments ->
                                        services.contains((String) arguments[0])
                                                ? new ServiceReference<?>[1]
                                                : null));
        ServiceComponentRuntime components =
                answering(
                        ServiceComponentRuntime.class,
                        Map.of(
                                "getComponentDescriptionDTOs",
                                arguments ->
                                        ((Bundle[]) arguments[0]).length == 0
                                                ? List.of()
                                                : List.of(component),
                                "getComponentConfigurationDTOs",
                                any -> List.of(part)));
        return new Arrivals(bundles, components).underWay();
    }

    private void waiting() {
        UnsatisfiedReferenceDTO missing = new UnsatisfiedReferenceDTO();
        missing.name = "database";
        part.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
        part.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {missing};
    }

    @Test
    void aPartShouldBeUnderWayWhenWhatItWaitsForIsThere() {
        waiting();
        assertThat(underWay("org.madoguchi.cases", Set.of(DATABASE))).isTrue();
    }

    @Test
    void aPartThatWaitsForWhatIsMissingIsNotAboutToStart() {
        waiting();
        assertThat(underWay("org.madoguchi.cases", Set.of())).isFalse();
    }

    @Test
    void aStartedPartIsNotUnderWay() {
        part.state = ComponentConfigurationDTO.ACTIVE;
        assertThat(underWay("org.madoguchi.cases", Set.of(DATABASE))).isFalse();
    }

    @Test
    void bundlesOfOthersShouldNotCount() {
        waiting();
        assertThat(underWay("org.apache.karaf.shell", Set.of(DATABASE))).isFalse();
    }

    private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                answers.get(method.getName()).apply(arguments)));
    }
}
