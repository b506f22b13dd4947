"""Netwerk: who works with whom around children and families, from the records that exist anyway."""

__version__ = "0.1.0"
