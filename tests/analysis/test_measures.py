"""Measures: factors against a second source, conversion there and back, and the pairs that agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.figures import find_figures
from newslint.analysis.measures import agrees, convert, converted, load_units, units_compatible
from newslint.interval import Interval, exactly
from newslint.lexicon import load_shipped

LEXICONS = load_shipped()
UNITS = load_units(LEXICONS)
PINT_NAMES = {
    "metre": "meter",
    "micrometre": "micrometer",
    "celsius": "degC",
    "fahrenheit": "degF",
    "tonne": "metric_ton",
    "short-ton": "short_ton",
    "nautical-mile": "nautical_mile",
    "light-year": "light_year",
    "square-metre": "meter**2",
    "square-km": "kilometer**2",
    "square-foot": "foot**2",
    "square-yard": "yard**2",
    "square-mile": "mile**2",
    "cubic-metre": "meter**3",
    "cubic-foot": "foot**3",
    "imperial-gallon": "imperial_gallon",
    "barrel": "oil_barrel",
    "kmh": "kilometer/hour",
    "mph": "mile/hour",
    "metre-per-second": "meter/second",
    "kilowatt-hour": "kilowatt*hour",
    "megawatt-hour": "megawatt*hour",
    "gigawatt-hour": "gigawatt*hour",
    "terawatt-hour": "terawatt*hour",
    "calorie": "kilocalorie",
    "mpg": "mile/gallon",
    "km-per-litre": "kilometer/liter",
    "ml": "milliliter",
    "mg": "milligram",
}
WITHOUT_PINT = {"decibel", "megabyte", "gigabyte", "terabyte"}


def test_factors_are_those_of_pint() -> None:
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    for key in sorted(set(UNITS) - WITHOUT_PINT):
        quantity = registry.Quantity(20, PINT_NAMES.get(key, key)).to_base_units()
        # Within the two millionths by which the acre of the United States survey differs from the international one.
        assert 20 * UNITS[key].factor + UNITS[key].offset == pytest.approx(quantity.magnitude, rel=1e-5), key


def test_there_are_forty_units_and_no_phrase_has_two() -> None:
    assert len(UNITS) >= 40
    phrases = [str(phrase) for facts in LEXICONS["units"].table.values() for phrase in facts["phrases"]]
    assert len(phrases) == len(set(phrases))


@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)), st.floats(-1e6, 1e6))
def test_there_and_back(one: str, other: str, value: float) -> None:
    if UNITS[one].dimension != UNITS[other].dimension:
        with pytest.raises(ValueError, match="is no"):
            convert(exactly(value), one, other, LEXICONS)
    else:
        back = convert(convert(exactly(value), one, other, LEXICONS), other, one, LEXICONS)
        assert back.low == pytest.approx(value, rel=1e-6, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("10 miles (16 km)", True),
        ("60 miles (100 km)", True),
        ("300 ft (100 m)", True),
        ("6 miles (10 km)", True),
        ("1,200 miles (2,000 km)", True),
        ("90 miles per gallon (38 km per litre)", True),
        ("500 litres (110 gallons)", True),
        ("500 litres (132 gallons)", True),
        ("500 litres (160 gallons)", False),
        ("43C (109F)", True),
        ("a high of 2C (36F)", True),
        ("82 pounds (37 kg)", True),
        ("5ft 10in (1.78 metres)", True),
        ("13 lbs (5.9 kg)", True),
        ("5ft 10in (1.78m)", True),
        ("5ft 10in (1.98m)", False),
        ("up to 150 mph (240 kph)", True),
        ("up to 150 mph (150 kph)", False),
        ("more than 100 hectares (247 acres)", True),
        ("10 miles (20 km)", False),
        ("5 miles (10 km)", False),
        ("100 hectares (40 acres)", False),
        ("13 lbs (1.3 kg)", False),
        ("a rise of 2C (3.6F)", False),
        ("10 miles (16 kg)", None),
        ("10 people (16 kg)", None),
    ],
)
def test_agrees(text: str, verdict: bool | None) -> None:
    one, other = find_figures(text, LEXICONS)
    assert agrees(one, other, LEXICONS) is verdict


def test_converted_and_compatible() -> None:
    mile, km, people = find_figures("10 miles, 16 km, 12 people", LEXICONS)
    assert converted(mile, "km", LEXICONS).meets(Interval(16.0, 16.2))
    assert units_compatible(mile, km, LEXICONS)
    assert not units_compatible(mile, people, LEXICONS)
