"""Before altair is loaded: what would cost a second and a half and is asked by nothing here."""

from tahqiq.notebook.environment import block_slow_import

block_slow_import()
