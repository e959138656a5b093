"""What every test has: a store of its own, so that none reads or fills the user's."""

import os
import tempfile

os.environ["NEWSLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="newslint-tests-")
