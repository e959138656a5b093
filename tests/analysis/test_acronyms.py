"""Acronyms: what a story says one stands for."""

import pytest

from newslint.analysis.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The World Health Organization (WHO) said so.", ["WHO = World Health Organization"]),
        ("They met the Kurdistan Workers' Party (PKK).", ["PKK = Kurdistan Workers' Party"]),
        ("It was the Centers for Disease Control and Prevention (CDC).", ["CDC = Centers for Disease Control and Prevention"]),
        (
            "The National Institute of Allergy and Infectious Diseases (NIAD) said so.",
            ["NIAD = National Institute of Allergy and Infectious Diseases"],
        ),
        (
            "NIAID (National Institute of Allergy and Infectious Diseases)",
            ["NIAID = National Institute of Allergy and Infectious Diseases"],
        ),
        ("A software bill of materials (SBOM) lists parts.", ["SBOM = software bill of materials"]),
        ("The chief executive officer (CEO) left.", ["CEO = chief executive officer"]),
        ("Software Bills of Material (SBOMs) matter.", ["SBOM = Software Bills of Material"]),
        ("The Food and Drug Administration (“FDA”) agreed.", ["FDA = Food and Drug Administration"]),
        ("The Democratic Unionist Party (DUP) and Sinn Féin (SF) met.", ["DUP = Democratic Unionist Party", "SF = Sinn Féin"]),
        ("The National Energy System Operator (Neso) said so.", ["Neso = National Energy System Operator"]),
        ("The Energy Planning Authority, or E.P.A., agreed.", ["EPA = Energy Planning Authority"]),
        ("The Office of Business Regulation, known as the OBR, agreed.", ["OBR = Office of Business Regulation"]),
        ("The ILO, the International Labour Organization, agreed.", ["ILO = International Labour Organization"]),
        ("The BBC, the Foreign Office, and the ILO, the old one, agreed.", []),
        ("The Royal Opera House (Leeds) and the Energy Board (Shell) met.", []),
        ("LOS ANGELES (AP) - It rained.", []),
        ("He won (2019) and lost (2020).", []),
        ("Shares of the company (NYSE: TSLA) fell.", []),
        ("He left (I think).", []),
        ("Sen. Jane Roe (D-Calif.) spoke.", []),
    ],
)
def test_reads(text: str, expected: list[str]) -> None:
    definitions = find_acronyms(text)
    assert [f"{definition.acronym} = {definition.words}" for definition in definitions] == expected
    for definition in definitions:
        assert text[definition.long.start : definition.long.end] == definition.words
