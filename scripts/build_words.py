"""Build the word lists of `newslint/words` from SCOWL: python scripts/build_words.py FOLDER

FOLDER holds SCOWL's lists by spelling, class and size ("american-words.35"), as Debian's package `scowl` installs them in
/usr/share/dict/scowl. SCOWL is by Kevin Atkinson, http://wordlist.aspell.net; its notice is in newslint/words/COPYING.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian", "variant_1", "variant_2",
             "british_variant_1", "british_variant_2", "canadian_variant_1", "australian_variant_1")  # fmt: skip
WORDS = ("words", "contractions")
PROPER = ("upper", "proper-names")
LISTS = (("common.txt", WORDS, 35), ("english.txt", WORDS, 80), ("proper.txt", PROPER, 95))
"""Each list, the classes of SCOWL it takes, and the largest size."""

TARGET = Path(__file__).resolve().parent.parent / "newslint" / "words"


def read_lists(folder: Path, kinds: tuple[str, ...], largest: int) -> Iterator[str]:
    """Yield the words of some classes in every spelling, in lower case, from lists up to a size."""
    for path in sorted(folder.iterdir()):
        head, _, size = path.name.rpartition(".")
        spelling, _, kind = head.partition("-")
        if spelling in SPELLINGS and kind in kinds and int(size) <= largest:
            words = path.read_text(encoding="latin-1").split()
            yield from (word.lower() for word in words if word.islower() or kind in PROPER)


def write_list(name: str, words: Iterator[str]) -> int:
    """Write words one a line, sorted by their bytes in UTF-8, and return how many."""
    encoded = sorted({word.encode() for word in words if not word.endswith("'s")})
    (TARGET / name).write_bytes(b"\n" + b"\n".join(encoded) + b"\n")
    return len(encoded)


def main() -> None:
    """Build every list from the folder named on the command line."""
    folder = Path(sys.argv[1])
    for name, kinds, largest in LISTS:
        print(f"{name}: {write_list(name, read_lists(folder, kinds, largest)):,} words")


if __name__ == "__main__":
    main()
