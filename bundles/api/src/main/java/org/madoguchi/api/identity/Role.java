// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import static org.madoguchi.api.identity.Permission.ARTICLE_EDIT;
import static org.madoguchi.api.identity.Permission.ARTICLE_PUBLISH;
import static org.madoguchi.api.identity.Permission.ARTICLE_READ;
import static org.madoguchi.api.identity.Permission.ARTICLE_READ_DESK;
import static org.madoguchi.api.identity.Permission.ARTICLE_READ_STAFF;
import static org.madoguchi.api.identity.Permission.BOARD_READ;
import static org.madoguchi.api.identity.Permission.CALL_LISTEN;
import static org.madoguchi.api.identity.Permission.CASE_ASSIGN;
import static org.madoguchi.api.identity.Permission.CASE_ERASE;
import static org.madoguchi.api.identity.Permission.CASE_ESCALATE;
import static org.madoguchi.api.identity.Permission.CASE_EXPORT;
import static org.madoguchi.api.identity.Permission.CASE_HANDLE;
import static org.madoguchi.api.identity.Permission.CASE_PRINT;
import static org.madoguchi.api.identity.Permission.CASE_READ;
import static org.madoguchi.api.identity.Permission.CASE_READ_DEPARTMENT;
import static org.madoguchi.api.identity.Permission.CASE_SUBMIT;
import static org.madoguchi.api.identity.Permission.CHANNEL_OPERATE;
import static org.madoguchi.api.identity.Permission.CHANNEL_READ;
import static org.madoguchi.api.identity.Permission.DIRECTORY_READ;
import static org.madoguchi.api.identity.Permission.ESCALATION_ANSWER;
import static org.madoguchi.api.identity.Permission.QUALITY_MARK;
import static org.madoguchi.api.identity.Permission.REPLY_APPROVE;
import static org.madoguchi.api.identity.Permission.SURVEY_MANAGE;

import java.util.EnumSet;
import java.util.Set;

/** A set of permissions with a name that a city knows. */
public enum Role {
    OPERATOR(
            CASE_READ,
            CASE_HANDLE,
            CASE_ESCALATE,
            ARTICLE_READ,
            ARTICLE_READ_DESK,
            CHANNEL_READ,
            DIRECTORY_READ),
    SUPERVISOR(
            CASE_READ,
            CASE_HANDLE,
            CASE_ASSIGN,
            CASE_EXPORT,
            CASE_PRINT,
            CASE_ERASE,
            CALL_LISTEN,
            BOARD_READ,
            QUALITY_MARK,
            CASE_ESCALATE,
            REPLY_APPROVE,
            ARTICLE_READ,
            ARTICLE_READ_DESK,
            CHANNEL_READ,
            CHANNEL_OPERATE,
            SURVEY_MANAGE,
            DIRECTORY_READ),
    /** Writes answers for its own department's cases, and its own department's articles, only. */
    DEPARTMENT_STAFF(
            CASE_READ_DEPARTMENT,
            ESCALATION_ANSWER,
            ARTICLE_READ,
            ARTICLE_READ_STAFF,
            ARTICLE_EDIT,
            DIRECTORY_READ),
    /** Releases answers and articles: those of its own department, or all when it has none. */
    APPROVER(
            CASE_READ_DEPARTMENT,
            REPLY_APPROVE,
            ARTICLE_READ,
            ARTICLE_READ_STAFF,
            ARTICLE_PUBLISH,
            DIRECTORY_READ),
    FAQ_EDITOR(ARTICLE_READ, ARTICLE_READ_DESK, ARTICLE_READ_STAFF, ARTICLE_EDIT, ARTICLE_PUBLISH),
    /** Sees every case, call and article and changes none: the city's eyes on the desk. */
    VIEWER(CASE_READ, BOARD_READ, ARTICLE_READ, ARTICLE_READ_DESK, ARTICLE_READ_STAFF),
    /** Keeps the product running, and sees no case, call or citizen (ST-220). */
    SYSTEM_OPERATOR(CHANNEL_READ, CHANNEL_OPERATE),
    /** A program that hands in cases and sees none. */
    FRONT_SYSTEM(CASE_SUBMIT),
    ADMINISTRATOR(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this(Set.of(permissions));
    }

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
