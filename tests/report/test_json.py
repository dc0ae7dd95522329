"""The file format of `posture review --json`."""

from __future__ import annotations

import json
from collections.abc import Mapping

import jsonschema
import pytest

from posture.reasons import Reason
from posture.report.model import Report
from posture.rules import RULES
from tests.report.samples import HOSTILE

Schema = Mapping[str, object]

SECONDS: Schema = {"type": "number", "minimum": 0}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
PERCENT: Schema = {"type": ["integer", "null"], "minimum": 0, "maximum": 100}


def shape(**fields: Schema) -> Schema:
    """An object that has these fields, and may have more."""
    return {"type": "object", "required": list(fields), "properties": fields}


def many(item: Schema, **limits: int) -> Schema:
    return {"type": "array", "items": item, **limits}


EPISODE = shape(start=SECONDS, end=SECONDS, peak={"type": "number"}, unit={"type": "string"}, confidence=SHARE)

SCHEMA = shape(
    schema={"const": 1},
    source=shape(
        file={"type": "string"},
        seconds=SECONDS,
        frames={"type": "integer", "minimum": 0},
        width={"type": "integer"},
        height={"type": "integer"},
        rotation={"enum": [0, 90, 180, 270]},
        fps=SECONDS,
    ),
    people=many(
        shape(
            person={"type": "integer", "minimum": 1},
            present=many(many(SECONDS, minItems=2, maxItems=2)),
            x=SHARE,
            activity=many(
                shape(
                    activity={"enum": ["sit", "stand", "walk", "march_in_place", "transition", "unknown"]},
                    start=SECONDS,
                    end=SECONDS,
                )
            ),
            score=shape(value=PERCENT, low=PERCENT, high=PERCENT, coverage=SHARE),
            findings=many(
                shape(
                    rule={"enum": list(RULES)},
                    kind={"enum": ["do", "dont"]},
                    judged_seconds=SECONDS,
                    shown_seconds=SECONDS,
                    episodes=many(EPISODE),
                    not_judged=many(shape(start=SECONDS, end=SECONDS, reason={"enum": list(Reason)})),
                ),
                minItems=len(RULES),
                maxItems=len(RULES),
            ),
        )
    ),
)
"""The documented shape of the file; the names and their meaning are fixed."""


@pytest.mark.parametrize("name", ["one", "two", "nobody"])
def test_reports_have_the_documented_shape(name: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(name)
    jsonschema.validate(json.loads(report.to_json()), SCHEMA, cls=jsonschema.Draft202012Validator)


def test_every_person_has_every_row_in_the_order_of_the_table(two: Report) -> None:
    for person in json.loads(two.to_json())["people"]:
        assert [row["rule"] for row in person["findings"]] == list(RULES)


def test_nobody_in_view_is_a_report_without_people(nobody: Report) -> None:
    data = json.loads(nobody.to_json())
    assert data["people"] == []
    assert data["source"]["seconds"] == 12.0


def test_the_file_reads_back_as_the_same_report(two: Report) -> None:
    assert Report.model_validate_json(two.to_json()) == two
    assert json.loads(two.to_json())["source"]["file"] == HOSTILE


def test_a_missing_field_breaks_the_shape(one: Report) -> None:
    data = json.loads(one.to_json())
    del data["people"][0]["findings"][3]["judged_seconds"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)
