"""Django's settings, from the environment; the defaults make a demo on this machine and nothing more."""

import os
from pathlib import Path

from tenure.partnership.logs import lines
from tenure.partnership.mailing import mail_of
from tenure.partnership.startup import database_of, secret_of, start_from

_start = start_from(os.environ)
_rooms = Path(__file__).resolve().parent.parent

TENURE_HOME = _start.home
TENURE_PUBLIC = _start.public
SECRET_KEY = secret_of(_start)
DEBUG = _start.debug
ALLOWED_HOSTS = list(_start.hosts)

INSTALLED_APPS = [
    "tenure.partnership",
    "tenure.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
]

MIDDLEWARE = [
    "tenure.partnership.headers.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tenure.partnership.sessions.sessions",
    "tenure.partnership.weighing.weighing",
    "tenure.partnership.wall.wall",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "tenure.web.urls"
WSGI_APPLICATION = "tenure.partnership.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_rooms / "web"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "tenure.web.templating.environment", "autoescape": True},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database_of(_start)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": _start.home / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # above it, any third goes, counts of failed sign-ins too
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = lines(level="INFO" if _start.public else "WARNING")

# Reminders: printed by the worker of a demo, sent by TENURE_MAIL in public.
_mail = mail_of(os.environ, hosts=_start.hosts, public=_start.public)
EMAIL_BACKEND = _mail.backend
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.start_tls, _mail.tls
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = _mail.sender
TENURE_SITE = _mail.site

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# Signing in: people are made by an administrator, so nobody signs up.
AUTH_USER_MODEL = "partnership.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "tenure.partnership.passwords.RightLength"},
    {"NAME": "tenure.partnership.passwords.NotTheirName"},
    {"NAME": "tenure.partnership.passwords.NotCommon"},
    {"NAME": "tenure.partnership.passwords.NoLocalWord"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"
ACCOUNT_ADAPTER = "tenure.partnership.doors.Door"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Tenure"
MFA_ADAPTER = "tenure.partnership.doors.SecondFactorDoor"

# Sessions end after 30 minutes without a request, and after 12 hours in any case.
SESSION_COOKIE_AGE = 30 * 60
TENURE_SESSION_HOURS = 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _start.public
SESSION_COOKIE_NAME = "__Host-session" if _start.public else "tenure-session"
CSRF_COOKIE_NAME = "__Host-csrf" if _start.public else "tenure-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "tenure.web.about.views.forged"

SECURE_SSL_REDIRECT = _start.public
SECURE_REDIRECT_EXEMPT = [r"^health$"]
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _start.tls == "proxy" else 0  # whose X-Forwarded-For counts tries
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _start.tls == "proxy" else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _start.public else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _start.public
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# What may be sent: a national file of 153 councils is under 50 MB of XML.
TENURE_LARGEST_FILE = 50 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = _start.home / "arriving"  # people's rows touch no folder but the home
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # straight from the package: nothing is collected anywhere
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
