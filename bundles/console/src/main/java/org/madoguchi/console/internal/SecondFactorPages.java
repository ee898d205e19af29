// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import org.madoguchi.api.identity.Enrolment;
import org.madoguchi.api.identity.SecondFactor;
import org.madoguchi.api.identity.SecondFactors;

/** The pages around one's own second factor. */
final class SecondFactorPages {
    private SecondFactorPages() {}

    /**
     * @param forced nothing else is possible before
     */
    record Begin(
            Screen screen,
            Enrolment enrolment,
            SecondFactors.Proof proof,
            boolean forced,
            String problem) {
        QrPicture picture() {
            return QrPicture.of(enrolment.uri(screen.text("product") + " " + screen.cityName()));
        }

        /** In groups, as it is typed. */
        String secret() {
            return enrolment.secret().replaceAll("(.{4})(?!$)", "$1 ");
        }
    }

    record Present(Screen screen, SecondFactor factor, SecondFactors.Proof proof, String problem) {}

    record Codes(Screen screen, List<String> codes) {
        Codes {
            codes = List.copyOf(codes);
        }
    }
}
