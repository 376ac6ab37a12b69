"""Attribution in batches, for engines that spread work over many machines, and for corpora."""

from attribution.batch.attribute_batch import AttributeBatch
from attribution.batch.ray_dataset import attribute_dataset
from attribution.output.arrow_table import TABLE_COLUMNS as COLUMNS
from attribution.output.arrow_table import ddl

__all__ = ["COLUMNS", "AttributeBatch", "attribute_dataset", "ddl"]
