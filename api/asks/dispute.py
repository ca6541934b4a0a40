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
from api.asks.exceptions import (
    EndExemption,
    PauseService,
    PromiseService,
    RecordExemption,
    ResumeService,
)
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
from api.asks.referral import (
    AcceptReferral,
    AddDocument,
    RegisterAppeal,
    RequestBundle,
    ReturnReferral,
    SendReferral,
    StateGrounds,
)
from api.asks.tasks import AssignTask, HandOver

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
    | AssignTask
    | HandOver
    | RecordExemption
    | EndExemption
    | PromiseService
    | PauseService
    | ResumeService
    | MoveClockTo
)
"""Everything that can be asked of a dispute that is there; filing one and adding papers apart."""

__all__ = [
    "AcceptAgreement",
    "AcceptReferral",
    "AcknowledgeComplaint",
    "AddDocument",
    "AgreeSlot",
    "AnswerComplaint",
    "AppointMediator",
    "AssignTask",
    "ChildNamed",
    "ContactAdviser",
    "CorrectFact",
    "DisputeAsk",
    "EndExemption",
    "FileDispute",
    "HandOver",
    "IssueCertificate",
    "MoveClockTo",
    "NameDecisionMaker",
    "OfferSlots",
    "PauseService",
    "PromiseAsked",
    "PromiseService",
    "RecordAgreement",
    "RecordExemption",
    "RecordPromiseKept",
    "RecordSession",
    "RegisterAppeal",
    "ReportNotArranged",
    "RequestBundle",
    "RespondToAnswer",
    "ResumeService",
    "ReturnReferral",
    "SendReferral",
    "StateGrounds",
    "Withdraw",
]
