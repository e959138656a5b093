"""Languages: which one a file says that its story is in, and whether words are plainly no English."""

from collections.abc import Iterable
from itertools import islice

from newslint.dictionary import is_common
from newslint.regexes import compile_later

ANY = "any"
ENGLISH = "en"
OTHER = "und"
"""What is plainly no English and does not say what it is, by the code of ISO 639-2."""

_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
CODES = frozenset(_CODES.split())
"""The languages with a code of two letters (ISO 639-1)."""

_NAMES = {
    "en": "eng english",
    "es": "spa spanish español castellano",
    "fr": "fra fre french français",
    "de": "deu ger german deutsch",
    "it": "ita italian italiano",
    "pt": "por portuguese português",
    "nl": "nld dut dutch nederlands",
    "ar": "ara arabic",
    "ru": "rus russian",
    "zh": "zho chi chinese",
    "ja": "jpn japanese",
    "ko": "kor korean",
    "pl": "pol polish",
    "sv": "swe swedish",
    "cy": "cym wel welsh cymraeg",
    "ga": "gle irish gaeilge",
}
_CODE_OF = {name: code for code, names in _NAMES.items() for name in names.split()}

_TAG = compile_later(r"[^\W\d_]+")
_WORD = compile_later(r"(?<![\w’'])[^\W\d_]+(?!\w)")

_BESIDE = '.,;:!?…“”"()[]'

FEWEST = 8
"""Words in lower case from which on a language can be told."""

ENOUGH = 200
"""Words by which it is told, the first ones."""

LEAST = 0.4
"""The share of common words that any English has: nine in ten in a newspaper, one in four at most in another language."""


def read_language(stated: Iterable[str]) -> str:
    """Return the code of the language that a file states, English where it states several; empty where it states none."""
    codes = [code for tag in stated if (code := _read_tag(tag))]
    return ENGLISH if ENGLISH in codes else next(iter(codes), "")


def _read_tag(tag: str) -> str:
    """Return the code that a tag opens with (en-GB, es_MX, German); empty where it names no language that is known."""
    match = _TAG.match(tag.strip().lower())
    word = match[0] if match else ""
    return word if word in CODES else _CODE_OF.get(word, "")


def is_foreign(text: str) -> bool:
    """Whether words are plainly no English: enough of them, and most unknown even to a large share of error and jargon."""
    plain = (word for each in text.split() if (word := each.strip(_BESIDE)).isalpha() and word == word.lower())
    words = list(islice(plain, ENOUGH))
    if len(words) < FEWEST:  # not all scripts put spaces between words
        words = [word for word in _WORD.findall(text) if word == word.lower()]
    return len(words) >= FEWEST and sum(map(is_common, words)) < LEAST * len(words)
