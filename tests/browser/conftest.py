import browsing
import pytest


@pytest.fixture(scope="session")
def browser():
    if missing := browsing.what_is_missing():
        pytest.skip(missing)
    with browsing.chromium() as opened:
        yield opened
