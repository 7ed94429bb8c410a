"""Reads the workspace's record of approvals, ``locales/<tag>/review.json``."""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from guidegen.catalog.values import Approval, Capacity
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.texts import read_text

_REMEDY = "Bring back the last good version; only `guidegen catalog approve` writes this file."


class _Approval(BaseModel):
    model_config = ConfigDict(extra="forbid")
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    name: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    date: datetime.date
    capacity: Capacity


class _Review(BaseModel):
    model_config = ConfigDict(extra="forbid")
    approvals: dict[str, _Approval] = {}


def read_review(path: Path) -> tuple[Mapping[str, Approval], tuple[Fault, ...]]:
    """Approvals by context; a file that is not there has none."""
    if not path.exists():
        return {}, ()
    place = Place(path)
    try:
        record = _Review.model_validate(json.loads(read_text(path)))
    except WorkspaceError as error:
        return {}, error.faults
    except json.JSONDecodeError as error:
        return {}, (_fault(place.at(error.lineno, error.colno), error.msg),)
    except ValidationError as error:
        return {}, tuple(
            _fault(place.at(key=".".join(map(str, each["loc"]))), each["msg"])
            for each in error.errors()
        )
    except (ValueError, RecursionError):
        return {}, (_fault(place, "it is nested too deep, or a number in it is endless"),)
    return {
        context: Approval(each.digest, each.name, each.date, each.capacity)
        for context, each in record.approvals.items()
    }, ()


def _fault(place: Place, problem: str) -> Fault:
    return Fault("review", place, f"The record of approvals is broken: {problem}.", _REMEDY)
