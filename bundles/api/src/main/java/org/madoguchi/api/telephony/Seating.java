// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.util.Map;

/**
 * That somebody sits at a telephone.
 *
 * @param ready whether calls are given to it, or not for the moment
 * @param skills by the name of a queue; {@link Skill#FIRST} where none is told
 */
public record Seating(Extension extension, boolean ready, Map<String, Skill> skills) {
    public Seating {
        skills = Map.copyOf(skills);
    }

    public Skill skill(String queue) {
        return skills.getOrDefault(queue, Skill.FIRST);
    }
}
