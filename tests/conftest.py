"""Settings shared by all tests."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("local", deadline=None)
# the same examples on every run of the build, so that it never fails by chance
settings.register_profile(
    "build", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("build" if os.environ.get("CI") else "local")
