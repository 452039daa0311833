"""`python -m tahqiq.notebook STAGE [--case NAME]`, as dvc.yaml calls it: pinned environment, one-line errors, exit codes."""

import argparse
import signal
import sys
from pathlib import Path
from typing import NoReturn

from tahqiq.notebook.environment import block_slow_import, pin_environment


def main() -> int:
    """The exit code of the run."""
    pin_environment("tahqiq.notebook")
    block_slow_import()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # unwinds, so that nothing is left half-written
    from tahqiq.core.errors import TahqiqError

    try:
        _run(sys.argv[1:])
    except TahqiqError as error:
        print(f"tahqiq: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("tahqiq: stopped", file=sys.stderr)
        return 128 + signal.SIGINT
    return 0


def _run(words: list[str]) -> None:
    from tahqiq.core.case import project_root
    from tahqiq.notebook.run import run_stage

    parser = _Parser("python -m tahqiq.notebook", description="Run a stage's notebook for the cases whose inputs changed.")
    parser.add_argument("stage", metavar="STAGE", help="a stage of dvc.yaml, or evaluate")
    parser.add_argument("--case", metavar="NAME", action="append", help="only this case; may be given again")
    given = parser.parse_args(words)
    run_stage(project_root(Path.cwd()), given.stage, given.case)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as everything here does."""

    def error(self, message: str) -> NoReturn:
        from tahqiq.core.errors import UsageError

        raise UsageError(message, self.prog, "as in `python -m tahqiq.notebook ingest`")


if __name__ == "__main__":
    sys.exit(main())
