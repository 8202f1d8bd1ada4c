"""In: the weights that ship and invented sentences. Out: proof of what a share depends on, and of what is refused."""

import json
import shutil
from pathlib import Path

import pytest

from pourparler.encoder import Encoder, WeightsError, load_encoder
from pourparler.encoder.looking import WEIGHTS
from pourparler.model import Span

TEXT = (
    "Mira Venn said the harbour bridge was safe. Orrund's envoy accused the port union of breaking the truce, "
    "and the union, which met on Tuesday, demanded that Lorne lift the levy on grain. "
)
Found = tuple[Span, Span | None, tuple[Span, ...]]


def words(of: str) -> Span:
    return Span(at := TEXT.index(of), at + len(of))


SAID: Found = (words("said"), words("Mira Venn"), (words("the harbour bridge was safe"),))
ACCUSED: Found = (words("accused"), words("Orrund's envoy"), (words("the port union of breaking the truce"),))


def placed(found: Found, by: int) -> Found:
    anchor, source, content = found
    moved = Span(source.start + by, source.end + by) if source else None
    return Span(anchor.start + by, anchor.end + by), moved, tuple(Span(c.start + by, c.end + by) for c in content)


def test_plain_words_are_content_and_source() -> None:
    every = load_encoder().agreed(TEXT, [SAID, ACCUSED])
    assert all(one is not None and 0.5 < one.content <= 1.0 for one in every)
    assert all(one is not None and one.source is not None and 0.5 < one.source <= 1.0 for one in every)


def test_words_of_another_sentence_share_little() -> None:
    wrong = (SAID[0], words("the union"), (words("demanded that Lorne lift the levy on grain"),))
    (agreed,) = load_encoder().agreed(TEXT, [wrong])
    assert agreed is not None
    assert agreed.content < 0.2
    assert agreed.source is not None
    assert agreed.source < 0.5


def test_no_source_is_no_doubt() -> None:
    (agreed,) = load_encoder().agreed(TEXT, [(SAID[0], None, SAID[2])])
    assert agreed is not None
    assert agreed.source is None


def test_a_share_does_not_depend_on_what_else_is_looked_at() -> None:
    text = TEXT * 12
    every = [placed(one, len(TEXT) * at) for at in range(12) for one in (SAID, ACCUSED)]
    together = load_encoder().agreed(text, every)
    assert together == [load_encoder().agreed(text, [one])[0] for one in every]
    assert together == load_encoder().agreed(text, reversed(every))[::-1]


def test_every_place_of_a_long_text_is_within_a_window() -> None:
    text = TEXT * 40
    every = load_encoder().agreed(text, [placed(SAID, len(TEXT) * at) for at in range(40)])
    assert all(one is not None and one.content > 0.5 for one in every)


def test_words_that_are_no_pieces_have_no_share() -> None:
    assert load_encoder().agreed("Venn said so.   ", [(Span(13, 16), Span(0, 4), (Span(0, 4),))]) == [None]
    assert load_encoder().agreed("", []) == []


def test_other_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    with (folder / "cues.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(WeightsError, match=r"cues\.onnx is not the file that was released"):
        Encoder(folder)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"reader\.json is missing; install Pourparler again"):
        Encoder(tmp_path)


def test_the_weights_say_what_they_learned_from() -> None:
    facts = json.loads((WEIGHTS / "reader.json").read_text(encoding="utf-8"))
    assert facts["training"]["texts"] >= 160
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 30_000_000


def test_deeds_are_told_from_other_words() -> None:
    text = "Orrund's army shelled the port on Monday. The harbour bridge is old, and the summer was warm."
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in ("shelled", "bridge", "warm")]
    shelled, bridge, warm = load_encoder().told(text, spans)
    assert shelled is not None
    assert bridge is not None
    assert warm is not None
    assert shelled.types["ASSAULT"] > 0.5 > shelled.none
    assert bridge.none > 0.5 < warm.none


def test_what_a_word_tells_does_not_depend_on_what_else_is_asked() -> None:
    text = TEXT * 12
    every = [Span(at + len(TEXT) * times, at + 7 + len(TEXT) * times) for times in range(12) for at in (67, 130)]
    together = load_encoder().told(text, every)
    load_encoder().told("Another text.", [Span(0, 7)])
    assert together == [load_encoder().told(text, [one])[0] for one in every]
    assert all(one is not None and abs(sum(one.types.values()) - 1) < 1e-3 for one in together)


def test_no_word_tells_nothing() -> None:
    assert load_encoder().told("Venn said so.   ", [Span(13, 16)]) == [None]
