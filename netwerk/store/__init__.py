"""What is kept on disk: imports and everything that was read with them."""

from netwerk.store.agreements import keep_norms, kept_norms, norms_version
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
from netwerk.store.introductions import Introduction, Status, Step, add_step, introductions, take_up
from netwerk.store.loading import data_version, load, novelty, open_names, stored_register, stored_rows
from netwerk.store.milestones import (
    KeptMilestone,
    MilestoneStep,
    keep_milestone,
    kept_milestones,
    put_milestone_back,
    take_milestone_away,
)
from netwerk.store.opening import database_exists, open_store
from netwerk.store.remembered import forget, remember, remembered

__all__ = [
    "ImportRecord",
    "ImportResult",
    "ImportedFile",
    "Introduction",
    "KeptDecision",
    "KeptMilestone",
    "MilestoneStep",
    "Status",
    "Step",
    "add_step",
    "backup",
    "data_version",
    "database_exists",
    "decide",
    "decisions",
    "demo_loaded",
    "forget",
    "import_files",
    "imports",
    "introductions",
    "is_empty",
    "keep_milestone",
    "keep_norms",
    "kept_decisions",
    "kept_milestones",
    "kept_norms",
    "load",
    "norms_version",
    "novelty",
    "open_names",
    "open_store",
    "put_milestone_back",
    "redo",
    "remember",
    "remembered",
    "restore",
    "reverse",
    "stored_register",
    "stored_rows",
    "take_demo_out",
    "take_milestone_away",
    "take_up",
    "undo",
]
