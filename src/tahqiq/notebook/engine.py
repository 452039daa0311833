"""The engine "tahqiq" as papermill finds it by its entry point.

Papermill loads this module while it is itself being imported, so nothing of papermill is imported before a method is called.
"""

from typing import Any

NAME = "tahqiq"


class ForkEngine:
    """Papermill's engine interface; the work is done by `fork.ForkedNotebook`."""

    @classmethod
    def execute_notebook(cls, notebook: Any, kernel_name: str, **settings: Any) -> Any:
        """The notebook with the outputs of every cell up to the first that failed."""
        from tahqiq.notebook.fork import ForkedNotebook

        return ForkedNotebook.execute_notebook(notebook, kernel_name, **settings)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """The kernel that the notebook names."""
        from papermill.utils import nb_kernel_name

        return nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """The language that the notebook names."""
        from papermill.utils import nb_language

        return nb_language(nb, language)
