"""What the page for signing in looks like; it loads nothing and runs no script."""

from __future__ import annotations

from html import escape
from typing import Final

from starlette.responses import HTMLResponse

from posture.i18n import catalogue
from posture.types import Language

_LOOK: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0;"
    "color-scheme:light dark}main{width:min(22rem,90vw)}label,input,button,a{display:block;width:100%;"
    "box-sizing:border-box}input,button{font:inherit;padding:.6rem;margin:.2rem 0 1rem}"
    "[role=alert]{border-left:.3rem solid #d9822b;padding-left:.6rem}"
)
_HEADERS: Final = {
    "cache-control": "no-store",
    # With the page's usual "no-referrer", browsers would name no origin when the form is sent.
    "referrer-policy": "same-origin",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
}


def sign_in_page(
    language: Language, name: str | None, external: str | None, complaint: str = "", status: int = 200
) -> HTMLResponse:
    """The form, or a way to the house's identity provider (`external`); for who is signed in (`name`), the way out."""
    words = {key: phrase.text(language) for key, phrase in catalogue("sign_in").items()}
    told = f"<p role=alert>{escape(complaint)}</p>" if complaint else ""
    if name is not None:
        body = _signed_in(words, name)
    elif external:
        house = words["house"]
        body = f'<p><a href="{escape(external)}">{house}</a></p>'
    else:
        body = _form(words)
    title = words["title"]
    page = (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_LOOK}</style><main><h1>{title}</h1>{told}{body}</main></html>"
    )
    return HTMLResponse(page, status, headers=_HEADERS)


def _form(words: dict[str, str]) -> str:
    name, password, begin = words["name"], words["password"], words["begin"]
    return (
        '<form method="post" action="/coach/sign-in">'
        f'<label>{name}<input name="name" autocomplete="username" required autofocus maxlength="80"></label>'
        f'<label>{password}<input name="password" type="password" autocomplete="current-password" required '
        f'maxlength="200"></label><button>{begin}</button></form>'
    )


def _signed_in(words: dict[str, str], name: str) -> str:
    told, begin, end = escape(words["signed_in"].format(name=name)), words["open"], words["end"]
    return (
        f'<p>{told}</p><p><a href="/">{begin}</a></p>'
        f'<form method="post" action="/coach/sign-out"><button>{end}</button></form>'
    )
