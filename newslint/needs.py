"""Needs: what a pattern cannot match without, and where in a story that stands, so that most patterns are never tried."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from operator import add, eq

from newslint.record import Record, field
from newslint.regexes import compile_later
from newslint.text import fold

PART = compile_later(r"[^\W_]+")
"""A word, or what lies between its hyphens and apostrophes."""

DOUBLED = "  "
"""Stands among the words of a text in which some word stands twice in a row."""

UNMARKED = frozenset(" ,.\n\r\t")
"""Signs that stand in nearly every text and are no need of any pattern."""

LETTER = "a"
"""Stands for any letter behind a sign: ".a" is a full stop with no space behind it."""

_WORD = compile_later(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_SIGNS = compile_later(r"\W\W+")
_USUAL = UNMARKED | frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_STOPS = compile_later(r"[.,;:!?](?=\p{L})")

_COMMON = """
    a about after all also an and are as at be been but by for from had has have he her his i in is it its more not of on one
    or over s said she t than that the their them there they this to up was we were when which who will with would you
"""
COMMON = frozenset(_COMMON.split())
"""Words that most paragraphs have."""

MOST = 4
"""Needs of one pattern that are kept, the rarest; more of them cost more than they save."""


class Need(Record):
    """A mention of one of the kinds in `bits` must stand in the text, or two of them where `twice` says so; or else one of
    `words`: anything that `find_words` finds."""

    bits: int = 0
    words: frozenset[str] = frozenset()
    twice: bool = False

    def either(self, other: "Need") -> "Need":
        """Return the need that one of the two is met."""
        bits = self.bits | other.bits
        twice = all(each.twice or not each.bits for each in (self, other))
        return Need(bits, self.words | other.words, twice and bits > 0)

    def once(self) -> "Need":
        """Return the same need with one mention where it asks for two."""
        return Need(self.bits, self.words) if self.twice else self

    def rarity(self) -> int:
        """Return a rough measure of how seldom a text meets it, the lower the rarer."""
        common = sum(20 for word in self.words if word in COMMON or not word.isalnum())
        return len(self.words) + common + (10 if self.twice else 20) * self.bits.bit_count()


Needs = tuple[Need, ...]


def choose(branches: Sequence[Needs]) -> Needs:
    """Return the needs of a choice: of one branch all of them; of several that one of the rarest of each is met, and that one
    of the rarest mentions of each is: small words alone ("to", "at") stand in nearly every sentence."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return ()
    mentions = [tuple(need for need in branch if not need.words) for branch in branches]
    return tuple(dict.fromkeys((_rarest(branches), *([_rarest(mentions)] if all(mentions) else []))))


def _rarest(branches: Sequence[Needs]) -> Need:
    """Return the need that the rarest of one branch or of another is met."""
    return reduce(Need.either, (min(branch, key=Need.rarity) for branch in branches))


def find_words(text: str) -> set[str]:
    """Return what stands in a text in lower case: words and their parts, signs, pairs of them, signs with LETTER behind them,
    letters that are not ASCII, and DOUBLED. Each piece between spaces is taken to have a space on both sides."""
    pieces = text.split(" ")
    words, firsts, lasts = set[str](), list[str](), list[str]()
    for piece in pieces:
        if piece.isalnum() and piece.isascii():
            words.add(piece)
            firsts.append(piece)
            lasts.append(piece)
        else:
            found, first, last = _read_piece(piece)
            words |= found
            firsts.append(first)
            lasts.append(last)
    if any(map(eq, lasts, firsts[1:])):
        words.add(DOUBLED)
    return words


@lru_cache(maxsize=10_000)
def _read_piece(piece: str) -> tuple[frozenset[str], str, str]:
    """Return what stands in a piece with signs in it, and its first and its last word, or what no other piece has."""
    parts = PART.findall(piece)
    words = {*_WORD.findall(piece), *parts, *(set(piece) - _USUAL)}
    for signs in set(_SIGNS.findall(f" {piece} ")):
        words.update(map(add, signs, signs[1:]))
    words.update(stop + LETTER for stop in set(_STOPS.findall(piece)))
    if any(map(eq, parts, parts[1:])):
        words.add(DOUBLED)
    return frozenset(words), parts[0] if parts else "", parts[-1] if parts else " "


class Index(Record, slots=False):
    """Where in a row of texts each kind of mention and each word stands, so that a rule looks only where it can match.

    A set of texts is a number whose bits are set for those in it: `by_kind` has two for each kind, those where a mention of it
    stands and those where two do. `met` remembers where each need is met, with the need itself, by its identity: a rule asks
    with the same object for every story, and no need is compared with others.
    """

    by_kind: Mapping[int, tuple[int, int]]
    by_word: Mapping[str, int]
    words: frozenset[str]
    everywhere: int
    met: dict[int, tuple[int, Need]] = field(default_factory=dict)

    def candidates(self, needs: Needs) -> int:
        """Return the texts that meet every need."""
        found = self.everywhere
        for need in needs:
            if not need.bits and self.words.isdisjoint(need.words):
                return 0
            met = self.met.get(id(need))
            found &= met[0] if met else self._remember(need)
            if not found:
                break
        return found

    def _remember(self, need: Need) -> int:
        found = self.meeting(need)
        self.met[id(need)] = (found, need)
        return found

    def meeting(self, need: Need) -> int:
        """Return the texts that meet a need."""
        once = twice = 0
        if need.bits:
            for bit, (one, two) in self.by_kind.items():
                if bit & need.bits:
                    twice |= two | once & one
                    once |= one
        found = twice if need.twice else once
        for word in self.words & need.words:
            found |= self.by_word[word]
        return found


def make_index(texts: Sequence[str], by_kind: Mapping[int, tuple[int, int]]) -> Index:
    """Return the index of a row of texts in lower case, `by_kind` being where mentions stand in them."""
    by_word: dict[str, int] = {}
    here = 1
    for text in texts:
        for word in find_words(text):
            by_word[word] = by_word.get(word, 0) | here
        here <<= 1
    return Index(by_kind, by_word, frozenset(by_word), here - 1)


def numbers_in(found: int) -> Iterator[int]:
    """Yield the numbers of the texts in a set, in order."""
    while found:
        last = found & -found
        yield last.bit_length() - 1
        found ^= last


def needs_of_words(phrase: str) -> Needs:
    """Return what a phrase needs that stands between characters that are neither letters nor digits."""
    words = PART.findall(fold(phrase))
    twice = [DOUBLED] if any(map(eq, words, words[1:])) else []
    return tuple(Need(words=frozenset({word})) for word in (*twice, *words))
