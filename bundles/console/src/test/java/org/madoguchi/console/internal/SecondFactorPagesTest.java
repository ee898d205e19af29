// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SecondFactor;

class SecondFactorPagesTest {
    private static Screen door() {
        return Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "door", "");
    }

    /** Version 1 with the corners that every reader looks for. */
    @Test
    void theQrCodeShouldHaveItsThreeCornersAndAnEmptyMargin() {
        QrPicture picture = QrPicture.of("HELLO");
        assertThat(picture.size()).isEqualTo(21 + 8);
        assertThat(picture.path())
                .contains("M4 4h1", "M24 4h1", "M4 24h1")
                .doesNotContain("M3 ", "M25 ", " 3h1");
    }

    @Test
    void theSecretShouldBeInThePageAndInNoAddress() {
        String html = PagesTest.html(SecondFactorSamples.begin(door(), false));
        assertThat(html)
                .contains("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP", "<svg class=\"qr\"")
                .doesNotContain("otpauth:", "<img", "style=");
    }

    @Test
    void whoseRoleDemandsItShouldSeeNoWayToTurnItOff() {
        SecondFactor free = new SecondFactor(Optional.of(Sample.NOW), 8, false);
        SecondFactor demanded = new SecondFactor(Optional.of(Sample.NOW), 8, true);
        assertThat(PagesTest.html(SecondFactorSamples.present(door(), free)))
                .contains("/console/second-factor/off");
        assertThat(PagesTest.html(SecondFactorSamples.present(door(), demanded)))
                .doesNotContain("/console/second-factor/off");
    }

    @Test
    void theAccessPageShouldSayWhereOneIsAndWhatWouldKeepOneOut() {
        Screen chief =
                Sample.screen(Sample.actor(Role.ADMINISTRATOR), Locale.JAPANESE, "users", "");
        assertThat(PagesTest.html(SecondFactorSamples.access(chief)))
                .contains("<strong data-own-address>192.0.2.10</strong>")
                .contains("いまのあなたの接続元は入っています。")
                .contains("いまのあなたの接続元は入っていません。")
                .contains("読めない行があります。");
    }

    @Test
    void networksShouldBeReadAsPeopleListThem() {
        assertThat(
                        new AccessPage.Line(
                                        Role.OPERATOR,
                                        DemandedFactor.NONE,
                                        false,
                                        "10.0.0.0/8\r\n192.0.2.1、::1, \n")
                                .rule()
                                .networks())
                .isEqualTo(List.of("10.0.0.0/8", "192.0.2.1", "::1"));
    }
}
