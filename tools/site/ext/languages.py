"""The two languages of the book, as the Sphinx extensions need them."""

from dataclasses import dataclass

from sphinx.config import Config


@dataclass(frozen=True)
class Language:
    folder: str
    tag: str
    name: str
    switch_label: str
    parallel: str
    parallel_title: str


LANGUAGES = {
    "en": Language(
        folder="en",
        tag="en",
        name="English",
        switch_label="Read this page in English",
        parallel="Parallel",
        parallel_title="Show the Chinese below each paragraph (Alt+P)",
    ),
    "zh": Language(
        folder="zh",
        tag="zh-CN",
        name="中文",
        switch_label="阅读本页中文版",
        parallel="对照",
        parallel_title="在每段下方显示英文（Alt+P）",
    ),
}


def current(config: Config) -> Language:
    return LANGUAGES[config.language[:2]]


def other(config: Config) -> Language:
    return LANGUAGES["en" if current(config).folder == "zh" else "zh"]
