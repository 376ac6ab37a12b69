"""Keeps what is found now, to be looked at in the difference: ``python -m tests.pinned``.

``--trees`` parses all texts anew first, as after a change of the texts or of the model.
"""

from __future__ import annotations

import argparse

from tests.pinned.documents import write_found, write_trees

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trees", action="store_true")
    if parser.parse_args().trees:
        write_trees()
    write_found()
