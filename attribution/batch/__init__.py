"""Attribution of large corpora, in batches: on one machine, with Ray or with Spark."""

from attribution.batch.attribute_batch import AttributeBatch
from attribution.batch.ray_dataset import attribute_dataset
from attribution.output.arrow_table import TABLE_COLUMNS as COLUMNS
from attribution.output.arrow_table import ddl

__all__ = ["COLUMNS", "AttributeBatch", "attribute_dataset", "ddl"]
