"""Likeness of words: how many slips of the keyboard lie between two spellings."""

from unicodedata import combining, normalize


def is_one_slip(a: str, b: str) -> bool:
    """Whether one letter more, fewer, other or swapped with its neighbour makes b of a."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = common_prefix(a, b)
    end = common_suffix(a[start:], b[start:])
    left_a, left_b = a[start : len(a) - end], b[start : len(b) - end]
    if max(len(left_a), len(left_b)) == 1:
        return True
    return len(left_a) == len(left_b) == 2 and left_a == left_b[::-1]


def common_prefix(a: str, b: str) -> int:
    """Return how many characters a and b have in common at the start."""
    for index, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return index
    return min(len(a), len(b))


def common_suffix(a: str, b: str) -> int:
    """Return how many characters a and b have in common at the end."""
    return common_prefix(a[::-1], b[::-1])


def slips(a: str, b: str, most: int) -> int:
    """Return the optimal string alignment distance of a and b (letters added, dropped, changed, neighbours swapped), or
    most + 1 where it is larger than `most`.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def bare_letters(word: str) -> str:
    """Return a word without its accents."""
    if word.isascii():
        return word
    return "".join(letter for letter in normalize("NFKD", word) if not combining(letter))
