"""What every test may ask for."""

from hypothesis import settings

pytest_plugins = ["tests.machine", "tests.house", "tests.browser"]

settings.register_profile("unhurried", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("unhurried")
