"""In: invented texts in three languages. Out: proof that plain English, and nothing else, is told without the model."""

import pytest

from pourparler.sources import language_id
from pourparler.sources.language_id import detect

ENGLISH = (
    "The two delegations will meet again in Kolwa next week, the mediator said after the session, but neither side "
    "would say what had been agreed. The envoys of the northern port have asked for a longer truce, which the guild "
    "of the masters would not grant. They said that this was their last word and that they would leave with the tide. "
)
FRENCH = (
    "Les deux délégations se retrouveront la semaine prochaine à Kolwa, a dit le médiateur après la séance, mais "
    "aucune des parties n'a voulu dire ce qui avait été convenu. Les envoyés du port ont demandé une trêve longue, "
    "que la guilde des maîtres n'a pas accordée. Ils ont dit que c'était leur dernier mot et qu'ils partiraient. "
)
DUTCH = (
    "De twee delegaties komen volgende week opnieuw bijeen in Kolwa, zei de bemiddelaar na de zitting, maar geen van "
    "beide partijen wilde zeggen wat er was afgesproken. De gezanten van de haven vroegen om een langer bestand, of de "
    "gilde dat nu wil of niet. Zij zeiden dat dit hun laatste woord was en dat zij met het tij zouden vertrekken. "
)


def without_model() -> None:
    raise AssertionError("the model was asked")


def test_plain_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_id, "_identifier", without_model)
    assert detect(ENGLISH * 2) == "en"


@pytest.mark.parametrize(("text", "code"), [(FRENCH * 2, "fr"), (DUTCH * 2, "nl")])
def test_other_languages_are_told_by_the_model(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", [FRENCH * 2, DUTCH * 2, ENGLISH * 2 + FRENCH * 2, ENGLISH])
def test_what_is_not_plain_all_through_goes_to_the_model(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_id, "_identifier", without_model)
    with pytest.raises(AssertionError, match="asked"):
        detect(text if text != ENGLISH else " ".join(ENGLISH.split()[:40]))
