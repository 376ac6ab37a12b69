"""Attribution in batches, for engines that spread work over many machines, and for corpora."""

from attribution.batch.attribute_batch import AttributeBatch
from attribution.batch.columns import COLUMNS, ddl
from attribution.batch.ray_dataset import attribute_dataset

__all__ = ["COLUMNS", "AttributeBatch", "attribute_dataset", "ddl"]
