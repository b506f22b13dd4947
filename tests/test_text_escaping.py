"""Names are text: in Markdown, in HTML, and inside a sentence."""

from __future__ import annotations

import pytest

from netwerk.i18n import mark
from netwerk.ui.text import as_html, as_markdown, in_html, in_markdown

JOINER = "\u2060"


@pytest.mark.parametrize(
    "mark_of_markdown", ["*", "_", "`", "[", "]", "(", "<", ">", "#", "!", "|", "$", "~", "\\", "&", "{", "-", "+"]
)
def test_every_mark_of_markdown_is_escaped(mark_of_markdown: str) -> None:
    assert as_markdown(f"a{mark_of_markdown}b") == f"a\\{mark_of_markdown}b"


def test_an_icon_is_broken_up_after_its_colon() -> None:
    assert as_markdown(":material/bolt:").replace("\\", "") == f":{JOINER}material/bolt:"


def test_an_address_does_not_become_a_link() -> None:
    assert as_markdown("http://x").replace("\\", "") == f"http:{JOINER}//x"


def test_www_does_not_become_a_link() -> None:
    assert as_markdown("www.x.nl") == f"www{JOINER}.x.nl"


def test_an_arrow_stays_two_characters() -> None:
    assert as_markdown("A -> B").replace("\\", "") == f"A -{JOINER}> B"


def test_a_name_that_begins_with_a_number_is_no_list() -> None:
    assert as_markdown("1. Jeugdhulp") == "1\\. Jeugdhulp"


def test_line_breaks_in_a_name_start_no_new_block() -> None:
    assert as_markdown("a\n\n# b") == "a \\# b"


def test_html_in_a_name_is_text() -> None:
    assert as_html("<img src=x onerror=alert(1)>") == "&lt;img src=x onerror=alert(1)&gt;"


def test_quotes_in_a_name_end_no_attribute() -> None:
    assert as_html("'\"") == "&#x27;&quot;"


def test_bold_of_the_sentence_is_bold_and_bold_of_the_name_is_not() -> None:
    assert in_html(mark("**Dit** is {name}", name="**X**<b>")) == "<b>Dit</b> is **X**&lt;b&gt;"


def test_a_name_with_braces_is_filled_in_once() -> None:
    assert in_html(mark("{name}", name="{version}")) == "{version}"


def test_a_sentence_inside_a_sentence_is_escaped_once() -> None:
    assert in_markdown(mark("Ja: {inner}", inner=mark("{name}", name="a*b"))) == "Ja: a\\*b"
