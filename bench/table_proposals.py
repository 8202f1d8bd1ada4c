"""Proposals, terms and answers against what is known: the demo's planted ones, and the labels of 30 real articles.

    python -m bench.table_proposals demo [--errors]
    python -m bench.table_proposals labels [LABELS] [--shared ../shared] [--errors]

In: demo/planted.yaml, or bench/labels/table.jsonl with the articles of ../shared. Out: figures as JSON: of the terms
how many were found (words shared by half of the shorter), of those found how many have the side obliged, the side that
gains and the issue right, the share of terms read that are in the labels; of the answers how many are found and right.
Refused: a missing file, with exit status 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.planted import DEMO, demo_extractions, place
from pourparler.actors import Registry
from pourparler.model import Answer, Article, Extraction, Proposal, Span, Term
from pourparler.pipeline import Pipeline
from pourparler.sources import read

LABELS = Path(__file__).parent / "labels" / "table.jsonl"
HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTerm:
    """A term that is known to be there."""

    text: Span
    issue: str | None
    obliged: frozenset[str]
    beneficiary: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedAnswer:
    """An answer that is known to be there; `term` is the issue of the term it is about, None for the whole."""

    party: str
    answer: str
    text: Span
    term: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is known of one article."""

    terms: tuple[WantedTerm, ...]
    answers: tuple[WantedAnswer, ...]


def overlap(one: Span, other: Span) -> float:
    """Code points shared, over those of the shorter.

    >>> overlap(Span(0, 10), Span(5, 30))
    0.5
    """
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / min(one.end - one.start, other.end - other.start)


def planted(extractions: dict[str, Extraction]) -> dict[str, Wanted]:
    """What is planted in each article of the demo."""
    rows = yaml.safe_load((DEMO / "planted.yaml").read_text("utf-8"))
    issues = {row["id"]: row["issue"] for row in rows["terms"]}
    terms: dict[str, list[WantedTerm]] = defaultdict(list)
    answers: dict[str, list[WantedAnswer]] = defaultdict(list)
    for row in rows["terms"]:
        span = place(extractions[row["article"]].article.text, row["words"])
        assert span is not None
        terms[row["article"]].append(_term(row, span, str))
    for row in rows["answers"]:
        span = place(extractions[row["article"]].article.text, row["words"])
        assert span is not None
        issue = issues[row["term"]] if row["term"] else None
        answers[row["article"]].append(WantedAnswer(party=row["party"], answer=row["answer"], text=span, term=issue))
    return {name: Wanted(terms=tuple(terms[name]), answers=tuple(answers[name])) for name in extractions}


