"""The one place that composes the stages: articles in, extractions out, and into a record."""

from pourparler.pipeline.reading import Reading, ReadReport, name_of
from pourparler.pipeline.stages import BATCH, PARALLEL_FROM, Pipeline
from pourparler.pipeline.times import StageTimes

__all__ = ["BATCH", "PARALLEL_FROM", "Pipeline", "ReadReport", "Reading", "StageTimes", "name_of"]
