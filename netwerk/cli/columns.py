"""The columns of each command's table and CSV, so that a script finds the headings also where there are no rows."""

CHECK = ("file", "sheet", "row", "column", "code", "severity", "message")
IMPORTS = ("number", "at", "files", "read", "imported", "rejected", "blank", "status")
MEASURES = (
    "id", "name", "registered", "degree", "strength", "betweenness", "harmonic", "closeness", "eigenvector", "core",
    "clustering", "constraint", "effective_size", "triangles", "articulation_point", "brokerage",
)  # fmt: skip
GAPS = ("norm", "organisation", "wanted", "last_record")
FORMATION = (
    "from", "until", "complete", "organisations", "active", "ties", "density", "formed", "persisted", "ended",
    "revived", "jaccard", "joined", "left", "components", "imprecise",
)  # fmt: skip
CHANGES = ("change", "a", "b")
EVIDENCE = (
    "record", "from", "until", "precision", "form", "theme", "source", "participants", "counts", "import", "file",
    "sheet", "row",
)  # fmt: skip
