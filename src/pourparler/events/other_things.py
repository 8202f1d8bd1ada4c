"""Whether the words of a frame tell another thing: a state, a role, a feeling, a paper, one firm.

In: a clause, the frame that it satisfies, its standing. Out: whether to abstain.
Refused: to judge who stands in it; that is known later.
"""

from __future__ import annotations

from spacy.tokens import Token

from pourparler.events.clause import Clause
from pourparler.events.lexicon import event_lexicon
from pourparler.events.modality import Standing
from pourparler.events.phrases import is_actor_word
from pourparler.events.senses import VerbFrame
from pourparler.events.sides import given_by
from pourparler.events.telling import untold

_WARDING = frozenset({"repel", "repulse", "fend", "ward", "beat", "foil", "thwart", "withstand"})
_FELT = frozenset({"devastate", "shatter", "crush", "destroy", "stun", "shock", "rock", "rattle", "wreck", "break"})
"""What is done to people in their feelings, where nobody is told to do it."""
_ABSTRACT = ("tion", "sion", "ness", "ity", "ism", "ics", "ence", "ance", "ship", "dom")


def is_another_thing(clause: Clause, frame: VerbFrame, stands: Standing) -> bool:
    """Whether the words around the verb turn its sense: "does not rule it out", "a movement sparked by his death"."""
    verb = clause.verb
    if frame.type == "REJECT" and (stands.status == "denied" or any(c.dep_ == "neg" for c in verb.children)):
        return True  # "does not rule it out"
    if frame.doer and clause.passive:
        return True  # "a movement sparked by his death"
    if _is_attribute(verb) or _is_no_deed_of_people(clause, frame):
        return True
    if stands.status == "denied" and verb.dep_ == "pcomp" and verb.sent[-1].text == "?":
        return True  # "how is Orsk to do it without taking the town?"
    return frame.ahead and not stands.ahead  # to control is a state; "will control" is a threat


def _is_no_deed_of_people(clause: Clause, frame: VerbFrame) -> bool:
    """ "The delegation is *headed* by Venn", "data on the operation *released* by", "she was *devastated*"."""
    verb = clause.verb
    if frame.doer and verb.lemma_ in _WARDING and not given_by(frame, clause):
        return True  # "air defences repelled an attack": whose, nobody says
    if frame.mode == "visit" and clause.passive and not frame.object and "object" not in frame.recipient:
        return True
    if verb.lemma_ == "release" and not clause.passive and not clause.objects:
        return True  # "those deported and released from a camp", read as who releases
    if verb.lemma_ == "release" and clause.objects and all(_is_abstract(head) for head in clause.objects):
        return True
    felt = frame.type == "ASSAULT" and clause.passive and verb.lemma_ in _FELT and not clause.subjects
    people = (h for h in clause.objects if h.pos_ in ("PRON", "PROPN") and h.lower_ not in ("it", "which", "that"))
    return felt and any(h.ent_type_ not in ("GPE", "LOC", "FAC", "ORG") for h in people)


def _is_attribute(verb: Token) -> bool:
    """ "Their dead and *wounded* comrades": a participle beside an adjective, before its noun."""
    words = verb.doc[max(0, verb.i - 2) : verb.i + 2]
    return verb.tag_ == "VBN" and [w.pos_ for w in words] == ["ADJ", "CCONJ", "VERB", "NOUN"]


def is_untold(clause: Clause, frame: VerbFrame) -> bool:
    """Whether the clause has the words of an event and tells none, unless the encoder is sure that it does."""
    verb = clause.verb
    if untold(clause, frame.type, of_things=bool(frame.subject)):
        return True
    if verb.dep_ in ("amod", "compound") or _is_background(verb, clause, frame):
        return True
    if frame.type == "ASSAULT" and clause.objects and all(_is_no_target(head) for head in clause.objects):
        return True
    if clause.passive and frame.type == "SUPPORT" and not clause.subjects and verb.i == verb.sent.start:
        return True  # "supported by our readers"
    lasting = any(c.lower_ in ("is", "are") for c in verb.children) and not any(
        c.lower_ == "being" for c in verb.children
    )
    if clause.passive and frame.type in ("SUPPORT", "AID") and lasting:
        return True  # "the forum is supported by the palace": a state
    if _is_of_one_firm(clause, frame):
        return True
    return (
        frame.mode == "restrict"
        and clause.passive
        and not clause.subjects
        and verb.lemma_ in ("force", "compel", "prevent")
    )  # "we were forced to see"


def _is_of_one_firm(clause: Clause, frame: VerbFrame) -> bool:
    """ "*Harbour Foods* shares fell": of one firm, and no news of the market."""
    heads = clause.subjects if frame.category == "market" else ()
    return any(c.ent_type_ == "ORG" and c.dep_ in ("compound", "poss", "nmod") for head in heads for c in head.lefts)


def _is_no_target(head: Token) -> bool:
    """ "Hit sales *estimates*", "attacked the *idea*": what no blow falls on."""
    if head.pos_ != "NOUN" or head.ent_type_ != "" or is_actor_word(head):
        return False
    lemma, classes = head.lemma_.lower(), event_lexicon().classes
    real = classes["standing_things"] | classes["attack"] | event_lexicon().nouns.keys()
    return lemma in classes["no_targets"] or (lemma.endswith(_ABSTRACT) and lemma not in real)


def _is_abstract(head: Token) -> bool:
    return head.pos_ == "NOUN" and not is_actor_word(head) and head.lemma_.lower().endswith(_ABSTRACT)


def _is_background(verb: Token, clause: Clause, frame: VerbFrame) -> bool:
    """Whether the words only describe a thing: "occupied territory", "a plan that would curb", "no talks scheduled"."""
    host = verb.head
    if verb.tag_ == "VBN" and verb.i > 1 and verb.nbor(-1).dep_ == "cc" and verb.nbor(-2).pos_ == "ADJ":
        return True  # "left their dead and *wounded* comrades"
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VBN"
        and (verb.lemma_ in ("occupy", "schedule", "plan") or not clause.subjects)
    ):
        return True
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and host.pos_ == "NOUN"
        and not is_actor_word(host)
        and not frame.speech
    ):
        return True
    if any(d.lower_ == "no" for head in clause.objects for d in head.lefts) and frame.type in ("CONSULT", "AGREE"):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and frame.type in ("SUPPORT", "AGREE", "CONSULT", "REQUEST"):
        return True  # "a statement signed by three hundred"
    papers = (
        event_lexicon().classes["request"] | event_lexicon().classes["offer"] | event_lexicon().classes["agreement"]
    )
    paper = any(head.lemma_ in papers for head in clause.subjects)
    return paper and not frame.subject and not frame.speech and frame.type != "REJECT" and frame.category is None
