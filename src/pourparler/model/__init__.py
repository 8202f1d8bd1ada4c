"""What a record is made of: types only; imports nothing of ours but the value `Problem`."""

from pourparler.model.actor import Actor, ActorKind, Resolution
from pourparler.model.article import TOLD, Article, Block, BlockRole, Fact, Origin, PageKind, Published
from pourparler.model.event import (
    QUADS,
    Category,
    Event,
    EventPlace,
    EventStatus,
    EventType,
    Participant,
    Quad,
    Quantity,
)  # fmt: skip
from pourparler.model.evidence import Evidence
from pourparler.model.extraction import Extraction
from pourparler.model.identity import (
    article_id,
    commitment_id,
    digest,
    entry_id,
    position_id,
    proposal_id,
    talks_id,
)  # fmt: skip
from pourparler.model.position import Commitment, Figure, Position, Stance
from pourparler.model.proposal import Answer, AnswerKind, Proposal, Publication, Term
from pourparler.model.span import Span, hull
from pourparler.model.statement import Act, Addressee, Form, Kind, Link, Place, Polarity, Statement
from pourparler.model.talks import Talks, TalksKind, TalksStatus, Turn
from pourparler.model.voice import Voice, VoiceKind
from pourparler.model.when import Precision, When

__all__ = [
    "QUADS", "TOLD", "Act", "Actor", "ActorKind", "Addressee", "Answer", "AnswerKind", "Article", "Block",
    "BlockRole", "Category", "Commitment", "Event", "EventPlace", "EventStatus", "EventType", "Evidence",
    "Extraction", "Fact", "Figure", "Form", "Kind", "Link", "Origin", "PageKind", "Participant", "Place", "Polarity",
    "Position", "Precision", "Proposal", "Publication", "Published", "Quad", "Quantity", "Resolution", "Span",
    "Stance", "Statement", "Talks", "TalksKind", "TalksStatus", "Term", "Turn", "Voice", "VoiceKind", "When",
    "article_id", "commitment_id", "digest", "entry_id", "hull", "position_id", "proposal_id", "talks_id",
]  # fmt: skip
