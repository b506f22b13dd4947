"""Nothing of the example region leaves the program without the words that it is fictional."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest

from netwerk.access import Action, Role, Scope
from netwerk.model import FIRST, LAST, Window
from netwerk.report.writing import export_files
from netwerk.ui.download_menu import Export, made
from tests.drawn import drawn
from tests.soak import access

COORDINATOR = Scope(role=Role.COORDINATOR)
SHOWS_MORE = {"organisatie": "lokaal-team-grotenhout", "mijn_organisatie": "Lokaal team Grotenhout"}


@pytest.fixture(scope="module")
def demo() -> Iterator[None]:
    with access.demo_app():
        yield


def inside(content: bytes) -> str:
    """The text of a file; of a workbook that of the parts it is a zip of."""
    if not content.startswith(b"PK"):
        return content.decode()
    parts = zipfile.ZipFile(io.BytesIO(content))
    return "".join(parts.read(name).decode() for name in parts.namelist())


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", Action)
def test_page_says_that_the_region_is_fictional(page: Action) -> None:
    app, _ = access.opened(page, COORDINATOR, query=SHOWS_MORE)
    captions = [caption.value for caption in app.caption]
    assert "Voorbeeldregio, fictief: alle organisaties en registraties zijn verzonnen." in captions


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", [Action.MAP, Action.ORGANISATION, Action.FORMATION])
def test_every_picture_that_can_be_saved_says_so(page: Action) -> None:
    app, _ = access.opened(page, COORDINATOR, query=SHOWS_MORE)
    pictures = [str(one.proto) for kind in ("bidi_component", "vega_lite_chart") for one in app.get(kind)]
    assert pictures != []
    assert [picture[:200] for picture in pictures if "voorbeeldregio, fictief" not in picture] == []


@pytest.mark.parametrize("form", ["graphml", "gexf", "net", "xlsx", "html", "svg"])
def test_export_says_so_inside(form: str) -> None:
    files = export_files(drawn("a-b"), Window(), form, period=(FIRST, LAST), fictional=True)
    assert ["voorbeeldregio, fictief" in inside(content) for content in files.values()] == [True]


def test_csv_files_say_so_in_their_names() -> None:
    export = Export(dataset=drawn("a-b"), window=Window(), period=(FIRST, LAST), fictional=True)
    assert zipfile.ZipFile(io.BytesIO(made(export, "csv"))).namelist() == [
        "voorbeeldregio-fictief-netwerk.csv",
        "voorbeeldregio-fictief-netwerk-organisaties.csv",
    ]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", [Action.ORGANISATION, Action.FORMATION, Action.OWN_NETWORK])
def test_every_list_to_take_along_says_so_in_its_name(page: Action, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(
        "netwerk.ui.text.st.download_button", lambda *_, file_name, **__: names.append(file_name), raising=True
    )
    access.opened(page, COORDINATOR, query=SHOWS_MORE)
    assert names != []
    assert [name for name in names if not name.startswith("voorbeeldregio-fictief-")] == []
