"""Check: what every kind of rule is, and the mistake that a wrong option is."""

from abc import ABCMeta, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from newslint.diagnostic import Finding
from newslint.record import Record, RecordType
from newslint.scope import Scope
from newslint.story import Story


class OptionMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with an option of a rule: its key in the YAML file, and why."""

    option: str
    message: str


class _CheckType(RecordType, ABCMeta):
    """Makes of a kind of rule a record with a method that it must have."""


class Check(Record, metaclass=_CheckType, slots=False, kw_only=True):
    """A kind of rule. A kind is a record: its fields are its YAML options (a hyphen for each underscore), its
    docstring is its page of the manual. Building one must be cheap (no regular expression is compiled); `verify` compiles
    everything and raises OptionMistake where an option is wrong.
    """

    wants: ClassVar[tuple[str, ...]] = ()
    """Names that the message may use; without any, a message is Vale's, whose braces are plain text."""

    def captures(self) -> frozenset[str]:
        """Return the names that the message may use."""
        return frozenset(self.wants)

    def verify(self) -> None:
        """Raise OptionMistake where an option cannot work; `find` may rely on what passed."""

    def idle(self, story: Story) -> str:
        """Return why the rule has nothing to go on in `story` ("no publication date"), or nothing where it has."""
        return ""

    @abstractmethod
    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield what the rule finds in the passages of `story` that `scope` selects."""
