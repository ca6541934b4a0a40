"""Everything that can be asked of a dispute, in one place for forms and programs."""

from __future__ import annotations

from api.asks.agreement import (
    AcceptAgreement,
    PromiseAsked,
    RecordAgreement,
    RecordPromiseKept,
)
from api.asks.complaint import (
    AcknowledgeComplaint,
    AnswerComplaint,
    ChildNamed,
    FileDispute,
    MoveClockTo,
    RespondToAnswer,
    Withdraw,
)
from api.asks.correction import CorrectFact
from api.asks.mediation import (
    AgreeSlot,
    AppointMediator,
    ContactAdviser,
    IssueCertificate,
    NameDecisionMaker,
    OfferSlots,
    RecordSession,
    ReportNotArranged,
)
from api.asks.negotiation import (
    AcceptShortNotice,
    AnswerSlots,
    GiveFeedback,
    PostponeSession,
    ReissueCertificate,
    RevokeCertificate,
    SetPlace,
)
from api.asks.promises import AmendPromise, EscalateBreach, NoteBreach
from api.asks.referral import (
    AcceptReferral,
    AddDocument,
    RegisterAppeal,
    RequestBundle,
    ReturnReferral,
    SendReferral,
    StateGrounds,
)

DisputeAsk = (
    AcknowledgeComplaint
    | AnswerComplaint
    | RespondToAnswer
    | ContactAdviser
    | AppointMediator
    | OfferSlots
    | AgreeSlot
    | NameDecisionMaker
    | ReportNotArranged
    | RecordSession
    | RecordAgreement
    | AcceptAgreement
    | RecordPromiseKept
    | IssueCertificate
    | StateGrounds
    | RequestBundle
    | SendReferral
    | ReturnReferral
    | AcceptReferral
    | RegisterAppeal
    | Withdraw
    | AnswerSlots
    | AcceptShortNotice
    | SetPlace
    | PostponeSession
    | GiveFeedback
    | RevokeCertificate
    | ReissueCertificate
    | NoteBreach
    | EscalateBreach
    | AmendPromise
    | CorrectFact
    | MoveClockTo
)
"""Everything that can be asked of a dispute that is there; filing one and adding papers apart."""

__all__ = [
    "AcceptAgreement",
    "AcceptReferral",
    "AcceptShortNotice",
    "AcknowledgeComplaint",
    "AddDocument",
    "AgreeSlot",
    "AmendPromise",
    "AnswerComplaint",
    "AnswerSlots",
    "AppointMediator",
    "ChildNamed",
    "ContactAdviser",
    "CorrectFact",
    "DisputeAsk",
    "EscalateBreach",
    "FileDispute",
    "GiveFeedback",
    "IssueCertificate",
    "MoveClockTo",
    "NameDecisionMaker",
    "NoteBreach",
    "OfferSlots",
    "PostponeSession",
    "PromiseAsked",
    "RecordAgreement",
    "RecordPromiseKept",
    "RecordSession",
    "RegisterAppeal",
    "ReissueCertificate",
    "ReportNotArranged",
    "RequestBundle",
    "RespondToAnswer",
    "ReturnReferral",
    "RevokeCertificate",
    "SendReferral",
    "SetPlace",
    "StateGrounds",
    "Withdraw",
]
