"""Settings of hypothesis for `make mutants`: a changed program must fail, not fail prettily."""

from __future__ import annotations

from hypothesis import Phase, settings

settings.register_profile(
    "mutants", phases=(Phase.explicit, Phase.generate), derandomize=True, deadline=None
)
