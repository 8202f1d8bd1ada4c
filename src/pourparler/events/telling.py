"""Whether a clause tells of a happening, or frames a report, asks, points somebody out, or has nobody who could act.

In: a clause and the type of its frame. Out: whether to abstain; whether a word is only how, or to whom, it is told.
Refused: nothing; where none of the signs is there, the clause is told.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.clause import Clause
from pourparler.events.lexicon import event_lexicon
from pourparler.events.phrases import is_actor_word, owners
from pourparler.model.event import EventType

_WILLED: frozenset[EventType] = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT", "RETREAT", "AGREE"})
_FRIENDLY: frozenset[EventType] = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE", "ACCUSE", "REQUEST"})
_ANYBODY = frozenset({"those", "someone", "somebody", "anyone", "anybody", "whoever", "everyone", "people"})
_HELD = frozenset(
    {"support", "oppose", "back", "favor", "favour", "refuse", "reject", "endorse", "resist", "defend", "champion",
     "uphold", "shun", "ignore", "defy"}
)  # fmt: skip
"""Verbs of what somebody holds for long; in the present they tell of no day."""
_FOR_LONG = frozenset({"always", "long", "consistently", "historically", "traditionally", "generally"})
_ASIDE = frozenset(
    {"response", "return", "turn", "retaliation", "addition", "advance", "exchange", "fact", "order", "effect"}
)


def untold(clause: Clause, type_: EventType, *, of_things: bool = False) -> bool:
    """Whether a clause whose frame has this type tells of no happening; `of_things`: the frame names what acts."""
    return (
        _is_question_told(clause)
        or _is_asked_after(clause)
        or _points_out(clause)
        or _is_of_reader(clause)
        or _is_alarm(clause, type_)
        or _is_of_oneself(clause)
        or _is_view(clause, type_)
        or _is_body_sitting(clause, type_)
        or _is_aim_of_measure(clause)
        or _is_as_said_before(clause)
        or _is_standing_view(clause, type_)
        or _is_of_anybody(clause)
        or (type_ in _FRIENDLY and _is_nothing(clause))
        or (type_ in _WILLED and not of_things and _is_done_by_thing(clause))
    )


def is_aside(head: Token, type_: EventType) -> bool:
    """Whether a word is how a thing is done or who is told of it: "in *response*", "complained to *journalists*"."""
    lemma = head.lemma_.lower()
    if head.pos_ == "NUM" and type_ in ("REQUEST", "AGREE", "REJECT"):
        return True
    if lemma in _ASIDE and head.dep_ == "pobj":
        return True
    if head.dep_ != "pobj":
        return False
    spoken_to = head.head.lower_ in ("to", "with") and lemma in event_lexicon().classes["press"]
    written = type_ == "REQUEST" and head.head.lower_ in ("on", "via") and lemma in event_lexicon().classes["platform"]
    return spoken_to or written


def _is_question_told(clause: Clause) -> bool:
    """ "Asked whether he would go", "asked why", "was asked for hope": a question of reporters, no request."""
    verb = clause.verb
    if verb.lemma_ not in ("ask", "press", "question"):
        return False
    if clause.passive and clause.kind not in ("infinitive", "order"):
        return True
    asked = clause.complement
    inner = asked if asked is not None else next((c for c in verb.children if c.dep_ in ("ccomp", "advcl")), None)
    opens = next((t for t in verb.doc[verb.i + 1 : inner.i + 1]), None) if inner is not None else None
    if opens is not None and inner is not None and inner.i - verb.i < 12:
        words = {t.lower_ for t in verb.doc[verb.i + 1 : inner.i + 1]}
        return bool(words & {"whether", "if", "why", "how", "who", "what", "when", "where", "which"})
    return False


def _is_asked_after(clause: Clause) -> bool:
    """ "Who speaks for them?", "who is to blame?": the doer is what is asked for."""
    verb = clause.verb
    first = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    host = verb.head if verb.dep_ == "xcomp" else verb
    first = first or next((c for c in host.children if c.dep_ == "nsubj"), None)
    which = first is not None and any(c.tag_ in ("WDT", "WP$") or c.lower_ == "what" for c in first.lefts)
    return first is not None and (first.tag_ in ("WP", "WDT") or which) and host.dep_ not in ("relcl", "acl", "conj")


def _points_out(clause: Clause) -> bool:
    """ "*Those who* gave the order", "someone who agrees": a clause that only says who is meant."""
    verb = clause.verb
    return verb.dep_ == "relcl" and verb.head.lower_ in _ANYBODY and verb.head.ent_type_ == ""


def _is_of_reader(clause: Clause) -> bool:
    """ "You agree to the terms", "thank you for your patience": words of a page to its reader."""
    you = any(h.lower_ == "you" for h in (*clause.subjects, *clause.objects))
    quoted = sum(t.is_quote or t.text in '“”"' for t in clause.verb.sent) > 0
    return you and not quoted and clause.verb.lemma_ in ("agree", "thank", "support", "allow", "help", "invite", "urge")


def _is_view(clause: Clause, type_: EventType) -> bool:
    """ "We all agree that the plan failed": of one mind about what was, and not about what to do."""
    inner = clause.complement
    if type_ != "AGREE" or clause.kind != "clause" or inner is None or clause.verb.lemma_ not in ("agree", "concur"):
        return False
    return inner.tag_ != "VB" and not any(c.tag_ == "MD" for c in inner.children)


def _is_of_oneself(clause: Clause) -> bool:
    """ "We will defend ourselves"."""
    heads = (*clause.objects, *clause.prepositions.get("for", ()))
    return bool(heads) and all(h.lower_.endswith(("self", "selves")) for h in heads) and clause.verb.lemma_ != "blow"


def _is_alarm(clause: Clause, type_: EventType) -> bool:
    """ "Warned of a famine", "warned that winter was near": a danger that the speaker does not mean to bring."""
    verb = clause.verb
    if type_ != "THREATEN" or verb.lemma_ not in ("warn", "caution", "alert"):
        return False
    if any(is_actor_word(h) for h in (*clause.objects, *clause.prepositions.get("against", ()))):
        return False
    meant = event_lexicon().classes["consequences"]
    if any(h.lemma_ in meant for p in ("of", "about") for h in clause.prepositions.get(p, ())):
        return False
    inner = clause.complement
    if inner is None or clause.kind != "clause":
        return True
    own = [c for c in inner.children if c.dep_ == "nsubj"]
    willed = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll") for c in inner.children)
    return not (willed and any(c.lower_ in ("it", "he", "she", "they", "we", "i") for c in own))


def _is_body_sitting(clause: Clause, type_: EventType) -> bool:
    """ "The council met": one party alone meets nobody."""
    if type_ != "CONSULT" or clause.verb.lemma_ not in ("meet", "confer", "hold", "deliberate", "gather"):
        return False
    others = [h for p in ("with", "between") for h in clause.prepositions.get(p, ())]
    if others or len(clause.subjects) != 1 or any(is_actor_word(h) for h in clause.objects):
        return False
    one = clause.subjects[0]
    single = one.tag_ in ("NN", "NNP") or one.lower_ in ("he", "she", "it", "i")
    return single and not any(True for head in clause.objects for _ in owners(head))


def _is_aim_of_measure(clause: Clause) -> bool:
    """ "Imposed sanctions, *targeting* two firms", "sued, targeting": the measure is told, and it is no blow."""
    verb = clause.verb
    if verb.lemma_ not in ("target", "hit") or verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl"):
        return False
    host, told = verb.head, event_lexicon().classes["sanctions"] | event_lexicon().classes["lawsuit"]
    heads = (host, *(c for c in host.children if c.dep_ in ("dobj", "nsubjpass", "nsubj")))
    return any(head.lemma_ in told for head in heads)


def _is_as_said_before(clause: Clause) -> bool:
    """ "Sent a message, *as requested* by Venn", "as agreed": how a thing was done, told before."""
    verb = clause.verb
    before = verb.nbor(-1).lower_ if verb.i > verb.sent.start else ""
    return verb.tag_ == "VBN" and before == "as" and verb.dep_ in ("advcl", "pcomp", "prep")


def _is_standing_view(clause: Clause, type_: EventType) -> bool:
    """ "A plan that Venn *opposes*", "has always *supported*": what somebody holds, and no day on which he said it."""
    verb = clause.verb
    if type_ not in ("SUPPORT", "REJECT") or verb.lemma_ not in _HELD or clause.passive:
        return False
    if any(c.lower_ in _FOR_LONG for c in verb.children):
        return True
    return verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP") and not any(c.dep_ == "aux" for c in verb.children)


def _is_of_anybody(clause: Clause) -> bool:
    """ "While *one nation* invades *another*": nobody in particular."""
    another = bool(clause.objects) and all(h.lower_ in ("another", "anyone", "anybody") for h in clause.objects)
    one = any(c.lower_ in ("one", "a", "any") for h in clause.subjects for c in h.lefts)
    return another and one and all(h.pos_ == "NOUN" for h in clause.subjects)


def _is_nothing(clause: Clause) -> bool:
    """ "Gave no details", "regretted nothing"."""
    return any(h.lower_ == "nothing" or any(d.lower_ == "no" for d in h.lefts) for h in clause.objects)


def _is_done_by_thing(clause: Clause) -> bool:
    """ "The success has fed pride", "your donation allows us": what wills nothing does nothing willed."""
    if clause.passive or not clause.subjects:
        return False
    classes = event_lexicon().classes
    papers = classes["agreement"] | classes["offer"] | classes["talks"] | classes["ceasefire"]
    heads = clause.subjects
    return not any(
        is_actor_word(h)
        or (h.pos_ in ("PRON", "PROPN") and h.lower_ not in ("this", "that", "these", "which"))
        or h.lemma_ in papers
        or any(True for _ in owners(h, doing=True))
        for h in heads
    )
