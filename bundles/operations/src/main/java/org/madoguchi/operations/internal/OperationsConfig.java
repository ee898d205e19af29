// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Madoguchi health, metrics, alarms and backups")
@interface OperationsConfig {
    @AttributeDefinition(
            description = "Networks in CIDR notation that may ask for health and metrics")
    String[] networks() default {"127.0.0.0/8", "::1"};

    @AttributeDefinition(description = "Mail addresses that are told of troubles; empty: nobody")
    String[] alarm_mail() default {};

    @AttributeDefinition(description = "Minutes that a channel may be in trouble")
    int alarm_channel_minutes() default 15;

    @AttributeDefinition(description = "Free space of the disk, in per cent, below which is told")
    int alarm_disk_percent() default 10;

    @AttributeDefinition(description = "Messages waiting to leave by one channel")
    int alarm_outbox() default 200;

    @AttributeDefinition(description = "Answers 5xx within ten minutes")
    int alarm_errors() default 20;

    @AttributeDefinition(description = "Accounts or addresses locked within an hour")
    int alarm_lockouts() default 5;

    @AttributeDefinition(
            description = "Folder of the nightly backups; empty: none are made by themselves")
    String backup_folder() default "";

    @AttributeDefinition(description = "Time of day of the nightly backup")
    String backup_at() default "02:00";

    @AttributeDefinition(description = "How many backups are kept in the folder")
    int backup_keep() default 14;
}
