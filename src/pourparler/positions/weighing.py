"""Which issue the words of a stance are about, and which one an article is mostly about.

In: tokens, the tree of issues. Out: the slug of an issue, with how sure that is.
Refused: nothing; what tells none is None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from pourparler.language import ParsedArticle
from pourparler.positions.issues import IssueTree, Told

TALKS = "format-and-mediators"
"""The issue of whether and how to talk: it gives way to what the talks are to be about."""

_PLACES = frozenset({"in", "at", "inside", "near", "across", "within", "throughout"})
_HOLDING = frozenset({"settlement", "settler", "presence", "rule", "control", "stay", "remain", "claim", "interest"})


def chief_issue(parsed: ParsedArticle, tree: IssueTree) -> str | None:
    """The one issue that an article is mostly about, which "the deal" and "the offer" stand for: the one named by far
    most, else that of its first sentence.
    """
    total: dict[str, int] = {}
    for passage in parsed.passages:
        for told in (told for sentence in passage.sentences() for told in tree.told(sentence)):
            if told.phrase.grade == "strong" and told.phrase.issue != TALKS:
                total[told.phrase.issue] = total.get(told.phrase.issue, 0) + 1
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked and ranked[0][1] > 1 and (len(ranked) == 1 or ranked[0][1] >= 1.5 * ranked[1][1]):
        return ranked[0][0]
    first = next((sentence for passage in parsed.passages for sentence in passage.sentences()), None)
    lead = best_issue(tuple(first), tree) if first is not None else None
    return lead[0] if lead is not None and lead[1] == 1.0 and lead[0] != TALKS else None


def best_issue(tokens: Sequence[Token], tree: IssueTree) -> tuple[str, float] | None:
    """The issue that tokens tell, with how sure that is; where talks are spoken of, what they are to be about."""
    scores = tree.scores(tokens)
    told = [t for t in tree.told(tokens) if not _is_where(t, tokens)]
    weak = Counter(t.phrase.issue for t in {(t.phrase.issue, t.phrase.words): t for t in told}.values())
    scores = {issue: weight for issue, weight in scores.items() if any(t.phrase.issue == issue for t in told)}
    strong = {t.phrase.issue for t in told if t.phrase.grade == "strong" or weak[t.phrase.issue] > 1}
    sure = [issue for issue in scores if issue in strong]
    about = [issue for issue in sure if issue != TALKS]
    if about:
        return about[0], 1.0
    if sure:
        return TALKS, 1.0
    faint = [issue for issue in scores if issue != TALKS] or list(scores)
    return (faint[0], 0.75) if faint else None


def _is_where(told: Told, tokens: Sequence[Token]) -> bool:
    """Whether a territory is only where something is done: "an inquiry into the shots on the island"."""
    last = tokens[told.end - 1]
    at = last.dep_ == "pobj" and last.head.lower_ in _PLACES and last.head.head.pos_ in ("VERB", "NOUN")
    return told.phrase.issue == "territory" and at and last.head.head.lemma_.lower() not in _HOLDING
