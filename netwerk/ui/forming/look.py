"""How the visitor looks at the years: how wide a step is, what each step looks at, and which meetings count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Asked, Over, Timeline
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import Text, mark
from netwerk.model import FIRST, LAST, Window
from netwerk.ui import cache, in_address
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.forming import held
from netwerk.ui.session import language
from netwerk.ui.text import _, in_markdown, plain

STEPS: Mapping[Step, Text] = {
    Step.SCHOOLYEAR: mark("Schooljaar"),
    Step.YEAR: mark("Kalenderjaar"),
    Step.QUARTER: mark("Kwartaal"),
    Step.MONTH: mark("Maand"),
}
# by their word in the address, the default first
RULES: Mapping[str, tuple[Over, Text]] = {
    "stap": (Over("step"), mark("Alleen de stap zelf")),
    "schuivend-6": (Over("sliding", 6), mark("De laatste 6 maanden")),
    "schuivend-12": (Over("sliding", 12), mark("De laatste 12 maanden")),
    "schuivend-24": (Over("sliding", 24), mark("De laatste 24 maanden")),
    "alles": (Over("cumulative"), mark("Alles tot dan toe")),
    "vervagend-6": (Over("fading", 6), mark("Vervagend in 6 maanden")),
    "vervagend-12": (Over("fading", 12), mark("Vervagend in 12 maanden")),
    "vervagend-24": (Over("fading", 24), mark("Vervagend in 24 maanden")),
}
_LARGEST = ("25", "10", "50", "100", "0")  # organisations at one meeting; 0: no limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The timeline that was asked for.

    step, over : how wide a step is, and which records each looks at
    window : the rule of ties and the choice of organisations; FIRST to LAST
    begin, end : only the steps between these days are shown; None: all
    """

    step: Step
    over: Over
    window: Window
    begin: int | None
    end: int | None

    def asked(self, today: int) -> Asked:
        """Return the timeline that this asks for on the day `today`."""
        return Asked(base=self.window, today=today, step=self.step, over=self.over, begin=self.begin, end=self.end)


def choose_look(visit: Visit, choice: Choice) -> Look:
    """Show the controls beside the filter row and return what is chosen.

    Every step is shown, except where the period of the filter row was chosen by date: then those between its days.
    """
    with choice.row:
        step = _choose("stap", {one.value: label for one, label in STEPS.items()}, _("Stap"), width=140)
        rule = _choose("venster", {word: label for word, (_over, label) in RULES.items()}, _("Telt mee"), width=210)
        with st.popover(_("Weergave"), icon=":material/visibility:"):
            largest = _choose(
                "grootste",
                {
                    one: mark("Tot {size} organisaties", size=one) if one != "0" else mark("Elke grootte")
                    for one in _LARGEST
                },
                _("Bijeenkomsten"),
                width=240,
                help_=_(
                    "Bij een grote bijeenkomst heeft niet iedereen met iedereen samengewerkt. "
                    "Daarom telt zij vanaf deze grootte niet mee."
                ),
            )
            held.choose(visit)
    held.show(visit)
    over = RULES[rule][0]
    window = replace(choice.window, begin=FIRST, end=LAST, largest=int(largest))
    st.caption(" ".join(in_markdown(sentence) for sentence in in_words(Step(step), over, window)))
    period = choice.window
    return Look(
        step=Step(step),
        over=over,
        window=window,
        begin=period.begin if choice.own_dates else None,
        end=period.end if choice.own_dates else None,
    )


def timeline_of(visit: Visit, look: Look) -> Timeline:
    """Return the timeline that was asked for."""
    return cache.timeline(visit.dataset, look.asked(visit.today))


def steps_of(visit: Visit, look: Look) -> tuple[FormationStep, ...]:
    """Return the steps of that timeline with their counts."""
    return cache.formation(visit.dataset, look.asked(visit.today))


def trend_of(visit: Visit, look: Look) -> tuple[TrendStep, ...]:
    """Return what may be read in each of those steps."""
    return cache.trend(visit.dataset, look.asked(visit.today))


def in_words(step: Step, over: Over, window: Window) -> tuple[Text, ...]:
    """Return in plain words what a step is, when a connection counts in it, and which meetings do not."""
    width = {
        Step.SCHOOLYEAR: mark("Elke stap is een schooljaar: 1 augustus tot en met 31 juli."),
        Step.YEAR: mark("Elke stap is een kalenderjaar."),
        Step.QUARTER: mark("Elke stap is een kwartaal."),
        Step.MONTH: mark("Elke stap is een maand."),
    }[step]
    months = int(over.months)
    records = (
        mark("samenwerking is vastgelegd")
        if window.minimum == 1
        else mark("minstens {number} keer samenwerking is vastgelegd", number=window.minimum)
    )
    match over.rule:
        case "step":
            meaning = mark("Een verbinding telt in een stap als daarin {records}.", records=records)
        case "sliding":
            meaning = mark(
                "Een verbinding telt als in de {months} maanden tot het einde van de stap {records}.",
                months=months,
                records=records,
            )
        case "cumulative":
            meaning = mark("Een verbinding telt vanaf de dag dat {records}, en stopt nooit.", records=records)
        case "fading":
            meaning = mark(
                "Een registratie telt na {months} maanden nog half zo zwaar. "
                "Een verbinding stopt als haar registraties samen voor minder dan {weight} tellen.",
                months=months,
                weight=mark("een halve") if window.minimum == 1 else _written(window.minimum / 2),
            )
    large = (
        (mark("Bijeenkomsten met meer dan {number} organisaties tellen niet mee.", number=window.largest),)
        if window.largest
        else ()
    )
    return (width, meaning, *large)


def _written(number: float) -> str:
    """A number with a half, as the language writes it."""
    return f"{number:g}".replace(".", "," if language() == "nl" else ".")


def _choose(parameter: str, words: Mapping[str, Text], label: str, *, width: int, help_: str | None = None) -> str:
    options = list(words)
    labels = {word: plain(text) for word, text in words.items()}
    chosen = st.selectbox(
        label,
        options,
        format_func=labels.__getitem__,
        width=width,
        help=help_,
        **in_address.kept(parameter, options, key=f"vorming_{parameter}", again=True),
    )
    return options[0] if chosen is None else chosen
