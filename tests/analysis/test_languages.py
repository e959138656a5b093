"""Languages: which stories the rules read."""

from pathlib import Path

import pytest

from newslint.analysis.language import is_foreign, read_language
from newslint.config import Settings
from newslint.engine import lint
from newslint.lexicon import find_rules_folder
from newslint.rule_loader import load_rules
from newslint.text import Source

SPANISH = "El puente que cruza el río se cerró ayer por la mañana, dijo la alcaldesa, porque una de sus vigas estaba rota."
GERMAN = "Die Brücke wurde gestern morgen gesperrt, sagte die Bürgermeisterin, weil einer ihrer Träger gebrochen war."
FRENCH = "Le pont qui traverse la rivière a été fermé hier matin, a dit la maire, parce que une de ses poutres était cassée."
FAULTS = "It was a emergency, and they recieved the the letter."


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        (("en-GB",), "en"),
        (("es_MX",), "es"),
        (("German",), "de"),
        (("spa",), "es"),
        (("de", "en"), "en"),
        (("Python",), ""),
        (("x-default", "fr"), "fr"),
        ((), ""),
    ],
)
def test_reads_what_a_file_states(stated: tuple[str, ...], code: str) -> None:
    assert read_language(stated) == code


@pytest.mark.parametrize("text", [SPANISH, GERMAN, FRENCH])
def test_tells_another_language(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize("text", ["", FAULTS, "Ja, bitte.", "The nginx pod of our kubectl cluster crashed on boot, said Zoë."])
def test_takes_no_jargon_for_another_language(text: str) -> None:
    assert not is_foreign(text)


def said(path: str, text: str, settings: Settings | None = None) -> set[str]:
    return {found.rule for found in lint(Source(path, text), settings=settings)}


def test_english_rules_leave_other_languages_alone() -> None:
    every = {"usage/article-a-an", "spelling/common-misspelling", "spelling/doubled-word"}
    assert said("a.md", f"---\nlang: en-US\n---\n{FAULTS}\n") == every
    assert said("a.md", f"---\nlanguage: es\n---\n{FAULTS}\n") == set()
    assert said("a.html", f'<html lang="de"><body><p>{FAULTS}</p></body></html>') == set()
    assert said("a.txt", f"{SPANISH}\n\nEl profesor, a alumno de la la profesion, no sabia nada de los libros.\n") == set()


def test_a_paragraph_or_quotation_in_another_language_is_left_alone() -> None:
    inside = "Los vecinos dijeron que la profesion del alcalde no tiene nada que ver con la la carta."
    assert said("a.txt", f"{FAULTS.replace('a emer', 'an emer')}\n\n{inside}\n") == {
        "spelling/common-misspelling",
        "spelling/doubled-word",
    }
    assert said("a.txt", f"The neighbours wrote a letter and sent it to the press. “{inside}”\n") == set()


def test_what_needs_no_language_is_said_of_any() -> None:
    assert said("a.txt", SPANISH.replace("mañana", "maÃ±ana")) == {"structure/mojibake"}


def test_a_rule_of_ones_own_reads_every_language(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    for language in ("", "language: es", "language: fr"):
        path = tmp_path / "own" / f"{language[-2:] or 'any'}.yml"
        path.write_text(f"extends: existence\nmessage: m\ntokens: [puente]\n{language}\n")
    rules = load_rules((find_rules_folder(), tmp_path))
    found = {each.rule for each in lint(Source("a.md", f"---\nlang: es\n---\n{SPANISH}\n"), rules)}
    assert found == {"own/any", "own/es"}


def test_a_locale_says_which_number_is_the_day() -> None:
    text = "They met on Tuesday, 5/3/2019, by the river.\n"
    assert said("a.txt", text) == said("a.txt", text, Settings(locale="en-GB")) == set()
    assert said("a.txt", text, Settings(locale="en-US")) == {"dates/weekday-date-mismatch"}


def test_a_locale_says_which_spelling_is_meant() -> None:
    text = "The color of the river and the behaviour of its fish changed, they recognised.\n"
    assert said("a.txt", text) == {"spelling/spelling-country-mix"}
    assert said("a.txt", text, Settings(locale="en-GB")) == {"spelling/american-spelling"}
    assert said("a.txt", text, Settings(locale="en-US")) == {"spelling/british-spelling", "spelling/ise-spelling"}
