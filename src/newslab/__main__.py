"""``python -m newslab``: the command where no script is installed."""

import sys

from newslab.cli import main

if __name__ == "__main__":
    sys.exit(main())
