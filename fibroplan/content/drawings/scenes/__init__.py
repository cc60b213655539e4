"""The drawing of every exercise, described by poses and props; one module for each kind of exercise."""

from fibroplan.content.drawings.scene import Scene
from fibroplan.content.drawings.scenes import (
    aerobic,
    balance,
    chair,
    core,
    mind_body,
    mobility,
    strength,
    stretch,
    water,
)

SCENES: dict[str, Scene] = {
    **aerobic.SCENES,
    **water.SCENES,
    **strength.SCENES,
    **chair.SCENES,
    **core.SCENES,
    **balance.SCENES,
    **mobility.SCENES,
    **stretch.SCENES,
    **mind_body.SCENES,
}
