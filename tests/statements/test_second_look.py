"""In: invented articles. Out: proof that a second look only weighs, and leaves out what nothing else needs."""

from dataclasses import replace

from pourparler.encoder import Agreed
from pourparler.language import parse
from pourparler.model import Kind, Statement
from pourparler.sources import article_from_text
from pourparler.statements.reading import read_by_rules, read_statements
from pourparler.statements.second_look import EVEN, HELD, confidence, is_doubtful, looked_at_again

TEXT = (
    "Premier Orla Venn said on Monday that the harbour treaty was dead. “We shall not sign it,” she told reporters.\n\n"
    "The port union accused Lorne of breaking the truce. Lorne's envoy denied the charge and warned that the levy on "
    "grain would double, according to the Harbour Post.\n\nVenn believes the talks will resume in spring."
)


def bare(statement: Statement) -> Statement:
    return replace(statement, evidence=replace(statement.evidence, confidence=0.0))


def test_nothing_but_confidence_changes() -> None:
    parsed = parse(article_from_text(TEXT))
    rules = {s.id: s for s in read_by_rules(parsed)}
    both = read_statements(parsed)
    assert len(both) >= 5
    assert [bare(s) for s in both] == [bare(rules[s.id]) for s in both]


def test_what_others_stand_inside_is_never_left_out() -> None:
    parsed = parse(article_from_text(TEXT))
    first, *rest = read_by_rules(parsed)
    wrong = replace(first, content=(rest[-1].content[0],), form="indirect")
    assert wrong.id not in {s.id for s in looked_at_again(TEXT, [wrong, *rest])}
    inner = replace(rest[0], inside=wrong.id)
    assert wrong.id in {s.id for s in looked_at_again(TEXT, [wrong, inner, *rest[1:]])}


def test_what_only_a_doubtful_one_needs_is_left_out() -> None:
    first, *rest = read_by_rules(parse(article_from_text(TEXT)))
    outer = replace(first, content=(rest[-1].content[0],), form="indirect")
    inner = replace(outer, id="s-inner", inside=outer.id)
    assert looked_at_again(TEXT, [outer, inner, *rest]) == looked_at_again(TEXT, rest)


def sure(statement: Statement, confidence: float, kind: Kind = "speech") -> Statement:
    return replace(statement, kind=kind, evidence=replace(statement.evidence, confidence=confidence))


def test_confidence_grows_with_the_words_shared() -> None:
    shares = [confidence("indirect", Agreed(content=share / 10, source=0.5)) for share in range(11)]
    assert shares == sorted(shares)
    assert all(0.0 < share < 1.0 for share in shares)
    assert confidence("direct", Agreed(content=0.5, source=0.5)) > shares[5]


def test_confidence_grows_with_the_source() -> None:
    shares = [confidence("indirect", Agreed(content=0.5, source=likely)) for likely in (0.0, 0.2, 0.5, 0.9, 1.0)]
    assert shares == sorted(shares)
    assert shares[0] < confidence("indirect", Agreed(content=0.5, source=None)) < shares[-1]


def test_what_is_more_likely_wrong_than_right_is_left_out() -> None:
    said = read_by_rules(parse(article_from_text(TEXT)))[0]
    assert is_doubtful(sure(said, EVEN - 0.01))
    assert not is_doubtful(sure(said, EVEN))
    assert is_doubtful(sure(said, HELD - 0.01, "attitude"))
    assert not is_doubtful(sure(said, HELD, "attitude"))


def test_headlines_are_not_left_out() -> None:
    said = read_by_rules(parse(article_from_text(TEXT)))[0]
    assert not is_doubtful(replace(sure(said, 0.1), place="headline"))
