"""Tahqiq: attributed claims out of news, linked to checkable sources, decided by people, replayable by anyone."""

__version__ = "0.1.0"
