"""Who may do what, and which part of the data a visitor sees. What is not named here is not allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np

from netwerk.errors import AccessDenied
from netwerk.i18n import mark
from netwerk.model import Dataset


class Role(StrEnum):
    COORDINATOR = "coordinator"
    BOARD = "bestuur"
    PARTNER = "partner"
    ADMINISTRATOR = "beheerder"


class Action(StrEnum):
    """One thing a visitor may do. Each page asks for one on opening.

    There is no sign-in: whoever opens the app starts as coordinator and may look as any role, so this keeps data
    that are sent to the right page, and keeps nobody out.
    """

    OVERVIEW = "overzicht"
    MAP = "netwerkkaart"
    ORGANISATION = "organisatie"
    GAPS = "witte_vlekken"
    FORMATION = "netwerkvorming"
    BOARD = "bestuur"
    OWN_NETWORK = "mijn_netwerk"
    DATA = "gegevens"
    MANAGE = "beheer"  # what was agreed: the coordinator and the administrator change it, everyone may read it


MAY: Mapping[Role, frozenset[Action]] = {
    Role.COORDINATOR: frozenset(
        {
            Action.OVERVIEW,
            Action.MAP,
            Action.ORGANISATION,
            Action.GAPS,
            Action.FORMATION,
            Action.BOARD,
            Action.OWN_NETWORK,  # to see what a partner would see
            Action.DATA,
            Action.MANAGE,
        }
    ),
    Role.BOARD: frozenset({Action.OVERVIEW, Action.FORMATION, Action.BOARD}),
    Role.PARTNER: frozenset({Action.OVERVIEW, Action.OWN_NETWORK}),
    Role.ADMINISTRATOR: frozenset({Action.OVERVIEW, Action.DATA, Action.MANAGE}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a visitor is: a role and, for a partner, the id of its organisation."""

    role: Role
    organisation: str | None = None

    def may(self, action: Action) -> bool:
        """Return whether this visitor may do `action`; a partner without an organisation may do nothing."""
        if self.role is Role.PARTNER and self.organisation is None:
            return False
        return action in MAY.get(self.role, frozenset())

    @property
    def whole(self) -> bool:
        """Whether this visitor sees the whole network and not only its own part."""
        return self.role in (Role.COORDINATOR, Role.BOARD, Role.ADMINISTRATOR)


def require(scope: Scope, action: Action) -> None:
    """Raise AccessDenied where `scope` may not do `action`."""
    if not scope.may(action):
        raise AccessDenied(mark("Deze pagina hoort niet bij uw rol."))


def visible(dataset: Dataset, scope: Scope, *, register: bool = False) -> Dataset:
    """Return the part of `dataset` that `scope` may see; its version names the part, so no cache can mix them up.

    A partner sees its own records, the organisations that take part in them, and of those others no register
    numbers or contact. Who sees nothing (an unknown organisation) gets a dataset without organisations.

    register : add the other organisations of the register, so that an agreement can say whom a partner still
        misses: name, kind and place are public. No record comes along, nor who was only named in records.
    """
    if scope.whole:
        return dataset
    version = f"{dataset.version}|{scope.role}:{scope.organisation}" + ("+register" if register else "")
    own = dataset.code_of.get(scope.organisation or "", -1) if scope.role is Role.PARTNER else -1
    records, seats = dataset.records, dataset.seats
    mine = np.zeros(len(records), dtype=bool)
    if own >= 0:
        mine |= (records["a"].to_numpy() == own) | (records["b"].to_numpy() == own)
        mine[seats["record"].to_numpy()[seats["organisation"].to_numpy() == own]] = True
    known = np.zeros(len(dataset.organisations), dtype=bool)
    if own >= 0:
        known[own] = True
    for column in ("a", "b"):
        codes = records[column].to_numpy()[mine]
        known[codes[codes >= 0]] = True
    known[seats["organisation"].to_numpy()[mine[seats["record"].to_numpy()]]] = True
    if register and own >= 0:
        known |= dataset.organisations["registered"].to_numpy(dtype=bool)
    return replace(_keep(dataset, mine, known, own), version=version)


def _keep(dataset: Dataset, mine: np.ndarray, known: np.ndarray, own: int) -> Dataset:
    """The records `mine` and organisations `known` under new codes; nothing of the rest stays in any vocabulary."""
    organisation = _new_codes(known)
    record = _new_codes(mine)
    organisations = dataset.organisations[known].reset_index(drop=True)
    organisations["part_of"] = _translate(organisations["part_of"].to_numpy(), organisation)
    others = (organisations.index != organisation[own]) if own >= 0 else np.ones(len(organisations), dtype=bool)
    for column in ("contact_role", "kvk", "brin", "agb"):
        organisations.loc[others, column] = ""
    records = dataset.records[mine].reset_index(drop=True)
    for column in ("a", "b"):
        records[column] = _translate(records[column].to_numpy(), organisation)
    seats = dataset.seats[mine[dataset.seats["record"].to_numpy()]].reset_index(drop=True)
    seats["record"] = _translate(seats["record"].to_numpy(), record)
    seats["organisation"] = _translate(seats["organisation"].to_numpy(), organisation)
    more_rows = dataset.more_rows[mine[dataset.more_rows["record"].to_numpy()]].reset_index(drop=True)
    more_rows["record"] = _translate(more_rows["record"].to_numpy(), record)
    used = np.zeros(len(dataset.places), dtype=bool)
    used[records["place"].to_numpy()] = True
    used[more_rows["place"].to_numpy()] = True
    place = _new_codes(used)
    for frame in (records, more_rows):
        frame["place"] = _translate(frame["place"].to_numpy(), place)
    kept: dict[str, Any] = {}
    for name, column in (
        ("form_sets", "forms"),
        ("theme_sets", "themes"),
        ("sources", "source"),
        ("events", "event"),
    ):
        vocabulary = getattr(dataset, name)
        codes = records[column].to_numpy()
        named = np.zeros(len(vocabulary), dtype=bool)
        named[codes[codes >= 0]] = True
        records[column] = _translate(codes, _new_codes(named))
        kept[name] = tuple(word for word, stays in zip(vocabulary, named, strict=True) if stays)
    return replace(
        dataset,
        organisations=organisations,
        records=records,
        seats=seats,
        more_rows=more_rows,
        places=tuple(place for place, stays in zip(dataset.places, used, strict=True) if stays),
        # who went over into a partner is its own history; that of others is theirs
        changes=tuple(
            change
            for change in dataset.changes
            if own >= 0 and change.organisation == dataset.organisations["id"].iat[own]
        ),
        **kept,
    )


def _new_codes(kept: np.ndarray) -> np.ndarray:
    """The new code of each old one, -1 for those not kept."""
    codes = np.full(len(kept), -1, dtype=np.int32)
    codes[kept] = np.arange(np.count_nonzero(kept), dtype=np.int32)
    return codes


def _translate(codes: np.ndarray, new: np.ndarray) -> np.ndarray:
    """`codes` as new codes; -1 stays -1."""
    result = np.full(len(codes), -1, dtype=np.int32)
    there = codes >= 0
    result[there] = new[codes[there]]
    return result
