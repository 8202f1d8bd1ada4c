"""Proposals as the JSON that the contract promises, and back.

In: a `Proposal` of one article, or its JSON object. Out: the other of the two.
Refused: an object with a key missing or a value of another type (KeyError, TypeError or ValueError).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pourparler.model.proposal import Answer, AnswerKind, Proposal, Publication, Term
from pourparler.record.parts_shape import JSON, evidence_from, evidence_json, span_from, span_json, spans_from


def proposal_json(proposal: Proposal) -> JSON:
    """A proposal with its terms and answers; `term` of an answer is the index of the term, null for the whole.

    >>> from pourparler.model import Evidence, Span
    >>> plan = Proposal(id="p-1", article_id="a-1", name="the Brennian plan", mentions=(Span(0, 17),),
    ...     terms=(Term(issue="withdrawal", text=Span(18, 40), obliged=("orrund",)),),
    ...     answers=(Answer(party="kessary", answer="open", text=Span(50, 60), term=0),),
    ...     evidence=Evidence(rule="named", version="1", confidence=0.8))
    >>> proposal_json(plan)["terms"][0]["obliged"], proposal_from(proposal_json(plan), article="a-1") == plan
    (['orrund'], True)
    """
    return {
        "id": proposal.id,
        "name": proposal.name,
        "author": list(proposal.author),
        "recipients": list(proposal.recipients),
        "unseen": list(proposal.unseen),
        "publication": proposal.publication,
        "version": proposal.version,
        "answers_to": proposal.answers_to,
        "mentions": [span_json(span) for span in proposal.mentions],
        "terms": [term_json(term) for term in proposal.terms],
        "answers": [answer_json(answer) for answer in proposal.answers],
        "evidence": evidence_json(proposal.evidence),
    }


def term_json(term: Term) -> JSON:
    """What is to be done, by whom, for whom; `reported_by` is the statement in which it is told."""
    return {
        "issue": term.issue,
        "obliged": list(term.obliged),
        "beneficiary": list(term.beneficiary),
        "text": span_json(term.text),
        "reported_by": term.reported_by,
    }


def answer_json(answer: Answer) -> JSON:
    """A side's answer to the whole or to a term; `statement` is the one that gives it."""
    return {
        "party": answer.party,
        "answer": answer.answer,
        "term": answer.term,
        "text": span_json(answer.text),
        "statement": answer.statement,
    }


def proposal_from(shown: Mapping[str, Any], *, article: str) -> Proposal:
    """The proposal that was shown as one of `article`."""
    return Proposal(
        id=shown["id"],
        article_id=article,
        name=shown["name"],
        mentions=spans_from(shown["mentions"]),
        evidence=evidence_from(shown["evidence"]),
        author=tuple(shown["author"]),
        recipients=tuple(shown.get("recipients", ())),
        unseen=tuple(shown.get("unseen", ())),
        publication=cast("Publication | None", shown.get("publication")),
        version=shown.get("version"),
        answers_to=shown.get("answers_to"),
        terms=tuple(_term(term) for term in shown.get("terms", ())),
        answers=tuple(_answer(answer) for answer in shown.get("answers", ())),
    )


def _term(shown: Mapping[str, Any]) -> Term:
    return Term(
        issue=shown["issue"],
        text=span_from(shown["text"]),
        obliged=tuple(shown["obliged"]),
        beneficiary=tuple(shown["beneficiary"]),
        reported_by=shown.get("reported_by"),
    )


def _answer(shown: Mapping[str, Any]) -> Answer:
    return Answer(
        party=shown["party"],
        answer=cast(AnswerKind, shown["answer"]),
        text=span_from(shown["text"]),
        term=shown.get("term"),
        statement=shown.get("statement"),
    )
