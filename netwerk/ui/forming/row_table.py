"""A table of which who may read the records can choose a row."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from netwerk.access import Action
from netwerk.ui.door import Visit
from netwerk.ui.text import _


def row_table(
    visit: Visit, table: pd.DataFrame, *, key: str, alt: str, config: Mapping[str, ColumnConfig]
) -> int | None:
    """Show `table` and return the position of the chosen row; None: none, or this visitor may not open records."""
    height = min(520, 38 + 35 * len(table))
    if not visit.may(Action.MAP):
        st.dataframe(table, hide_index=True, height=height, column_config=config, alt=alt)
        return None
    picked = st.dataframe(
        table,
        hide_index=True,
        height=height,
        column_config=config,
        alt=alt,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
    )
    row = next((at for at in picked["selection"]["rows"] if at < len(table)), None)
    if row is None:
        st.caption(_("Kies een rij en lees wat erachter staat."))
    return row
