// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Enrolment;
import org.madoguchi.api.identity.Passkey;
import org.madoguchi.api.identity.PasskeyId;
import org.madoguchi.api.identity.PasskeyRing;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SecondFactor;
import org.madoguchi.api.identity.SecondFactors;
import org.madoguchi.api.identity.SignInProvider;
import org.madoguchi.web.View;

/** The pages around the second factor and the access rules with invented data. */
final class SecondFactorSamples {
    static final Enrolment ENROLMENT = new Enrolment("suzuki", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");

    private SecondFactorSamples() {}

    static void put(Map<String, View> pages, Screen door, Screen users) {
        pages.put(
                "sign-in-code",
                SignInCodeResource.page(
                        door,
                        "",
                        door.text("code.refused"),
                        new Passkeys.AfterPassword(true, false),
                        Optional.empty()));
        pages.put(
                "sign-in-code-passkey",
                SignInCodeResource.page(
                        door, "", "", new Passkeys.AfterPassword(false, true), PLACE));
        pages.put(
                "sign-in-passkey",
                SignInResource.page(door, List.of(), "", "", "", Optional.empty(), PLACE));
        pages.put("passkeys", passkeys(door, PLACE, false));
        pages.put("passkeys-nowhere", passkeys(door, Optional.empty(), true));
        pages.put(
                "passkey-new",
                Screens.view(
                        "passkeyNew.jte",
                        "page",
                        new PasskeyPages.Making(door, "私のスマートフォン", "http://localhost:8781", "{}")));
        pages.put("second-factor-new", begin(door, true));
        pages.put(
                "second-factor-without-password",
                Screens.view(
                        "secondFactor.jte",
                        "page",
                        new SecondFactorPages.Present(
                                door, Sample.FACTOR, SecondFactors.Proof.CODE, "")));
        pages.put("second-factor", present(door, Sample.FACTOR));
        pages.put(
                "second-factor-demanded",
                present(door, new SecondFactor(Optional.of(Sample.NOW), 1, true)));
        pages.put(
                "recovery-codes",
                Screens.view(
                        "recoveryCodes.jte",
                        "page",
                        new SecondFactorPages.Codes(
                                door, List.of("K7MQ-2ABC-DEFG-H345", "9XYZ-WVUT-SRQP-N876"))));
        pages.put("access", access(users));
    }

    static final Optional<URI> PLACE = Optional.of(URI.create("http://localhost:8781"));

    static final List<Passkey> PASSKEYS =
            List.of(
                    new Passkey(
                            new PasskeyId(1),
                            "私のスマートフォン",
                            Sample.NOW,
                            Optional.of(Sample.NOW),
                            true),
                    new Passkey(
                            new PasskeyId(2), "予備のセキュリティキー", Sample.NOW, Optional.empty(), false));

    static View passkeys(Screen screen, Optional<URI> place, boolean forced) {
        return Screens.view(
                "passkeys.jte",
                "page",
                new PasskeyPages.Ring(
                        screen,
                        new PasskeyRing(forced ? List.of() : PASSKEYS, forced, true, forced),
                        place,
                        SecondFactors.Proof.PASSWORD,
                        "",
                        forced,
                        ""));
    }

    /** One that is there, one that is not. */
    static final List<SignInProvider.Status> WAYS =
            List.of(
                    new SignInProvider.Status(
                            "city",
                            new LocalizedText("市のアカウント", "the city's account"),
                            true,
                            LocalizedText.same("")),
                    new SignInProvider.Status(
                            "ldap",
                            new LocalizedText("庁内の名簿", "the directory"),
                            false,
                            LocalizedText.same("ldaps://ad.city.example.jp")));

    static View begin(Screen screen, boolean forced) {
        return Screens.view(
                "secondFactorNew.jte",
                "page",
                new SecondFactorPages.Begin(
                        screen, ENROLMENT, SecondFactors.Proof.PASSWORD, forced, ""));
    }

    static View present(Screen screen, SecondFactor factor) {
        return Screens.view(
                "secondFactor.jte",
                "page",
                new SecondFactorPages.Present(screen, factor, SecondFactors.Proof.PASSWORD, ""));
    }

    static View access(Screen screen) {
        return Screens.view(
                "access.jte",
                "page",
                new AccessPage(
                        screen,
                        List.of(
                                AccessPage.Line.of(
                                        new AccessRule(
                                                Role.OPERATOR, true, List.of("10.20.0.0/16"))),
                                AccessPage.Line.of(
                                        new AccessRule(
                                                Role.ADMINISTRATOR,
                                                false,
                                                List.of("192.0.2.0/24", "2001:db8:20::/48"))),
                                new AccessPage.Line(
                                        Role.APPROVER, DemandedFactor.PASSKEY, true, "庁内")),
                        WAYS,
                        "192.0.2.10",
                        Optional.empty()));
    }
}
