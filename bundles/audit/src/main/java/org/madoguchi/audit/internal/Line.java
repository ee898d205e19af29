// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** A record as the columns of its row, without its place in the chain. */
record Line(
        long id,
        LocalDateTime at,
        Long user,
        String name,
        String origin,
        String action,
        String subject,
        String detail) {
    /** In the order of {@link #bind} and {@link #read}. */
    static final String COLUMNS =
            "id, recorded_at, user_id, actor_name, origin, action, subject, detail";

    /** What the databases would refuse, or give back as something else. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00\\p{Cs}]");

    Line {
        name = stored(name, 200);
        origin = stored(origin, 100);
        subject = stored(subject, 200);
        detail = stored(detail, 4000);
    }

    static Line read(ResultSet row) throws SQLException {
        long user = row.getLong(3);
        boolean nobody = row.wasNull();
        return new Line(
                row.getLong(1),
                row.getTimestamp(2).toLocalDateTime(),
                nobody ? null : user,
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }

    void bind(PreparedStatement insert) throws SQLException {
        insert.setLong(1, id);
        insert.setTimestamp(2, Timestamp.valueOf(at));
        if (user == null) {
            insert.setNull(3, Types.BIGINT);
        } else {
            insert.setLong(3, user);
        }
        insert.setString(4, name);
        insert.setString(5, origin);
        insert.setString(6, action);
        insert.setString(7, subject);
        insert.setString(8, detail);
    }

    /** Its place after a hash. */
    AuditAnchor link(long position, String before) {
        ChainHash hash =
                new ChainHash(before)
                        .add(position)
                        .add(id)
                        .add(Times.instant(at).toEpochMilli())
                        .add(user == null ? 0 : 1)
                        .add(user == null ? 0 : user)
                        .add(name)
                        .add(origin)
                        .add(action)
                        .add(subject)
                        .add(detail);
        return new AuditAnchor(position, hash.value());
    }

    AuditRecord toRecord(Optional<AuditAnchor> link) {
        return new AuditRecord(
                id,
                Times.instant(at),
                Optional.ofNullable(user).map(UserId::new),
                name,
                origin,
                action,
                subject,
                detail,
                link);
    }

    /** A record must never be lost because somebody's text is long or strange. */
    private static String stored(String text, int max) {
        String tidy = NO_TEXT.matcher(text).replaceAll("\ufffd");
        if (tidy.length() <= max) {
            return tidy;
        }
        int end = Character.isHighSurrogate(tidy.charAt(max - 2)) ? max - 2 : max - 1;
        return tidy.substring(0, end) + "…";
    }
}
