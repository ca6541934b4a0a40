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
    AnswerForPromise,
    EndExemption,
    PauseService,
    PromiseService,
    RecordExemption,
    ResumeService,
)
from api.asks.grounds import (
    ChangeSections,
    DropGround,
    GroundAsked,
    GroundsAsk,
    RaiseGround,
    RecordClaim,
    RecordConciliation,
    TakeOtherRoutes,
)
from api.asks.links import (
    LinkDispute,
    MergeInto,
    Reopen,
    RuleOnConsolidation,
    TransferAuthority,
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
from api.asks.negotiation import (
    AcceptShortNotice,
    AnswerSlots,
    GiveFeedback,
    PostponeSession,
    ReissueCertificate,
    RevokeCertificate,
    SetPlace,
)
from api.asks.parties import (
    AddPerson,
    ConsentToShare,
    EndCapacity,
    RecordCapacity,
    RecordSchoolAgeEnd,
    RemovePerson,
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
from api.asks.sitting import (
    ConsentToAttendee,
    DeclareConflict,
    NameHealthDecisionMaker,
    ProposeAttendee,
    RecordAuthorityTold,
    RecordHealthSlots,
    RecordViews,
    RefuseAttendee,
    ReplaceMediator,
    ScreenFamily,
    SubmitPreparation,
    TellHealth,
    WaiveConflict,
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
from api.asks.standards import CiteStandard
from api.asks.tasks import AssignTask, HandOver
from api.asks.tribunal import TribunalAsk

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
    | ScreenFamily
    | TellHealth
    | RecordHealthSlots
    | NameHealthDecisionMaker
    | RecordAuthorityTold
    | DeclareConflict
    | WaiveConflict
    | ReplaceMediator
    | ProposeAttendee
    | ConsentToAttendee
    | RefuseAttendee
    | SubmitPreparation
    | RecordViews
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
    | RuleOnConsolidation
    | Reopen
    | TransferAuthority
    | CorrectFact
    | AssignTask
    | HandOver
    | RecordExemption
    | EndExemption
    | PromiseService
    | PauseService
    | ResumeService
    | AnswerForPromise
    | MoveClockTo
    | GroundsAsk
    | TribunalAsk
    | AddPerson
    | RemovePerson
    | RecordCapacity
    | EndCapacity
    | RecordSchoolAgeEnd
    | ConsentToShare
    | CiteStandard
)
"""Everything that can be asked of a dispute that is there; filing one and adding papers apart."""

__all__ = [
    "AcceptAgreement",
    "AcceptReferral",
    "AcceptShortNotice",
    "AcknowledgeComplaint",
    "AddDocument",
    "AddPerson",
    "AgreeSlot",
    "AmendPromise",
    "AnswerComplaint",
    "AnswerForPromise",
    "AnswerLocalResolution",
    "AnswerPanel",
    "AnswerSlots",
    "AppointMediator",
    "AppointPanel",
    "AssignTask",
    "ChangeSections",
    "ChildNamed",
    "CiteStandard",
    "ConsentToAttendee",
    "ConsentToShare",
    "ContactAdviser",
    "CorrectFact",
    "DeclareConflict",
    "DisputeAsk",
    "DropGround",
    "EndCapacity",
    "EndExemption",
    "EscalateBreach",
    "EscalateComplaint",
    "ExtendAnswer",
    "FileDispute",
    "GiveFeedback",
    "GroundAsked",
    "GroundsAsk",
    "HandOver",
    "IssueCertificate",
    "LinkDispute",
    "MergeInto",
    "MoveClockTo",
    "NameDecisionMaker",
    "NameHealthDecisionMaker",
    "NoteBreach",
    "OfferSlots",
    "PauseService",
    "PostponeSession",
    "PromiseAsked",
    "PromiseService",
    "ProposeAttendee",
    "ProposeLocalResolution",
    "RaiseGround",
    "RecordAgreement",
    "RecordAuthorityTold",
    "RecordCapacity",
    "RecordClaim",
    "RecordConciliation",
    "RecordExemption",
    "RecordHealthSlots",
    "RecordPanelView",
    "RecordPromiseKept",
    "RecordSchoolAgeEnd",
    "RecordSession",
    "RecordViews",
    "ReferToPanel",
    "RefuseAttendee",
    "RegisterAppeal",
    "ReissueCertificate",
    "RemovePerson",
    "Reopen",
    "ReplaceMediator",
    "ReportNotArranged",
    "RequestBundle",
    "RespondToAnswer",
    "ResumeService",
    "ReturnReferral",
    "RevokeCertificate",
    "RuleOnConsolidation",
    "ScreenFamily",
    "SeatNamed",
    "SendReferral",
    "SetPlace",
    "StateGrounds",
    "SubmitPreparation",
    "TakeOtherRoutes",
    "TellHealth",
    "TransferAuthority",
    "WaiveConflict",
    "Withdraw",
]
