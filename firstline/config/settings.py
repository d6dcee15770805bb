"""Django's settings for Firstline. What an operator may change comes from `environment.py`."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from firstline.config.databases import database
from firstline.config.environment import REPOSITORY, read_environment
from firstline.config.log_filters import without_secrets

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
DEMO = ENVIRONMENT.demo
SET_UP_FROM_HERE = ENVIRONMENT.set_up_from_here
PUBLIC_URL = ENVIRONMENT.public_url
LOCAL_URL = ENVIRONMENT.local_url
DATA_FOLDER = ENVIRONMENT.data
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *ENVIRONMENT.hosts]
if PUBLIC_URL:
    ALLOWED_HOSTS.append(PUBLIC_URL.split("//", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0])
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
INTERNAL_HOSTS = ENVIRONMENT.internal_hosts

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "firstline.core",
    "firstline.people",
    "firstline.teams",
    "firstline.catalogue",
    "firstline.tickets",
    "firstline.billing",
    "firstline.tasks",
    "firstline.satisfaction",
    "firstline.channels.email",
    "firstline.notify",
    "firstline.search",
    "firstline.live",
    "firstline.pages",
    "firstline.desk",
    "firstline.portal",
    "firstline.account",
    "firstline.ops",
    "firstline.config",
]

MIDDLEWARE = [
    "firstline.ops.health.health",
    "firstline.pages.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "firstline.pages.middleware.viewer",
    "firstline.pages.middleware.body_limit",
    "firstline.pages.middleware.refusals",
    "firstline.ops.first_page.first_page",
]

ROOT_URLCONF = "firstline.config.urls"
WSGI_APPLICATION = "firstline.config.server.wsgi"

TEMPLATES = [
    {
        "BACKEND": "firstline.pages.jinja.Jinja2",
        "NAME": "jinja2",
        "DIRS": sorted(PACKAGE.glob("*/templates")),
        "OPTIONS": {"environment": "firstline.pages.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    },
]

# ── data ─────────────────────────────────────────────────────────────────────
DATABASES = {"default": database(ENVIRONMENT.data, ENVIRONMENT.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "default": {
        "BACKEND": "firstline.core.files.storage.DurableFileStorage",
        "OPTIONS": {"location": str(ENVIRONMENT.data / "files"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
OUTBOX = ENVIRONMENT.data / "outbox"
DNS_SERVERS = ENVIRONMENT.dns_servers
RSPAMD_URL = ENVIRONMENT.rspamd_url
RSPAMD_PASSWORD = ENVIRONMENT.rspamd_password
SPAM_LEARN_COMMAND = ENVIRONMENT.spam_learn_command
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}

# ── what is sent to us ───────────────────────────────────────────────────────
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
LARGEST_MAIL = ENVIRONMENT.largest_mail
"""Bytes of a mail that is handed over by another program; what is fetched is taken whatever its size."""
SMTP_LISTEN = ENVIRONMENT.smtp_listen
LMTP_LISTEN = ENVIRONMENT.lmtp_listen
MAIL_CERTIFICATE = ENVIRONMENT.mail_certificate
MAIL_CERTIFICATE_KEY = ENVIRONMENT.mail_certificate_key

# ── who is who ───────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["firstline.account.backend.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "firstline.account.adapter.AccountAdapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = False
ACCOUNT_FORMS = {"login": "firstline.account.forms.SignInForm"}

SESSION_ENGINE = "firstline.core.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_NAME = "firstline_session"
CSRF_COOKIE_NAME = "firstline_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "firstline.pages.refusals.csrf_failed"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

# ── languages and times ──────────────────────────────────────────────────────
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("sv", _("Swedish"))]
LOCALE_PATHS = sorted(PACKAGE.glob("**/locale"))
LANGUAGE_COOKIE_NAME = "firstline_language"

# ── what browsers load ───────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = REPOSITORY / "build" / "static"
WHITENOISE_ROOT = None
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_USE_FINDERS = False


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802, ARG001 -- WhiteNoise asks for this name
    return url.startswith("/static/assets/")


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {
        # /health/ says 503 while a desk is starting; whoever asks reads it there.
        "not about health": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: "/health/" not in record.getMessage(),
        },
        "without secrets": {"()": "django.utils.log.CallbackFilter", "callback": without_secrets},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR", "filters": ["not about health", "without secrets"]},
        "django_tasks": {"level": "WARNING"},
        # aiosmtpd tells of each connection.
        "mail.log": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}
SILENCED_SYSTEM_CHECKS = ["templates.W003"]
