"""Django's settings, made from the operator's environment (`environment.py`)."""

from __future__ import annotations

from pathlib import Path

from heji.web.environment import environment, secret_key
from heji.web.sign_in_settings import providers

ENVIRONMENT = environment()
_HERE = Path(__file__).parent

SECRET_KEY = secret_key(ENVIRONMENT.folder)
DEBUG = ENVIRONMENT.is_debugging
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False  # actions open their own transactions

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",  # htmx itself, served from here
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "heji.web.pages",
    "heji.web.audit_log",
    "heji.web.organisations",
    "heji.web.accounts",
    "heji.web.evidence",
    "heji.web.calendar",
    "heji.web.projects",
    "heji.web.filing",
    "heji.web.answers",
    "heji.web.declarations",
    "heji.web.self_evaluations",
    "heji.web.budgets",
    "heji.web.library",
    "heji.web.preparation",
    "heji.web.reviews",
    "heji.web.rollups",
    "heji.web.monitoring",
    "heji.web.sampling",
    "heji.web.key_evaluations",
    "heji.web.rectification",
    "heji.web.advice",
    "heji.web.commitments",
    "heji.web.letters",
    "heji.web.notices",
    "heji.web.jobs",
]
MIDDLEWARE = [
    "heji.web.acting.addresses.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "heji.web.pages.middleware.LanguageMiddleware",
    "heji.web.accounts.middleware.SessionEndMiddleware",
    "heji.web.acting.middleware.ActorMiddleware",
    "heji.web.accounts.middleware.OwingMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "heji.web.urls"
WSGI_APPLICATION = "heji.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["heji.web.pages.templatetags.saying"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "heji.web.pages.context.page",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email", "telephone")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "heji.web.accounts.passwords.NotUsedBefore"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
# The page says until when an account is locked: tries in the meantime do not put that off.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "heji.web.accounts.locking.locked_page"
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "code",
    "old_password",
    "new_password",
    "again",
]
AXES_DISABLE_ACCESS_LOG = True  # the log of acts says who came in
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "heji.web.acting.addresses.address_of"

SESSION_COOKIE_AGE = int(ENVIRONMENT.sign_in.longest.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_secure
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.proxies:  # the header of others never comes so far: acting.addresses
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

EMAIL_BACKEND = ENVIRONMENT.mail.backend
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.server, ENVIRONMENT.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
EMAIL_USE_TLS = ENVIRONMENT.mail.security == "starttls"
EMAIL_USE_SSL = ENVIRONMENT.mail.security == "tls"
EMAIL_TIMEOUT = 20  # seconds that a mail server has to answer; the next run tries again anyway
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender

SOCIALACCOUNT_ADAPTER = "heji.web.accounts.oidc.SignInAdapter"
SOCIALACCOUNT_PROVIDERS = providers(ENVIRONMENT.sign_in)

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
# A file that is too large never reaches the disk as a whole.
FILE_UPLOAD_HANDLERS = [
    "heji.web.evidence.uploading.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.folder / "static"
WHITENOISE_USE_FINDERS = True
