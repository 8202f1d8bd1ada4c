"""Which language a text is in.

In: the text. Out: an ISO 639-1 code, or None where it cannot be told.
Refused: to condemn a short text: below twenty words only a foreign script is told.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_ENOUGH_WORDS = 20
_SAMPLE = 4000
_SURE = 0.95
_PLAIN = frozenset(
    [
        "and",
        "been",
        "from",
        "has",
        "have",
        "of",
        "said",
        "that",
        "the",
        "their",
        "they",
        "this",
        "which",
        "with",
        "would",
    ]
)
"""Words that are frequent in English and, together, in nothing else."""
_PLAINLY = 0.08
"""The share of them from which a text is English, whatever else: the model, slow to load, is not asked."""


def detect(text: str) -> str | None:
    """The language of `text`, from up to 4000 characters of its middle; None where it is too short or too mixed.

    >>> detect("The two delegations will meet again in Kolwa next week, the mediator told reporters after "
    ...        "the session, but neither side would say what had been agreed.")
    'en'
    >>> detect("Kolwa talks") is None
    True
    """
    start = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[start : start + _SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    if len(letters) < 20:
        return None
    foreign = sum(1 for char in letters if char > "\u024f")
    if len(sample.split()) < _ENOUGH_WORDS and foreign < len(letters) / 2:
        return None
    if _is_plainly_english(sample):
        return "en"
    code, sure = _identifier().classify(sample)
    sure_enough = sure >= _SURE or (code != "en" and foreign > len(letters) / 2)  # in that script it is not English
    return str(code) if sure_enough else None


def _is_plainly_english(sample: str) -> bool:
    """Whether every third part of a text that is long enough is full of English words."""
    words = sample.lower().split()
    third = len(words) // 3
    parts = (words[:third], words[third : 2 * third], words[2 * third :])
    return third >= _ENOUGH_WORDS and all(sum(w in _PLAIN for w in part) >= _PLAINLY * len(part) for part in parts)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
