"""Pages for designing a survey: a new one, its questions, looking at it as people will, publishing."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import may, polling, surveyors
from tenure.partnership.actions import surveys
from tenure.partnership.models import SurveyDesign
from tenure.returns.survey import bank, check, designing, document_in
from tenure.returns.survey.questions import in_language
from tenure.returns.survey.reading import LARGEST
from tenure.returns.survey.words import known_languages, name_of, said
from tenure.terms.problems import Problem, UsedWrongly
from tenure.web.answers import fields
from tenure.web.showing import SignedIn, show, told
from tenure.web.surveys.forms import FileForm, NewForm, QuestionForm, deciding, initial

both = require_http_methods(["GET", "POST"])


def _as_sent(request: HttpRequest, form: Any, **named: Any) -> Any:
    return form(request.POST, request.FILES) if request.method == "POST" else form(**named)


@both
@login_required
@told
def new(request: SignedIn) -> HttpResponse:
    """A new survey from the bank or from a file."""
    may.require(surveyors.design_survey(request.user), by=request.user, about="designing a survey")
    form = _as_sent(request, NewForm)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            document = document_in(_whole(file), name="The file") if file else form.document()
            return redirect(surveys.make_design(document=document, by=request.user))
        except Problem as problem:
            form.add_error("file" if file else "title", str(problem))
    chosen = request.POST.getlist("pages")
    found = [(key, bank.survey(key)) for key in bank.KEYS]
    status = 400 if form.errors else 200
    return show(request, "surveys/new.html", form=form, bank=found, chosen=chosen, status=status)


def _whole(file: Any) -> bytes:
    if file.size > LARGEST:
        raise UsedWrongly(f"The file has {file.size:,} bytes; a survey has {LARGEST:,} at most.")
    content: bytes = file.read()
    return content


@require_safe
@login_required
@told
def design(request: SignedIn, number: int) -> HttpResponse:
    """One version: its pages and questions, what is to be put right, and what can be done with it."""
    found = polling.design(request.user, number)
    return show(
        request,
        "surveys/design.html",
        design=found,
        survey=found.survey,
        faults=check(found.document),
        languages=[name_of(each) for each in found.survey.languages],
        waves=found.waves.all(),
    )


@both
@login_required
@told
def question(request: SignedIn, number: int, key: str = "") -> HttpResponse:
    """Add a question to a draft, or change one."""
    found = polling.design(request.user, number)
    page, before = _question_of(found, key)
    start = initial(found.document, page, before) if before else {"kind": "single"}
    form = _as_sent(request, QuestionForm, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            document = _with(found, form, before)
            surveys.change_design(design=found, document=document, by=request.user)
            return redirect(found)
        except Problem as problem:
            form.add_error("words", str(problem))
    values = {name: form[name].value() for name in form.fields}
    scales = [scale["key"] for scale in found.document.get("scales", ())]
    said = {"values": values, "scales": scales, "deciding": deciding(found.document), "key": key}
    status = 400 if form.errors else 200
    return show(request, "surveys/question.html", design=found, form=form, status=status, **said)


def _question_of(design: SurveyDesign, key: str) -> tuple[str, dict[str, Any] | None]:
    if not key:
        return "", None
    page = designing.page_with(design.document, key)
    return page["key"], next(q for q in page["questions"] if q["key"] == key)


def _with(design: SurveyDesign, form: QuestionForm, before: dict[str, Any] | None) -> dict[str, Any]:
    """The document with the question on its page; moved where another page was chosen."""
    document, page = design.document, form.cleaned_data["page"]
    made = form.question(document, before)
    if not before:
        title = form.cleaned_data["new_page"]
        if title:
            return designing.with_page(document, f"{made['key'][:34]}-page", title, made)
        return designing.with_question(document, page, made)
    return designing.with_question(
        document, designing.page_with(document, made["key"])["key"], made, instead_of=made["key"]
    )


@require_POST
@login_required
@told
def move_up(request: SignedIn, number: int, key: str) -> HttpResponse:
    found = polling.design(request.user, number)
    surveys.change_design(design=found, document=designing.moved_up(found.document, key), by=request.user)
    return redirect(found)


@require_POST
@login_required
@told
def take_out(request: SignedIn, number: int, key: str) -> HttpResponse:
    found = polling.design(request.user, number)
    surveys.change_design(
        design=found, document=designing.without_question(found.document, key), by=request.user
    )
    return redirect(found)


@both
@login_required
@told
def by_file(request: SignedIn, number: int) -> HttpResponse:
    """Change a draft by a file: translations are added so."""
    found = polling.design(request.user, number)
    form = _as_sent(request, FileForm)
    if form.is_valid():
        try:
            document = document_in(_whole(form.cleaned_data["file"]), name="The file")
            surveys.change_design(design=found, document=document, by=request.user)
            return redirect(found)
        except Problem as problem:
            form.add_error("file", str(problem))
    return show(request, "surveys/by_file.html", design=found, form=form, status=400 if form.errors else 200)


@require_safe
@login_required
@told
def preview(request: SignedIn, number: int) -> HttpResponse:
    """Every page as people will see it, with what each question depends on; nothing is kept."""
    found = polling.design(request.user, number)
    survey = found.survey
    asked = request.GET.get("language", "")
    language = asked if asked in survey.languages else survey.languages[0]
    pages = [
        (in_language(page.title, language), fields.every(survey, at, language=language))
        for at, page in enumerate(survey.pages, start=1)
    ]
    conditions = {q.key: q.only_if for q in survey.questions if q.only_if}
    languages = [(each, name_of(each)) for each in survey.languages]
    words = language if language in known_languages() else "en"
    shown: dict[str, Any] = {
        "pages": pages,
        "conditions": conditions,
        "languages": languages,
        "language": language,
    }
    return show(request, "surveys/preview.html", design=found, notice=said("preview", words), **shown)


@require_POST
@login_required
@told
def publish(request: SignedIn, number: int) -> HttpResponse:
    return redirect(surveys.publish_design(design=polling.design(request.user, number), by=request.user))


@require_POST
@login_required
@told
def copy(request: SignedIn, number: int) -> HttpResponse:
    return redirect(surveys.copy_design(design=polling.design(request.user, number), by=request.user))
