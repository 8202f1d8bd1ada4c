"""The stages beside attribution, each a section of docs/benchmarks.md with its pinned figures.

In: what each bench measures. Out: `Section`s: title, words, a table, figures by name in percent.
Refused: nothing; where the shared folder is missing the bench is not run at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bench import (
    actors,
    attribution,
    dates,
    events,
    labelled,
    mentions,
    pages,
    second_look,
    slices,
    table_positions,
    table_proposals,
    table_talks,
    voice,
)  # fmt: skip
from bench.costs import costs
from bench.section import Section, percent, shown

MENTIONS = (mentions.MENTIONS, mentions.SEVENTH, mentions.SECOND, mentions.EIGHTH)
HEIDELTIME = ("HeidelTime on TempEval-3 platinum, another set", "81.8", "90.7", "78.1", "94.4")


def sections(*, quick: bool, crawl: bool, sealed: bool) -> Iterator[Section]:
    """Every section; `quick` leaves out speeds, `crawl` takes in the 10,000 pages."""
    yield slices_section(slices.measure(gold=attribution.polnear(), nested=False))
    yield labelled_section(labelled.measure(sealed=sealed), attribution.agreement())
    yield second_look_section(second_look.measure(sealed=sealed))
    yield voice_section({split: voice.measure(voice.real(split)) for split in splits(sealed=sealed)})
    yield dates_section(dates.measure())
    yield actors_section(actors.measure(attribution.SHARED), None if quick else actors.speed())
    yield mentions_section({path.stem: mentions.score(path) for path in MENTIONS})
    yield events_section(events.measure(attribution.SHARED))
    terms = table_proposals.of_labels(table_proposals.LABELS, attribution.SHARED, errors=False)
    yield table_section(table_talks.measure(), terms, table_positions.measure())
    yield pages_section(pages.measure())
    yield from costs(quick=quick, crawl=crawl)


def slices_section(found: Mapping[str, Mapping[str, float]]) -> Section:
    """What is found of each construction of PolNeAR's development articles."""
    rows = [
        (name, str(int(row["n"])), percent(row["content"]), percent(row["all"]))
        for name, row in found.items()
        if row["n"] >= slices.FEW
    ]
    return Section(
        title="By construction",
        words="Recall on PolNeAR dev: of the gold attributions of a slice, those whose content is found, and those of "
        "which source and cue are right too. A cue is a speech verb where the shared scorer's pattern knows it; the "
        "rest are attitudes, nouns and the like. Peers on the test split: GenderGapTracker finds 7 % of split "
        "quotations; cues that are no speech verbs 6 %, Citron 23 %.",
        head=("slice", "n", "content found, %", "all right, %"), rows=tuple(rows),
        figures={
            f"PolNeAR dev: found of {name}": round(100 * found[name]["content"], 1)
            for name in ("split quotations", "cues that are no speech verbs")
        },
    )  # fmt: skip


def labelled_section(found: Mapping[str, Mapping[str, float]], agreement: Mapping[str, Any]) -> Section:
    """Addressees, chains and acts on the labelled real articles."""
    names = [name for name in next(iter(found.values())) if name not in ("n", "found")]
    both = agreement["attr:all"]
    rows = [(f"{split} (n = {int(row['n'])})", *(percent(row[name]) for name in names)) for split, row in found.items()]
    return Section(
        title="Addressees, chains, acts",
        words="Our labels on real articles, written by a language model from the text alone. F1 of addressees and of "
        "the links of chains; macro-F1 of acts that stand at least five times among the statements found; the rest are "
        f"shares right of the statements found. Two labellings of ten articles agree to {percent(both['F1'])} "
        f"(all, n = {both['n_gold']}): the same model made both, so this is no ceiling. The original dispatches "
        "are those of the corpus, invented; the encoder learned from them, and rules were mended by looking at some.",
        head=("labels", *names), rows=tuple(rows),
        figures={f"labels: {name}": round(100 * found["development"][name], 1) for name in names},
    )  # fmt: skip


def second_look_section(found: Mapping[str, Mapping[str, Any]]) -> Section:
    """What the encoder adds to the rules: how often statements of each confidence are right."""
    edges = [f"{row['from']:.1f}" for row in next(iter(found.values()))["confidence"]]
    rows = [
        (
            f"{split}, {name}",
            *(f"{percent(row[key])} ({row['n']})" if row["n"] else "–" for row in held["confidence"]),
        )
        for split, held in found.items()
        for name, key in (("confidence", "confidence"), ("right", "right"))
    ]  # fmt: skip
    left = ", ".join(f"{split} {held['left out']} ({held['left out, right']} right)" for split, held in found.items())
    return Section(
        title="Second look",
        words="The encoder of [encoder.md](encoder.md) beside the rules, on labels on real articles that it did not "
        "learn from. For statements by their confidence, from each edge on: the mean confidence and the share right "
        "(content and source as labelled; n in brackets), %. Not every attribution is labelled alike, so right is a "
        f"lower bound. Left out for want of words in common: {left}.",
        head=("statements", *edges), rows=tuple(rows),
    )  # fmt: skip


def splits(*, sealed: bool) -> tuple[str, ...]:
    """The parts of the labels that may be opened."""
    return ("development", "sealed") if sealed else ("development",)


def voice_section(found: Mapping[str, Mapping[str, float]]) -> Section:
    """Where outlets speak for themselves."""
    rows = tuple(
        (f"{split} (n = {int(row['labels'])})", *(percent(row[name]) for name in ("precision", "recall", "kind")))
        for split, row in found.items()
    )
    return Section(
        title="Voice",
        words="Clauses in which an outlet judges, predicts or explains, against spans labelled by a language model on "
        "real articles; the development labels were read while the signs were chosen. Labels are few and a matter of "
        "taste at their edges.",
        head=("labels", "precision, %", "recall, %", "kind right of found, %"), rows=rows,
    )  # fmt: skip


