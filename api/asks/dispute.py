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
from api.asks.links import LinkDispute, MergeInto, Reopen, TransferAuthority
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
from api.asks.stages import (
    AnswerLocalResolution,
    AnswerPanel,
    AppointPanel,
    EscalateComplaint,
    ExtendAnswer,
    ProposeLocalResolution,
    RecordPanelView,
    ReferToPanel,
    SeatNamed,
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
    | AnswerLocalResolution
    | AnswerPanel
    | AppointPanel
    | EscalateComplaint
    | ExtendAnswer
    | ProposeLocalResolution
    | RecordPanelView
    | ReferToPanel
    | LinkDispute
    | MergeInto
    | Reopen
    | TransferAuthority
    | CorrectFact
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
    "AnswerLocalResolution",
    "AnswerPanel",
    "AppointMediator",
    "AppointPanel",
    "ChildNamed",
    "ContactAdviser",
    "CorrectFact",
    "DisputeAsk",
    "EscalateComplaint",
    "ExtendAnswer",
    "FileDispute",
    "IssueCertificate",
    "LinkDispute",
    "MergeInto",
    "MoveClockTo",
    "NameDecisionMaker",
    "OfferSlots",
    "PromiseAsked",
    "ProposeLocalResolution",
    "RecordAgreement",
    "RecordPanelView",
    "RecordPromiseKept",
    "RecordSession",
    "ReferToPanel",
    "RegisterAppeal",
    "Reopen",
    "ReportNotArranged",
    "RequestBundle",
    "RespondToAnswer",
    "ReturnReferral",
    "SeatNamed",
    "SendReferral",
    "StateGrounds",
    "TransferAuthority",
    "Withdraw",
]
