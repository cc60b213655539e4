"""Which modules travel together: put into Reflex's own settings, and named as they are."""

import re

import pytest

from fibroplan.local.chunks import GROUPS, ConfigChanged, travel_together
from fibroplan.local.plugin import SOURCES
from fibroplan.local.transpile import transpile

CONFIG = """
        codeSplitting: {
          groups: [
            {
              test: /env.json/,
"""


def test_our_groups_come_first_and_the_rest_stays():
    made = travel_together(CONFIG)
    assert made.index('{ name: "rules", test: /') < made.index('{ name: "phone", test: /') < made.index("env.json")
    assert made.replace(made[made.index("            { name") : made.index("            {\n")], "") == CONFIG


@pytest.mark.parametrize("config", ["", CONFIG + CONFIG])
def test_another_form_of_the_settings_stops_the_build(config):
    with pytest.raises(ConfigChanged):
        travel_together(config)


def test_every_module_that_is_named_is_there():
    there = {source.name for source in SOURCES.glob("*.js")} | set(transpile())
    for test in GROUPS.values():
        named = re.findall(r"\((.+)\)", test)[0].split("|")
        assert {f"{name}.js" for name in named} <= there
