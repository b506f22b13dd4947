"""Plain sentences from numbers: counts in words, x of y, days and periods, in Dutch and English.

Numbers up to twelve are words, except in "x van de y" after the first and in tables; "alle 18" and "geen", never
"18 van 18" or "0" in a sentence. Templates go through `say`, so that the English catalogue holds them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk.i18n import Language, mark, say, translate
from netwerk.model import FIRST, LAST, Classification, Window, as_date, day_number

DUTCH_NUMBERS = (
    "geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip
ENGLISH_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
DUTCH_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SCHOOL_YEAR_BEGINS = 8  # month: 1 August to 31 July


def figure(count: int, language: Language = "nl") -> str:
    """Return `count` in figures: 1.204 in Dutch, 1,204 in English."""
    written = f"{count:,}"
    return written.replace(",", ".") if language == "nl" else written


def number(count: int, language: Language = "nl", *, alone: bool = False) -> str:
    """Return `count` as a sentence has it: in words up to twelve ("geen" for 0), in figures above.

    `alone` says that no noun follows: "none" in English, not "no".
    """
    if alone and count == 0 and language == "en":
        return "none"
    if 0 <= count <= 12:
        return (DUTCH_NUMBERS if language == "nl" else ENGLISH_NUMBERS)[count]
    return figure(count, language)


def x_of_y(part: int, whole: int, language: Language = "nl") -> str:
    """Return "alle 18", "geen van de 12", "één van de 12" or "acht van de 12", for in a sentence."""
    if part == whole and whole > 1:
        return translate(mark("alle {whole}", whole=figure(whole, language)), language)
    if part == 0:
        return translate(mark("geen van de {whole}", whole=figure(whole, language)), language)
    return translate(
        mark("{part} van de {whole}", part=number(part, language), whole=figure(whole, language)), language
    )


def short_x_of_y(part: int, whole: int, language: Language = "nl") -> str:
    """Return "8 van 12", "alle 12", "geen van 12" or "1 van 1", for in a table or beside a bar."""
    if part == whole and whole > 1:
        return translate(mark("alle {whole}", whole=figure(whole, language)), language)
    if part == 0 and whole > 1:
        return translate(mark("geen van {whole}", whole=figure(whole, language)), language)
    return translate(mark("{part} van {whole}", part=figure(part, language), whole=figure(whole, language)), language)


def per_hundred(share: float, language: Language = "nl") -> str:
    """Return a share (0 to 1) as "80 van de 100"; "alle" only where nothing is missing, never by rounding."""
    rounded = round(100 * share)
    if share < 1:
        rounded = min(rounded, 99)
    if share > 0:
        rounded = max(rounded, 1)
    return translate(mark("{part} van de 100", part=rounded), language)


def times(count: int, language: Language = "nl") -> str:
    """Return "één keer", "vijf keer", "1.204 keer"."""
    if count == 1:
        return say("één keer", language)
    return translate(mark("{count} keer", count=number(count, language)), language)


def capital(sentence: str) -> str:
    """Return `sentence` with a capital: "één van de 12" becomes "Eén van de 12"."""
    if sentence.startswith("één"):
        return "Eén" + sentence[3:]  # the accent falls away on a capital
    return sentence[:1].upper() + sentence[1:]


def listing(words: Sequence[str], language: Language = "nl", *, most: int | None = None) -> str:
    """Return "A", "A en B", "A, B en C"; "" for none; of more than `most` "A, B en 7 andere"."""
    if most is not None and len(words) > most:
        more = figure(len(words) - most, language)
        return translate(mark("{names} en {more} andere", names=", ".join(words[:most]), more=more), language)
    if len(words) < 2:
        return "".join(words)
    return translate(mark("{first} en {last}", first=", ".join(words[:-1]), last=words[-1]), language)


def long_date(day: int, language: Language = "nl") -> str:
    """Return the day number as "12 juni 2026"; "" where it stands for no day."""
    known = as_date(day)
    if known is None:
        return ""
    months = DUTCH_MONTHS if language == "nl" else ENGLISH_MONTHS
    return f"{known.day} {months[known.month - 1]} {known.year}"


def day_and_month(day: int, language: Language = "nl") -> str:
    """Return the day number as "12 juni"."""
    return long_date(day, language).rpartition(" ")[0]


def month_of(day: int, language: Language = "nl") -> str:
    """Return the day number as "september 2016"."""
    known = as_date(day)
    if known is None:
        return ""
    months = DUTCH_MONTHS if language == "nl" else ENGLISH_MONTHS
    return f"{months[known.month - 1]} {known.year}"


def time_between(first: int, last: int, language: Language = "nl") -> str:
    """Return how long after day `first` day `last` is: "vier maanden", "zeven jaar", "ruim zeven jaar"; "" unknown."""
    begin, end = as_date(first), as_date(last)
    if begin is None or end is None:
        return ""
    months = (end.year - begin.year) * 12 + end.month - begin.month - (end.day < begin.day)
    if months < 1:
        return say("minder dan een maand", language)
    if months == 1:
        return say("één maand", language)
    if months < 12:
        return translate(mark("{number} maanden", number=number(months, language)), language)
    years, more = divmod(months, 12)
    if years == 1:
        return say("ruim één jaar", language) if more else say("één jaar", language)
    if more:
        return translate(mark("ruim {number} jaar", number=number(years, language)), language)
    return translate(mark("{number} jaar", number=number(years, language)), language)


def short_date(day: int) -> str:
    """Return the day number as "18-11-2026", for in a table; "" where it stands for no day."""
    known = as_date(day)
    return f"{known:%d-%m-%Y}" if known else ""


def school_year(day: int) -> str:
    """Return the school year that holds the day: "2025/2026"."""
    known = as_date(day)
    if known is None:
        return ""
    first = known.year if known.month >= SCHOOL_YEAR_BEGINS else known.year - 1
    return f"{first}/{first + 1}"


def school_year_period(name: str) -> tuple[int, int]:
    """Return the half-open period of a school year such as "2025/2026"."""
    first = int(name[:4])
    return day_number(date(first, SCHOOL_YEAR_BEGINS, 1)), day_number(date(first + 1, SCHOOL_YEAR_BEGINS, 1))


def named_period(begin: int, end: int, language: Language = "nl") -> str | None:
    """Return the name of a half-open period that has one: "schooljaar 2025/2026" or "2025"; None for any other."""
    first, until = as_date(begin), as_date(end)
    if first is None or until is None:
        return None
    if (first.month, first.day, until) == (SCHOOL_YEAR_BEGINS, 1, date(first.year + 1, SCHOOL_YEAR_BEGINS, 1)):
        return translate(mark("schooljaar {name}", name=school_year(begin)), language)
    if (first.month, first.day, until) == (1, 1, date(first.year + 1, 1, 1)):
        return str(first.year)
    return None


def period(begin: int, end: int, language: Language = "nl") -> str:
    """Return a half-open period as in a sentence: "schooljaar 2025/2026", "van 1 maart 2024 tot en met …"."""
    name = named_period(begin, end, language)
    if name:
        return name
    if begin <= FIRST and end >= LAST:
        return say("alle jaren", language)
    if begin <= FIRST:
        return translate(mark("tot en met {last}", last=long_date(end - 1, language)), language)
    if end >= LAST:
        return translate(mark("vanaf {first}", first=long_date(begin, language)), language)
    if end - begin == 1:
        return long_date(begin, language)
    return translate(
        mark("van {first} tot en met {last}", first=long_date(begin, language), last=long_date(end - 1, language)),
        language,
    )


def in_period(begin: int, end: int, language: Language = "nl") -> str:
    """Return the period with which a sentence begins: "In schooljaar 2025/2026", "Van 1 maart 2024 tot en met …"."""
    name = named_period(begin, end, language)
    if name:
        return translate(mark("In {period}", period=name), language)
    if begin <= FIRST and end >= LAST:
        return say("In alle jaren samen", language)
    if end - begin == 1:
        return translate(mark("Op {day}", day=long_date(begin, language)), language)
    return capital(period(begin, end, language))


def area(window: Window, language: Language = "nl") -> str:
    """Return where the window looks: "Hele regio", "Subregio Noord", a municipality or an area."""
    if window.areas:
        return ", ".join(window.areas)
    if window.municipalities:
        return ", ".join(window.municipalities)
    if window.subregions:
        return translate(mark("Subregio {name}", name=", ".join(window.subregions)), language)
    return say("Hele regio", language)


def kind_label(classification: Classification, code: str, language: Language = "nl", *, plural: bool = False) -> str:
    """Return the kind as it stands on the screen; a kind that the configuration does not know as it was written."""
    kind = classification.kind(code)
    if kind is None:
        return code.replace("_", " ").capitalize()
    if language == "nl":
        return kind.label_plural if plural else kind.label
    return kind.label_en_plural if plural else kind.label_en


def inside(label: str) -> str:
    """Return `label` as it stands within a sentence: "huisartsen", but "CJG" and "Veilig Thuis"."""
    name = label[1:2].isupper() or any(word[0].isupper() for word in label.split()[1:])
    return label if name else label[:1].lower() + label[1:]


def layer_label(classification: Classification, code: str, language: Language = "nl") -> str:
    """Return the layer as it stands on the screen."""
    for layer in classification.layers:
        if layer.code == code:
            return layer.label if language == "nl" else layer.label_en
    return say("Onbekend", language)


def form_label(classification: Classification, code: str, language: Language = "nl") -> str:
    """Return the form of collaboration as it stands on the screen."""
    for form in classification.forms:
        if form.code == code:
            return form.label if language == "nl" else form.label_en
    return code.replace("_", " ").capitalize()
