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
from api.asks.parties import (
    AddPerson,
    ConsentToShare,
    EndCapacity,
    RecordCapacity,
    RecordSchoolAgeEnd,
    RemovePerson,
)
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
    | CorrectFact
    | MoveClockTo
    | AddPerson
    | RemovePerson
    | RecordCapacity
    | EndCapacity
    | RecordSchoolAgeEnd
    | ConsentToShare
)
"""Everything that can be asked of a dispute that is there; filing one and adding papers apart."""

__all__ = [
    "AcceptAgreement",
    "AcceptReferral",
    "AcknowledgeComplaint",
    "AddDocument",
    "AddPerson",
    "AgreeSlot",
    "AnswerComplaint",
    "AppointMediator",
    "ChildNamed",
    "ConsentToShare",
    "ContactAdviser",
    "CorrectFact",
    "DisputeAsk",
    "EndCapacity",
    "FileDispute",
    "IssueCertificate",
    "MoveClockTo",
    "NameDecisionMaker",
    "OfferSlots",
    "PromiseAsked",
    "RecordAgreement",
    "RecordCapacity",
    "RecordPromiseKept",
    "RecordSchoolAgeEnd",
    "RecordSession",
    "RegisterAppeal",
    "RemovePerson",
    "ReportNotArranged",
    "RequestBundle",
    "RespondToAnswer",
    "ReturnReferral",
    "SendReferral",
    "StateGrounds",
    "Withdraw",
]
