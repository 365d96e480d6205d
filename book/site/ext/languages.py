"""The two languages of the book, as the Sphinx extensions need them."""

from dataclasses import dataclass

from sphinx.config import Config


@dataclass(frozen=True)
class Language:
    folder: str
    tag: str
    name: str
    switch_label: str


LANGUAGES = {
    "en": Language(folder="en", tag="en", name="English", switch_label="Read this page in English"),
    "zh": Language(folder="zh", tag="zh-CN", name="中文", switch_label="阅读本页中文版"),
}


def current(config: Config) -> Language:
    return LANGUAGES[config.language[:2]]


def other(config: Config) -> Language:
    return LANGUAGES["en" if current(config).folder == "zh" else "zh"]
