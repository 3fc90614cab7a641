"""Every test has a home of its own, and the cast and makers of tests/given."""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

_home = tempfile.TemporaryDirectory(prefix="tenure-tests-")
os.environ["TENURE_HOME"] = _home.name
os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
if find_spec("tenure.partnership.settings"):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tenure.partnership.settings"

pytest_plugins = [f"given.{maker.stem}" for maker in sorted(Path(__file__).parent.glob("given/*.py"))]
