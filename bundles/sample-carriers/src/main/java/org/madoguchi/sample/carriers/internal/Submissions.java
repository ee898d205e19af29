// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;

/** Takes submit_sm and refuses everything else, as small centres do. */
@FunctionalInterface
interface Submissions extends ServerMessageReceiverListener {
    @Override
    default SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession from)
            throws ProcessRequestException {
        throw refusal();
    }

    @Override
    default QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession from)
            throws ProcessRequestException {
        throw refusal();
    }

    @Override
    default void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession from)
            throws ProcessRequestException {
        throw refusal();
    }

    @Override
    default void onAcceptCancelSm(CancelSm request, SMPPServerSession from)
            throws ProcessRequestException {
        throw refusal();
    }

    @Override
    default BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession from)
            throws ProcessRequestException {
        throw refusal();
    }

    @Override
    default void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession from)
            throws ProcessRequestException {
        throw refusal();
    }

    @Override
    default QueryBroadcastSmResult onAcceptQueryBroadcastSm(
            QueryBroadcastSm request, SMPPServerSession from) throws ProcessRequestException {
        throw refusal();
    }

    @Override
    default DataSmResult onAcceptDataSm(DataSm request, Session from)
            throws ProcessRequestException {
        throw refusal();
    }

    private static ProcessRequestException refusal() {
        return new ProcessRequestException("not offered", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
