// SPDX-License-Identifier: Apache-2.0
/**
 * Live conversations in writing: a room, the citizen in it, and the desk.
 *
 * <p>A room is an append-only list of numbered entries. Whoever has seen entry {@code n} asks for
 * what comes after it, and so nothing is missed over a reload, a lost connection or a restart.
 * {@link org.madoguchi.api.conversation.Conversations} is the citizen's side and for channels,
 * {@link org.madoguchi.api.conversation.ConversationDesk} the operators' side and for fronts.
 */
@Export
@Version("0.1.0")
package org.madoguchi.api.conversation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
