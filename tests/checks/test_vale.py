"""Vale's kinds of rules, row by row: a rule, a text in which [[ ]] marks what it finds, and what its message is given."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks.check import OptionMistake
from newslint.checks.lookup import read_swaps
from newslint.checks.matching import make_alternative
from newslint.checks.vale_regex import PatternTimeout, compile_pattern, find_matches
from newslint.diagnostic import Finding
from newslint.document import BREAK, Block, Document, Role, Run
from newslint.lexicon import Lexicons, load_shipped
from newslint.needs import make_index
from newslint.rule import Rule, RuleMistake
from newslint.rule_loader import load_rule
from newslint.scope import Scope, cut_passages
from newslint.story import Story
from newslint.text import Source, Span, fold
from newslint.yamlfile import parse_yaml

HERE = Path(__file__).parent


def load_rows(name: str) -> list[dict[str, object]]:
    value = parse_yaml((HERE / name).read_text(encoding="utf-8")).value
    rows = value["rows"] if isinstance(value, dict) else []
    return [dict(row) for row in rows if isinstance(row, dict)]


def make_document(text: str, path: str = "a.txt", roles: tuple[Role, ...] = ()) -> Document:
    """Return the document of paragraphs parted by empty lines, which is the file itself."""
    blocks, position = [], 0
    for number, paragraph in enumerate(text.split(BREAK)):
        role = roles[number] if roles else Role.PARAGRAPH
        blocks.append(Block(Span(position, position + len(paragraph)), role))
        position += len(paragraph) + len(BREAK)
    return Document(Source(path, text), text, tuple(blocks), (Run(Span(0, len(text)), 0, len(text)),))


def make_rule(tmp_path: Path, text: str) -> Rule:
    path = tmp_path / "vale" / "row.yml"
    path.parent.mkdir(exist_ok=True)
    rule = text.replace("{", "{message: m, ", 1) if text.startswith("{") else f"message: m\n{dedent(text)}"
    path.write_text(rule, encoding="utf-8")
    return load_rule(path, load_shipped(), verify=True)


def take_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    pieces = marked.replace("]]", "[[").split("[[")
    text, spans = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, spans


def apply_edits(text: str, findings: list[Finding]) -> str:
    for span, repair in sorted((edit for finding in findings for edit in finding.edits), reverse=True):
        text = text[: span.start] + repair + text[span.end :]
    return text


ROWS = load_rows("vale.yml")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["about"]))
def test_row(row: dict[str, object], tmp_path: Path) -> None:
    if "mistake" in row:
        with pytest.raises(RuleMistake) as caught:
            make_rule(tmp_path, str(row["rule"]))
        assert str(row["mistake"]) in caught.value.message
        return
    rule = make_rule(tmp_path, str(row["rule"]))
    text, places = take_marks(str(row["text"]))
    story = Story(make_document(text, str(row.get("path", "a.txt"))), load_shipped())
    findings = sorted(rule.check.find(story, rule.scope), key=lambda finding: finding.span)
    assert [(finding.span.start, finding.span.end) for finding in findings] == places
    if "arguments" in row:
        assert [list(finding.arguments) for finding in findings] == row["arguments"]
    if "repaired" in row:
        assert apply_edits(text, findings) == row["repaired"]
    if "related" in row:
        assert [text[span.start : span.end] for finding in findings for span in finding.related] == row["related"]


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 80


@pytest.mark.parametrize("row", load_rows("dialect.yml"), ids=lambda row: str(row["pattern"]))
def test_dialect(row: dict[str, object]) -> None:
    pattern = str(row["pattern"])
    if "mistake" in row:
        with pytest.raises(OptionMistake) as caught:
            compile_pattern(pattern, "tokens")
        assert str(row["mistake"]) in caught.value.message
        return
    found = [match[0] for match in find_matches(compile_pattern(pattern, "tokens"), str(row["text"]), "tokens")]
    assert found == row["finds"]


FRAGMENTS = r"""
    ( ) (?i) (?-i) (?m: (?: (?= (?<= (?! (?<! (?<n> \k<n> \1 [ ] [^ { } {2} {3,} | * + ? . ^ $ \b \w \p{L}
    \x{41} \Z \ a b é # (?x) (?R)
"""
PIECES = st.sampled_from([*FRAGMENTS.split(), " ", "ab", ", ", "(?!\\w)"])


@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join)))
def test_no_pattern_raises_anything_but_a_mistake(pattern: str) -> None:
    alternative = make_alternative(pattern, "tokens")
    try:
        compiled = alternative.compiled()
    except OptionMistake:
        return
    for text in ("", "ab aAb é {2}", "a b\nB a#", "b b", "a.b a.b", "{2} [ ]"):
        matches = list(find_matches(compiled, text, "tokens"))
        assert not matches or make_index([fold(text)], {}).candidates(alternative.needs)


def test_a_pattern_that_never_ends_is_stopped() -> None:
    with pytest.raises(PatternTimeout):
        list(find_matches(compile_pattern(r"(a|aa|b?a)+$", "tokens"), "a" * 60 + "c", "tokens"))


HEADED = "A Title\n\nThe first words. More “of them” here.\n\n(Reporting by A B)"
ROLES = (Role.HEADLINE, Role.LEDE, Role.CREDIT)


@pytest.mark.parametrize(
    ("entries", "passages"),
    [
        (("text",), ["A Title", "The first words. More “of them” here."]),
        (("headline",), ["A Title"]),
        (("body & ~headline",), ["The first words. More “of them” here."]),
        (("text.txt & lede",), ["The first words. More “of them” here."]),
        (("text.md",), []),
        (("~headline",), ["The first words. More “of them” here."]),
        (("credit",), ["(Reporting by A B)"]),
        (("headline", "credit"), ["A Title", "(Reporting by A B)"]),
        (("sentence",), ["The first words.", "More “of them” here."]),
        (("sentence & ~heading",), ["The first words.", "More “of them” here."]),
        (("quotation",), ["of them"]),
        (("narrative & body",), ["The first words. More “\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc” here."]),
        (("used & body",), ["The first words. More “\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc” here."]),
        (("raw",), [HEADED]),
        (("raw.txt",), [HEADED]),
        (("raw.md",), []),
        (("frontmatter.key",), []),
    ],
)
def test_scope(entries: tuple[str, ...], passages: list[str]) -> None:
    story = Story(make_document(HEADED, roles=ROLES), load_shipped())
    assert [passage.text for passage in story.passages(Scope.parse(entries))] == passages


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("headlin", "did you mean 'headline'"),
        ("code", "raw"),
        ("heading list", "two names"),
        ("heading..h2", "empty name"),
        ("", "empty name"),
        ("~quotation", "narrative"),
        ("text & ", "empty name"),
    ],
)
def test_a_scope_that_makes_no_sense(entry: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Scope.parse((entry,))


@given(st.text(alphabet="a\r\n", max_size=20))
def test_raw_passages_map_back_to_the_file(text: str) -> None:
    document = Document(Source("a.txt", text), "", (), ())
    (passage,) = cut_passages("raw", document, (), (), ())
    for start in range(len(passage.text)):
        span = passage.span(start, start + 1)
        printed = text[span.start : span.end]
        assert printed.replace("\r\n", "\n").replace("\r", "\n") == passage.text[start]


def test_spelling_by_a_dictionary(tmp_path: Path) -> None:
    (tmp_path / "en.dic").write_text("4\nwalk/SD\nhappy/U\ncity/S\nNato\n", encoding="utf-8")
    affixes = "SFX S Y 2\nSFX S 0 s [^y]\nSFX S y ies y\nSFX D Y 1\nSFX D 0 ed [^ey]\nPFX U Y 1\nPFX U 0 un .\n"
    (tmp_path / "en.aff").write_text(affixes, encoding="utf-8")
    (tmp_path / "own.txt").write_text("newslint\n", encoding="utf-8")
    files = f"dictionaries: en, dicpath: '{tmp_path}', ignore: '{tmp_path / 'own.txt'}'"
    rule = make_rule(tmp_path, f"{{extends: spelling, {files}}}")
    text = "Walks walked, “unhappy” cities citys Nato NATO newslint unwalk x2 walkd."
    findings = rule.check.find(Story(make_document(text), load_shipped()), rule.scope)
    assert [finding.arguments[0] for finding in findings] == ["citys", "unwalk", "walkd"]


LEXICON = """
swaps:
  teh: the
  in stead: [instead, in place]
fast: |
  receive: recieve recieves
words: [very, at this point]
"""


@pytest.mark.parametrize(
    ("rule", "text", "found", "repaired"),
    [
        ("{extends: substitution, swap: swaps, action: {name: replace}}", "A Teh [[teh]] o'teh", "'the'", "A Teh the o'teh"),
        ("{extends: substitution, swap: swaps, action: {name: replace}, capitalize: true}", "[[Teh]] cat", "'The'", "The cat"),
        (
            "{extends: substitution, swap: swaps, action: {name: replace}}",
            "[[in stead]]",
            "'instead' or 'in place'",
            "in stead",
        ),
        ("{extends: substitution, swap: swaps, ignorecase: true}", "[[Teh]] cat", "the", "Teh cat"),
        ("{extends: substitution, swap: fast, action: {name: replace}}", "to-[[recieve]] it", "'receive'", "to-receive it"),
        ("{extends: existence, tokens: words}", "a [[very]] everyday thing", "very", "a very everyday thing"),
        ("{extends: existence, tokens: words}", "[[at this point]], at this point-blank range", "at this point", ""),
    ],
)
def test_lexicons(rule: str, text: str, found: str, repaired: str, tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "own.yml").write_text(LEXICON, encoding="utf-8")
    lexicons = Lexicons((*load_shipped().folders, tmp_path / "lexicons"))
    path = tmp_path / "row.yml"
    path.write_text(rule.replace("{", "{message: m, ", 1), encoding="utf-8")
    loaded = load_rule(path, lexicons, verify=True)
    plain, places = take_marks(text)
    findings = list(loaded.check.find(Story(make_document(plain), lexicons), loaded.scope))
    assert [(finding.span.start, finding.span.end) for finding in findings] == places
    assert [finding.arguments[0] for finding in findings] == [found]
    assert apply_edits(plain, findings) == (repaired or plain)


def test_misspellings_are_certain() -> None:
    swaps = read_swaps(load_shipped(), "misspellings")
    assert len(swaps) >= 1500
    assert all(wrong.islower() and len(wrong) >= 5 for wrong in swaps)
    assert not set(swaps) & set(swaps.values())
