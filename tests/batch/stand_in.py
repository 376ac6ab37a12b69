"""Work that needs no model: what the texts of articles tell it to do."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import define

from attribution import AttributedDocument, Failure, Metadata
from attribution.batch.frames import Article
from attribution.output.arrow_table import table_of


@define
class StandIn:
    """Stands for an `AttributeBatch`.

    Attributes:
        log: a file that gets the id of each article that is seen.
        prepares: what loading the model does: nothing, ``"fails"`` or ``"dies"``.
        threads: of each process.
    """

    log: Path
    prepares: str = ""
    threads: int = 1

    def prepare(self) -> None:
        if self.prepares == "fails":
            raise OSError("no such model")
        if self.prepares == "dies":
            os._exit(1)

    def table(self, articles: Sequence[Article | Failure]) -> Any:
        results: list[AttributedDocument | Failure] = []
        for article in articles:
            if isinstance(article, Failure):
                results.append(article)
                continue
            id_, text, _ = article
            with self.log.open("a", encoding="utf-8") as log:
                log.write(f"{id_}\n")
            if text == "kills":
                os.kill(os.getpid(), signal.SIGKILL)
            if text == "kills once" and self.seen().count(id_) == 1:
                os.kill(os.getpid(), signal.SIGKILL)
            if text == "is slow":
                time.sleep(60)
            if text == "breaks":
                raise ValueError("a fault of our own")
            results.append(AttributedDocument(text, id=id_))
        return table_of(results)

    def seen(self) -> list[str]:
        """The ids of the articles that were seen so far."""
        return self.log.read_text(encoding="utf-8").split() if self.log.exists() else []


def corpus(number: int, **texts: str) -> list[Article | Failure]:
    """Articles called ``"a0"``, ``"a1"``, ...

    Arguments:
        number: how many.
        texts: what some of them hold.
    """
    return [(f"a{n}", texts.get(f"a{n}", "Ice."), Metadata()) for n in range(number)]
