"""The partnership's own surveys: their questions as data, answering them, and counting what was answered."""

from tenure.returns.survey.answering import Answers, NotAsked
from tenure.returns.survey.checking import check, errors_in
from tenure.returns.survey.questions import Survey
from tenure.returns.survey.reading import Fault, document_in, read, survey_of
from tenure.returns.survey.shape import schema

__all__ = [
    "Answers",
    "Fault",
    "NotAsked",
    "Survey",
    "check",
    "document_in",
    "errors_in",
    "read",
    "schema",
    "survey_of",
]
