// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.identity.BrowserSignIn;
import org.madoguchi.api.identity.PasswordSignIn;
import org.madoguchi.api.identity.SignInProvider;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The ways in besides our own passwords; they come and go while the console runs. */
@Component(service = Ways.class)
public final class Ways {
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<BrowserSignIn> byBrowser = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<PasswordSignIn> byPassword = List.of();

    /** Those with a button on the sign-in page. */
    List<SignInProvider.Status> buttons() {
        return statuses(byBrowser.stream());
    }

    List<SignInProvider.Status> all() {
        return statuses(providers());
    }

    /** Asks every one of them; they take their time. */
    void test() {
        providers().parallel().forEach(SignInProvider::test);
    }

    Optional<BrowserSignIn> find(String id) {
        return byBrowser.stream().filter(way -> way.status().id().equals(id)).findFirst();
    }

    private Stream<SignInProvider> providers() {
        return Stream.concat(byBrowser.stream(), byPassword.stream());
    }

    private static List<SignInProvider.Status> statuses(Stream<? extends SignInProvider> ways) {
        return ways.map(SignInProvider::status)
                .sorted(Comparator.comparing(SignInProvider.Status::id))
                .toList();
    }
}
