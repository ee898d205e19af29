// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentKind;

/** Builds departments of tests. */
final class Drafting {
    private final String code;
    private final String name;
    private final DepartmentKind kind;
    private final String parent;
    private String reading = "";
    private String phone = "";
    private String extension = "";
    private String building = "";
    private String floor = "";
    private String duties = "";
    private String keywords = "";
    private String hours = "";
    private String emergency = "";
    private boolean active = true;
    private String successor = "";

    Drafting(String code, String name, DepartmentKind kind, String parent) {
        this.code = code;
        this.name = name;
        this.kind = kind;
        this.parent = parent;
    }

    Drafting reading(String value) {
        reading = value;
        return this;
    }

    Drafting phone(String value) {
        phone = value;
        return this;
    }

    Drafting extension(String value) {
        extension = value;
        return this;
    }

    Drafting place(String inBuilding, String onFloor) {
        building = inBuilding;
        floor = onFloor;
        return this;
    }

    Drafting duties(String value) {
        duties = value;
        return this;
    }

    Drafting keywords(String value) {
        keywords = value;
        return this;
    }

    Drafting hours(String value) {
        hours = value;
        return this;
    }

    Drafting emergency(String value) {
        emergency = value;
        return this;
    }

    Drafting retired(String heir) {
        active = false;
        successor = heir;
        return this;
    }

    DepartmentDraft draft() {
        return new DepartmentDraft(
                code,
                name,
                reading,
                kind,
                parent,
                kind == DepartmentKind.SECTION ? "ka@asahi.example" : "",
                phone,
                extension,
                building,
                floor,
                duties,
                keywords,
                hours,
                emergency,
                active,
                successor);
    }
}