def mentions_section(found: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Section:
    """Whom mentions in real articles mean."""
    rows = [
        (f"{set_}, {kind} (n = {int(row['n'])})", *(f"{row[name]:.1f}" for name in ("right", "wrong", "abstained")))
        for set_, kinds in found.items()
        for kind, row in kinds.items()
    ]
    return Section(
        title="Mentions",
        words="Whom names, roles and pronouns in real articles mean, labelled by offset by a language model before the "
        "resolver was run on them. All but the second were afterwards used to mend classes of errors, so only the "
        "second shows strangers; before it was opened the seventh had 83.0 right and 5.9 wrong, the eighth 84.8 and "
        "8.4.",
        head=("mentions", "right, %", "wrong, %", "abstained, %"), rows=tuple(rows),
    )  # fmt: skip


def events_section(found: Mapping[str, Any]) -> Section:
    """PLOVER roots, quads and actors on the development sentences of PLV."""
    shown = {name: value for name, value in found.items() if isinstance(value, int | float)}
    rows = [(name, f"{value:g}") for name, value in shown.items()]
    return Section(
        title="Events",
        words="PLV development sentences, end to end: nothing is given but the sentence. Errors were looked at by "
        "class. On its test split UniversalPetrarch reaches .45 to .49 (root) and .61 (both actors); zero-shot NLI "
        "templates that are given sentence, source and target .824 (root).",
        head=("figure", "value"), rows=tuple(rows),
    )  # fmt: skip


def table_section(talks: Mapping[str, Any], terms: Mapping[str, Any], positions: Mapping[str, Any]) -> Section:
    """Talks, terms, positions and commitments on thirty labelled articles."""
    rows = [
        ("talks", talks["labels"], talks["recall"], talks["precision"], f"status {shown(talks['status_right'])}"),
        ("terms", terms["terms"], terms["term_recall"], terms["terms_in_labels"], f"obliged {shown(terms['obliged'])}"),
        ("answers", terms["answers"], terms["answer_recall"], None, "party, answer and term"),
        (
            "positions", positions["labels"], positions["recall"], positions["precision"],
            f"party and issue {shown(positions['party_and_issue_right'])}, stance {shown(positions['stance_right'])}",
        ),
        (
            "commitments", positions["commitments"], positions["commitments_recall"],
            positions["commitments_precision"], "",
        ),
    ]  # fmt: skip
    return Section(
        title="On the table",
        words="Thirty real articles, labelled by a language model from the text alone before the readers of this "
        "layer existed; whoever wrote them was told not to open these. What the labels do not name counts as wrong.",
        head=("entries", "labels", "recall, %", "precision, %", "right of found, %"),
        rows=tuple((name, str(n), shown(found), shown(right), more) for name, n, found, right, more in rows),
    )  # fmt: skip


def dates_section(found: Mapping[str, Mapping[str, float]]) -> Section:
    """The date tagger on TimeBank and AQUAINT."""
    rows = tuple(
        (f"{part} (n = {int(row['documents'])})", *(percent(row[name]) for name in dates.MEASURES))
        for part, row in found.items()
    )
    return Section(
        title="Dates",
        words="TimeBank and AQUAINT, development documents: rules were written by looking at their errors. F1 of "
        "strict and relaxed extents and of values, recall of the calendar day. Speed stands in [dates.md](dates.md).",
        head=("documents", *dates.MEASURES), rows=(*rows, HEIDELTIME),
        figures={f"dates: {name}": round(100 * found["all"][name], 1) for name in dates.MEASURES},
    )  # fmt: skip


def actors_section(found: Mapping[str, Mapping[str, float]], pace: Mapping[str, float] | None) -> Section:
    """Country and sector of mentions."""
    rows = [
        (f"{name} (n = {int(row['n'])})", percent(row["accuracy"]), percent(row["wrong"]))
        for name, row in found.items()
    ]
    figures = {f"actors: {name}": round(100 * row["accuracy"], 1) for name, row in found.items()}
    figures |= {f"actors: {name} wrong": round(100 * row["wrong"], 1) for name, row in found.items()}
    speed = ""
    if pace:
        speed = (
            f" {pace['phrases a second']:,.0f} phrases a second of processor time on one core, none asked before; the"
            f" registry loads in {pace['seconds to load']} s."
        )
    return Section(
        title="Actors",
        words="Mentions with a date to country and sector, development cases; no name entered the registry because it "
        f"is among them. The Phoenix dictionaries reach 81.5 and 51.7 on PLOVER gold records, another set.{speed}",
        head=("cases", "right, %", "wrong, %"), rows=tuple(rows), figures=figures,
    )  # fmt: skip


def pages_section(found: Mapping[str, Any]) -> Section:
    """Body, title and day of the pages made for the tests."""
    means = found["means"]
    rows = tuple(
        (name, *(percent(means[key][part]) for part in ("body", "title", "day")))
        for name, key in (("Pourparler", "ours"), ("trafilatura", "theirs"))
    )
    worse = sum(row["ours"]["body"] < row["theirs"]["body"] for row in found["pages"])
    return Section(
        title="Pages",
        words=f"{len(found['pages'])} HTML pages of as many layouts, written for the tests; the reader was developed "
        "against them, so the row shows that none is worse, not how unseen pages fare. Pages with a body worse than "
        f"the baseline's: {worse}.",
        head=("reader", "body, token F1", "title right, %", "day right, %"), rows=rows,
        figures={
            "pages: body": round(100 * means["ours"]["body"], 1),
            "pages: worse than trafilatura, wrong": float(worse),
        },
    )  # fmt: skip
