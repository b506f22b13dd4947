"""What is kept on disk: imports and everything that was read with them."""

from netwerk.store.backups import backup, restore
from netwerk.store.decisions import KeptDecision, decide, decisions, kept_decisions, reverse
from netwerk.store.history import (
    ImportedFile,
    ImportRecord,
    demo_loaded,
    imports,
    is_empty,
    redo,
    take_demo_out,
    undo,
)
from netwerk.store.importing import ImportResult, import_files
from netwerk.store.loading import data_version, load, novelty, open_names, stored_register, stored_rows
from netwerk.store.opening import database_exists, open_store
from netwerk.store.remembered import forget, remember, remembered

__all__ = [
    "ImportRecord",
    "ImportResult",
    "ImportedFile",
    "KeptDecision",
    "backup",
    "data_version",
    "database_exists",
    "decide",
    "decisions",
    "demo_loaded",
    "forget",
    "import_files",
    "imports",
    "is_empty",
    "kept_decisions",
    "load",
    "novelty",
    "open_names",
    "open_store",
    "redo",
    "remember",
    "remembered",
    "restore",
    "reverse",
    "stored_register",
    "stored_rows",
    "take_demo_out",
    "undo",
]
