"""What is taken from GOV.UK Frontend: the components that we use, without typeface and crest."""

from tenure.web.assets import kept, lay_out

CSS = (
    '@charset "x";:root{--a:1}@font-face{font-family:GDS Transport;src:url(/f.woff)}'
    "/*! licence */\n.govuk-button{font-family:GDS Transport,arial,sans-serif}"
    ".govuk-footer__crest{background:url(/crest.svg)}"
    "@media print{.govuk-button{color:#000}.govuk-footer{color:#000}}"
)


def test_only_components_that_we_use_are_kept():
    css = kept(CSS.removeprefix('@charset "x";'))
    assert ".govuk-button{" in css
    assert "@media print{.govuk-button{color:#000}}" in css
    assert "footer" not in css


def test_the_typeface_and_the_crest_of_gov_uk_are_left_behind():
    css = kept(CSS.removeprefix('@charset "x";'))
    assert "GDS Transport" not in css
    assert "url(" not in css
    assert "font-family:system-ui" in css


def test_laying_out_replaces_what_was_there(tmp_path):
    govuk = tmp_path / "node_modules" / "govuk-frontend"
    (govuk / "dist/govuk").mkdir(parents=True)
    (govuk / "package.json").write_text('{"version": "6.6.0"}')
    (govuk / "dist/govuk/govuk-frontend.min.css").write_text(CSS)
    (govuk / "dist/govuk/govuk-frontend.min.js").write_text("export{};//# sourceMappingURL=x.map")
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    (vendor / "old.css").write_text("left over")

    lay_out(tmp_path / "node_modules", vendor)

    assert sorted(p.name for p in vendor.iterdir()) == ["NOTICE.txt", "govuk.css", "govuk.js", "htmx.js"]
    assert "sourceMappingURL" not in (vendor / "govuk.js").read_text()
    assert "6.6.0" in (vendor / "NOTICE.txt").read_text()
