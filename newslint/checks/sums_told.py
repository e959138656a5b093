"""Whether a sum of money in a headline is the story's own, a digit wrong: the $4.2m plan of a $4.6 million plan."""

from newslint.analysis.mentions import Figure
from newslint.regexes import compile_later
from newslint.story import Story

_NOUNS = compile_later(
    r"(?:[ -](?!(?i:to|for|in|on|of|at|by|from|and|or|as|that|which|over|after|before|with|while|when|if|but|will|was|is|are|"
    r"has|had|a|an|the|its|their|his|her|this|last|next|more|less)\b)(?P<noun>\p{L}\p{Ll}+(?!\p{L})))++"
)
"""The nouns that a sum stands before, up to a small word."""


def is_same_sum(story: Story, claim: Figure, told: Figure) -> bool:
    """Whether two sums of one currency are of one thing, by the last noun they stand before, and one digit apart."""
    if claim.kind != "amount" or told.kind != "amount" or claim.unit != told.unit:
        return False
    if len(claim.digits) != len(told.digits) or not 0.1 < claim.value / (told.value or 1) < 10:
        return False
    wrong = sum(one != other for one, other in zip(claim.digits, told.digits, strict=True))
    if wrong != 1 or len(claim.digits) < 2:
        return False
    thing = _thing(story, claim)
    return thing != "" and thing == _thing(story, told)


def _thing(story: Story, figure: Figure) -> str:
    nouns = _NOUNS.match(story.text, figure.span.end)
    return str(nouns["noun"]).lower().removesuffix("s") if nouns else ""
