// SPDX-License-Identifier: Apache-2.0

/**
 * A request with the check of its answer.
 *
 * @param due when it should leave, in {@link System#nanoTime()}; latency counts from then
 */
record Call(long due, byte[] request, Check check) {
    /** Whether it makes a case. */
    boolean creates() {
        return request[0] == 'P';
    }

    /** Throws when the answer is not what was asked for. */
    interface Check {
        void accept(Line answered);
    }
}
