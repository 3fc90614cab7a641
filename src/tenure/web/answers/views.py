"""Pages of somebody who answers a survey: what it is, page after page, the summary, thanks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from tenure.partnership.actions import answering
from tenure.partnership.actions.answering import Place, Shut
from tenure.partnership.limits import TooMany
from tenure.partnership.models import AnswerLink, SurveyWave
from tenure.partnership.models.surveys import LINKED, plain_code
from tenure.returns.survey import NotAsked
from tenure.returns.survey.answering import missing, page_of, pages_asked, where_left
from tenure.returns.survey.questions import ABOUT, in_language
from tenure.returns.survey.words import USUAL, known_languages, name_of, said
from tenure.terms.problems import HasFindings
from tenure.web.answers import fields
from tenure.web.showing import show

STATUS = {"sent": 409, "closed": 410, "unknown": 404}
both = require_http_methods(["GET", "POST"])


def told(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Say why answers cannot be sent any more, on a page of its own."""

    @wraps(view)
    def telling(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **named)
        except Shut as shut:
            return _shut(request, shut.place)
        except TooMany as problem:
            return _page(
                request, "answers/shut.html", USUAL, status=429, title="Wait a little", says=str(problem)
            )

    return telling


def _page(request: HttpRequest, template: str, language: str, **named: Any) -> HttpResponse:
    def w(key: str, **parts: object) -> str:
        return said(key, language, **parts)

    return show(request, template, language=language, w=w, **named)


def _shut(request: HttpRequest, place: Place) -> HttpResponse:
    language = place.link.language if place.link else _asked_language(request)
    key = {"sent": "used", "closed": "closed"}.get(place.standing, "not_open")
    until = (place.wave.closed_on or place.wave.closes_on) if place.wave else None
    parts = {"day": f"{until.day} {until:%B %Y}" if until else "–"}
    title, says = said(f"{key}_title", language), said(key, language, **parts)
    return _page(
        request, "answers/shut.html", language, status=STATUS[place.standing], title=title, says=says
    )


def _asked_language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in known_languages() else USUAL


def _link(code: str) -> AnswerLink:
    place = answering.place_of(code)
    if place.standing != "open" or place.link is None:
        raise Shut(place)
    return place.link


def _promise(wave: SurveyWave, language: str) -> dict[str, Any]:
    """What is said before the first question."""
    survey, mode = wave.survey, "linked" if wave.mode == LINKED else "anonymous"
    groups = [said(f"group_{what}", language) for what in ABOUT if survey.about(what)]
    return {
        "title": in_language(survey.title, language),
        "introduction": in_language(survey.introduction, language),
        "promise_title": said(f"{mode}_title", language),
        "promise": said(mode, language),
        "groups": said("groups", language, groups=", ".join(groups)) if groups else "",
        "until": wave.closes_on,
        "languages": [(each, name_of(each)) for each in survey.languages],
    }


@both
@told
@sensitive_post_parameters("code")
def come_back(request: HttpRequest) -> HttpResponse:
    """Go on with a code that was written down."""
    language = _asked_language(request)
    typed = request.POST.get("code", "")
    if request.method == "POST" and answering.place_of(typed).standing == "open":
        return redirect("answers:start", plain_code(typed))
    fault = said("code_wrong", language) if request.method == "POST" else ""
    return _page(
        request, "answers/code.html", language, typed=typed, fault=fault, status=400 if fault else 200
    )


@both
@told
@sensitive_variables("token")
def openly(request: HttpRequest, token: str) -> HttpResponse:
    """A survey that anyone with its address may answer: beginning gives them a code of their own."""
    place = answering.wave_of(token)
    if place.standing != "open" or place.wave is None:
        raise Shut(place)
    language = _asked_language(request)
    if request.method == "POST":
        code = answering.begin(open_link=token)
        answering.choose_language(code=code, language=request.POST.get("language", ""))
        return redirect("answers:page", code, 1)
    return _page(request, "answers/start.html", language, code="", **_promise(place.wave, language))


@both
@told
@sensitive_variables("token")
def start(request: HttpRequest, token: str) -> HttpResponse:
    """What the survey is, and what is done with the answers; then the page at which its answers stop."""
    link = _link(token)
    if request.method == "POST":
        answering.choose_language(code=token, language=request.POST.get("language", ""))
        left = where_left(link.wave.survey, link.draft)
        return redirect("answers:page", token, left) if left else redirect("answers:check", token)
    return _page(
        request, "answers/start.html", link.language, code=token, **_promise(link.wave, link.language)
    )


@both
@told
@sensitive_variables("token")
@sensitive_post_parameters()
def page(request: HttpRequest, token: str, page: int) -> HttpResponse:
    """One page of questions; what is sent is kept, also where something in it is to be put right."""
    link = _link(token)
    pages = pages_asked(link.wave.survey, link.draft)
    if page not in pages:
        return redirect("answers:page", token, _next(pages, page) or pages[-1])
    if request.method != "POST":
        return _questions(request, link, token=token, page=page)
    sent = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
    try:
        found = answering.save_page(code=token, page=page, sent=sent)
    except NotAsked as stray:
        says = said("not_asked", link.language, name=str(stray))
        return _questions(request, link, token=token, page=page, stray=says)
    if found.faults:
        return _questions(request, _link(token), token=token, page=page, faults=found.faults, sent=sent)
    after = _next(pages_asked(link.wave.survey, _link(token).draft), page)
    return redirect("answers:page", token, after) if after else redirect("answers:check", token)


def _next(pages: tuple[int, ...], page: int) -> int | None:
    return next((each for each in pages if each > page), None)


def _questions(
    request: HttpRequest, link: AnswerLink, *, token: str, page: int, stray: str = "", **given: Any
) -> HttpResponse:
    survey, language = link.wave.survey, link.language
    asked = fields.asked(survey, page, answers=link.draft, language=language, **given)
    found = [*([{"text": stray, "href": "#main"}] if stray else []), *fields.problems(asked)]
    pages = pages_asked(survey, link.draft)
    said: dict[str, Any] = {
        "survey": in_language(survey.title, language),
        "heading": in_language(survey.pages[page - 1].title, language),
        "introduction": in_language(survey.pages[page - 1].introduction, language),
        "asked": asked,
        "problems": found,
        "number": pages.index(page) + 1,
        "pages": len(pages),
        "before": max((each for each in pages if each < page), default=0),
    }
    status = 400 if found else 200
    return _page(request, "answers/questions.html", language, status=status, token=token, **said)


@both
@told
@sensitive_variables("token")
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Every answer once more; sending them uses the link up."""
    link = _link(token)
    survey, language = link.wave.survey, link.language
    if request.method == "POST":
        try:
            answering.send(code=token)
        except HasFindings:
            return redirect("answers:check", token)
        return redirect(f"{_thanks()}?language={language}")
    lacking = missing(survey, link.draft, language=language)
    pages = [
        (n, *fields.summary(survey, n, answers=link.draft, language=language))
        for n in pages_asked(survey, link.draft)
    ]
    problems = [{"text": says, "href": f"#page-{page_of(survey, name)}"} for name, says in lacking.items()]
    return _page(request, "answers/check.html", language, token=token, pages=pages, problems=problems)


def _thanks() -> str:
    from django.urls import reverse

    return reverse("answers:thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """The answers are in."""
    return _page(request, "answers/thanks.html", _asked_language(request))
