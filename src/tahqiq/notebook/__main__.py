"""`python -m tahqiq.notebook STAGE`, as dvc.yaml calls it: pinned environment, one-line errors, documented exit codes."""

import signal
import sys
from pathlib import Path

from tahqiq.notebook.environment import block_slow_import, pin_environment


def main() -> int:
    """The exit code of the run."""
    pin_environment("tahqiq.notebook")
    block_slow_import()
    from tahqiq.core.case import project_root
    from tahqiq.core.errors import TahqiqError, UsageError
    from tahqiq.notebook.run import run_stage

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if len(sys.argv) != 2:
            raise UsageError("one stage is wanted", "python -m tahqiq.notebook", "as in `python -m tahqiq.notebook ingest`")
        run_stage(project_root(Path.cwd()), sys.argv[1])
    except TahqiqError as error:
        print(f"tahqiq: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("tahqiq: stopped", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
