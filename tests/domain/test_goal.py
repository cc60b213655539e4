"""What matters to the person."""

from fibroplan.domain.goal import goal_areas, goal_of, set_goal, set_goal_area
from tests.domain.make import goal


def test_what_matters_and_where_it_belongs():
    assert goal_of([])["words"] == ""
    assert goal_of([goal(deleted=True)])["words"] == ""
    assert goal_of([goal()])["words"] == "Garden"
    assert set_goal("Dance")[0]["fields"] == {"deleted": False, "words": "Dance"}
    assert [row["value"] for row in goal_areas([goal()]) if row["chosen"]] == ["play"]
    assert set_goal_area([goal()], "work")[0]["fields"]["area"] == "work"
    assert set_goal_area([goal()], "play")[0]["fields"]["area"] == ""
    assert set_goal_area([], "space") == []
