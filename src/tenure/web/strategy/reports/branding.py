"""The page on which a partnership gives its reports a name, colours and a logo, and sees what they become."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import limits, may, reporters, reporting
from tenure.partnership.actions import cases, reports
from tenure.partnership.models import Branding
from tenure.partnership.trying_looks import Tried, forget_tried, keep_tried, tried_by
from tenure.publish.strategy.reports.contrast import contrast
from tenure.publish.strategy.reports.logos import require_size
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.pictures import folder
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.reports.forms import BrandingForm

_KINDS = {"png": "image/png", "svg": "image/svg+xml"}


@require_http_methods(["GET", "POST"])
@login_required
@told
def branding(request: SignedIn) -> HttpResponse:
    may.require(reporters.see_reports(request.user), by=request.user, about="branding")
    form = BrandingForm(request.POST or None, request.FILES or None)
    tries = request.method == "POST" and "preview" in request.POST
    if request.method == "POST" and form.is_valid():
        try:
            _look_at(request, form) if tries else _choose(request, form)
        except cases.NotYet as problem:
            for name, says in problem.faults.items():
                form.add_error(name, says)
        except UsedWrongly as problem:
            form.add_error("logo", str(problem))
        else:
            if not tries:
                return redirect("strategy:branding")
    return _page(request, form, tried=tries and not form.errors)


def _choose(request: SignedIn, form: BrandingForm) -> None:
    reports.choose_branding(looks=_looks(request, form), by=request.user)
    forget_tried(request.user.pk)
    messages.success(request, "Reports look like this from now on.")


def _look_at(request: SignedIn, form: BrandingForm) -> None:
    """Draw the first page with these looks; nothing else is kept."""
    from tenure.publish.strategy.reports.paper import first_page

    looks = _looks(request, form)
    brand = reports.tried_looks(looks=looks, by=request.user)
    limits.spend("export", request.user.pk)
    report = replace(reports.seen("board", by=request.user), brand=brand)
    keep_tried(request.user.pk, Tried(first_page(report, folder()), looks.logo))


def _looks(request: SignedIn, form: BrandingForm) -> reports.Looks:
    """What was filled in. A file that is too large is refused before any of it is read.

    A logo that was tried before need not be sent again: a browser does not keep the file that was chosen.
    """
    said = form.cleaned_data
    logo: bytes | None = b"" if said["no_logo"] else None
    before = tried_by(request.user.pk) if "tried" in request.POST else None
    if said["logo"]:
        require_size(said["logo"].size)
        logo = said["logo"].read()
    elif before is not None and logo is None:
        logo = before.logo
    return reports.Looks(said["name"], said["ink"], said["accent"], said["alt"], logo)


def _page(request: SignedIn, form: BrandingForm, *, tried: bool = False) -> HttpResponse:
    brand = reporting.brand()
    chosen = {"name": brand.name, "ink": brand.ink, "accent": brand.accent, "alt": brand.alt}
    colours = [(name, colour, f"{contrast(colour):.1f}") for name, colour in
               (("Main colour", brand.ink), ("Second colour", brand.accent))]  # fmt: skip
    return show(
        request,
        "strategy/reports/branding.html",
        status=400 if form.errors else 200,
        form=form,
        tried=tried,
        tried_at=int(timezone.now().timestamp()),
        brand=brand,
        said=request.POST if request.method == "POST" else chosen,
        colours=colours,
        chooses=reporters.choose_branding(request.user),
        before=Branding.objects.select_related("by")[:10],
    )


@require_POST
@login_required
@told
def back(request: SignedIn) -> HttpResponse:
    """Go back to the looks that were chosen before the present ones."""
    may.require(reporters.choose_branding(request.user), by=request.user, about="branding")
    before = Branding.objects.all()[1:2].first()
    if before is None:
        raise UsedWrongly("No looks were chosen before these. Change them on the page.")
    looks = reports.Looks(before.name, before.ink, before.accent, before.alt, bytes(before.logo))
    reports.choose_branding(looks=looks, by=request.user)
    messages.success(request, "Reports look as they did before.")
    return redirect("strategy:branding")


@require_safe
@login_required
@told
def preview(request: SignedIn) -> HttpResponse:
    """The first page of the board pack as a picture: as it looks now, or with the looks that were tried."""
    from tenure.publish.strategy.reports.paper import first_page

    if "tried" in request.GET:
        may.require(reporters.choose_branding(request.user), by=request.user, about="branding")
        found = tried_by(request.user.pk)
        if found is None:
            raise Http404
        return HttpResponse(found.picture, content_type="image/png")
    limits.spend("export", request.user.pk)
    report = reports.seen("board", by=request.user)
    return HttpResponse(first_page(report, folder()), content_type="image/png")


@require_safe
@login_required
@told
def logo(request: SignedIn) -> HttpResponse:
    """The logo alone: it can do nothing where it is shown."""
    may.require(reporters.see_reports(request.user), by=request.user, about="branding")
    brand = reporting.brand()
    if not brand.logo:
        raise Http404
    response = HttpResponse(brand.logo, content_type=_KINDS[brand.kind])
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
