"""Made-up people, firms, places and clubs to put into planted sentences."""

from collections.abc import Mapping, Sequence
from random import Random

WOMEN = (
    "Margaret",
    "Amina",
    "Ingrid",
    "Rosalind",
    "Priya",
    "Yolanda",
    "Claire",
    "Siobhan",
    "Keiko",
    "Helena",
    "Tamsin",
    "Ngozi",
)
MEN = ("Gareth", "Tobias", "Rafael", "Desmond", "Kwame", "Stephen", "Mikhail", "Duncan", "Arjun", "Lionel", "Hector", "Yusuf")
SURNAMES = (
    *("Okonkwo", "Thackeray", "Vasquez", "Lindqvist", "Abernathy", "Karimov", "Pemberton", "Delacroix", "Whitlock"),
    *("Ramaswamy", "Gallagher", "Nakamura", "Oyelaran", "Bergstrom", "Castellanos", "Hargreaves", "Mbeki-Jones"),
    *("Prendergast", "Zielinski", "Tavares", "Cunningham", "Achterberg", "Fitzwilliam", "Sandoval", "Marchetti"),
    *("Rutherford", "Dhillon", "Kowalczyk", "Ellsworth", "Moriarty"),
)
FIRMS = (
    *("Brightwater Foods", "Halcyon Rail", "Orrin Motors", "Pennine Cables", "Castellan Bank", "Larkfield Group"),
    *("Tessera Software", "Norfield Mining", "Ambleton Retail", "Quayside Insurance", "Verdant Energy", "Marlowe Press"),
)
TOWNS = (
    *("Harwick", "Dunmere", "Kelbridge", "Ashworth Vale", "Port Ellery", "Marston Green", "Westerleigh", "Carrow"),
    *("Millbrook Heights", "Thornaby Cross", "Fort Garrison", "Lake Benson", "Cedar Hollow", "Plainville", "Redstone"),
)
CLUBS = ("Harwick Town", "Dunmere Rovers", "Kelbridge United", "Carrow Athletic", "Redstone City", "Port Ellery Wanderers")

Values = Mapping[str, str]


def draw_names(rng: Random, text: str) -> dict[str, str]:
    """Return names that the copy does not hold: person, surname, person2, surname2, firm, town, town2, club, club2."""
    surname, surname2 = _fresh(rng, SURNAMES, text, 2)
    town, town2 = _fresh(rng, TOWNS, text, 2)
    club, club2 = _fresh(rng, CLUBS, text, 2)
    woman, man = _fresh(rng, WOMEN, text, 1)[0], _fresh(rng, MEN, text, 1)[0]
    return {
        "surname": surname,
        "surname2": surname2,
        "person": f"{woman} {surname}",
        "person2": f"{man} {surname2}",
        "given": woman,
        "given2": man,
        "firm": _fresh(rng, FIRMS, text, 1)[0],
        "town": town,
        "town2": town2,
        "club": club,
        "club2": club2,
    }


def _fresh(rng: Random, pool: Sequence[str], text: str, count: int) -> list[str]:
    return rng.sample([name for name in pool if not any(word in text for word in name.split())] or list(pool), count)
