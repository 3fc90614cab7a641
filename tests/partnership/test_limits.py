"""How often a thing may be tried, whoever else tries something."""

from django.core.cache.backends.filebased import FileBasedCache

from tenure.partnership import settings as ours


def test_others_tries_do_not_make_a_count_be_forgotten(tmp_path):
    """Django's files would drop any third of the counts above 300 of them."""
    options = ours.CACHES["default"]
    cache = FileBasedCache(tmp_path, {"OPTIONS": options["OPTIONS"]})
    cache.set("priya", 5)
    for number in range(400):
        (tmp_path / f"{number}.djcache").touch()

    cache.set("stranger", 1)

    assert len(list(tmp_path.glob("*.djcache"))) == 402
    assert cache.get("priya") == 5