def labelled(path: Path, slug: Callable[[str], str]) -> Iterator[tuple[str, Wanted]]:
    """What the labels hold, by article."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        terms, answers = [], []
        for proposal in row.get("proposals", ()):
            told = [_term(term, Span(*term["text"]), slug) for term in proposal.get("terms", ())]
            terms += told
            for answer in proposal.get("answers", ()):
                at = answer.get("term")
                issue = told[at].issue if isinstance(at, int) and at < len(told) else None
                answers.append(
                    WantedAnswer(
                        party=slug(answer["party"]), answer=answer["answer"], text=Span(*answer["text"]), term=issue
                    )
                )
        yield row["article"], Wanted(terms=tuple(terms), answers=tuple(answers))


def _term(row: dict[str, Any], span: Span, slug: Callable[[str], str]) -> WantedTerm:
    return WantedTerm(
        text=span,
        issue=row.get("issue"),
        obliged=frozenset(map(slug, row.get("obliged", ()))),
        beneficiary=frozenset(map(slug, row.get("beneficiary", ()))),
    )


def pairs(wanted: Iterable[WantedTerm], found: Iterable[Term]) -> list[tuple[WantedTerm, Term]]:
    """Terms known and found, one to one, by falling overlap."""
    some, others = list(wanted), list(found)
    scored = sorted(
        ((overlap(w.text, f.text), i, j) for i, w in enumerate(some) for j, f in enumerate(others)),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    left, right, kept = set(range(len(some))), set(range(len(others))), []
    for score, i, j in scored:
        if score >= HALF and i in left and j in right:
            left.remove(i)
            right.remove(j)
            kept.append((some[i], others[j]))
    return kept


def figures(wanted: dict[str, Wanted], extractions: dict[str, Extraction], *, errors: bool) -> dict[str, Any]:
    """The counts and shares over all articles; with `errors`, what was missed goes to standard error."""
    counts: dict[str, int] = defaultdict(int)
    for name, known in wanted.items():
        text = extractions[name].article.text
        proposals = extractions[name].proposals
        terms = [term for proposal in proposals for term in proposal.terms]
        met = pairs(known.terms, terms)
        counts["terms"] += len(known.terms)
        counts["terms_read"] += len(terms)
        counts["terms_found"] += len(met)
        for one, other in met:
            right = {
                "obliged": one.obliged == frozenset(other.obliged),
                "beneficiary": one.beneficiary == frozenset(other.beneficiary),
                "issue": one.issue == other.issue,
            }
            for part, is_right in right.items():
                counts[f"{part}_right"] += is_right
                if errors and not is_right:
                    _tell(f"{part}: {getattr(one, part)!s} read as {getattr(other, part)!s}", one.text, text)
        if errors:
            _missed(known, met, terms, text)
        _answers(known, proposals, text, counts, errors=errors)
    return _shares(counts)


def _missed(known: Wanted, met: list[tuple[WantedTerm, Term]], terms: list[Term], text: str) -> None:
    for term in known.terms:
        if all(one is not term for one, _ in met):
            _tell("missed term", term.text, text)
    for read_ in terms:
        if all(other is not read_ for _, other in met):
            _tell("term not in the labels", read_.text, text)


def _answers(known: Wanted, proposals: Iterable[Proposal], text: str, counts: dict[str, int], *, errors: bool) -> None:
    found = [(answer, proposal) for proposal in proposals for answer in proposal.answers]
    counts["answers"] += len(known.answers)
    counts["answers_read"] += len(found)
    for wanted in known.answers:
        near = [(a, p) for a, p in found if a.party == wanted.party and overlap(a.text, wanted.text) >= HALF]
        about = [a for a, p in near if _issue(a, p) == wanted.term]
        counts["answers_found"] += bool(about)
        counts["answers_right"] += any(a.answer == wanted.answer for a in about)
        if errors and not any(a.answer == wanted.answer for a in about):
            _tell(f"missed answer: {wanted.party} {wanted.answer} {wanted.term}", wanted.text, text)
    for answer, proposal in found if errors else ():
        same = (w for w in known.answers if w.party == answer.party and overlap(answer.text, w.text) >= HALF)
        if not any(w.answer == answer.answer for w in same):
            _tell(
                f"answer not in the labels: {answer.party} {answer.answer} {_issue(answer, proposal)}",
                answer.text,
                text,
            )


def _issue(answer: Answer, proposal: Proposal) -> str | None:
    return proposal.terms[answer.term].issue if answer.term is not None else None


def _shares(counts: dict[str, int]) -> dict[str, Any]:
    def share(part: str, of: str) -> float | None:
        return round(counts[part] / counts[of], 3) if counts[of] else None

    return {
        **counts,
        "term_recall": share("terms_found", "terms"),
        "terms_in_labels": share("terms_found", "terms_read"),
        "obliged": share("obliged_right", "terms_found"),
        "beneficiary": share("beneficiary_right", "terms_found"),
        "issue": share("issue_right", "terms_found"),
        "answer_recall": share("answers_right", "answers"),
    }


def _tell(what: str, span: Span, text: str) -> None:
    print(f"{what}: {' '.join(span.of(text).split())[:160]}", file=sys.stderr)


def slugs(registry: Registry) -> Callable[[str], str]:
    """From a side's name, as the labels have it, to its slug."""

    def slug(name: str) -> str:
        found = registry.read(name, on=None).resolution.actor
        return (found.party or found.id) if found is not None else name.lower().replace(" ", "-")

    return slug


def of_labels(path: Path, shared: Path, *, errors: bool) -> dict[str, Any]:
    """The figures over the labelled articles."""
    wanted = dict(labelled(path, slugs(Registry.load())))
    articles = [a for a in read([shared / "articles" / "negotiations-2025-05.jsonl"]) if isinstance(a, Article)]
    chosen = [article for article in articles if article.id in wanted]
    extractions = {e.article.id: e for e in Pipeline.with_actors([]).extract_many(chosen)}
    missing = sorted(set(wanted) - set(extractions))
    if missing:
        raise FileNotFoundError(f"{len(missing)} labelled articles are not there, {missing[0]} among them")
    return figures(wanted, extractions, errors=errors)


def main() -> int:
    """Run from the prompt."""
    parser = argparse.ArgumentParser(description="Proposals, terms and answers against what is known.")
    parser.add_argument("what", choices=["demo", "labels"])
    parser.add_argument("labels", nargs="?", type=Path, default=LABELS)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--errors", action="store_true", help="what was missed, on standard error")
    given = parser.parse_args()
    try:
        if given.what == "demo":
            extractions = demo_extractions()
            shown = figures(planted(extractions), extractions, errors=given.errors)
        else:
            shown = of_labels(given.labels, given.shared, errors=given.errors)
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    print(json.dumps(shown, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
