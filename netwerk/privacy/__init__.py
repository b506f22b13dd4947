"""Which texts may say something about a person, so that they are not read, not kept and never repeated."""

from netwerk.privacy.column_verdicts import column_verdict, heading_verdict
from netwerk.privacy.marks import Sort, mark_in
from netwerk.privacy.persons import Likeness, likeness, may_be_person, person_in
from netwerk.privacy.texts import harmless, may_be_personal, personal, without_personal
from netwerk.privacy.typed import refuse

__all__ = [
    "Likeness",
    "Sort",
    "column_verdict",
    "harmless",
    "heading_verdict",
    "likeness",
    "mark_in",
    "may_be_person",
    "may_be_personal",
    "person_in",
    "personal",
    "refuse",
    "without_personal",
]
