"""Admonitions of class `dropdown` become `<details>`: they fold without a script, by keyboard, and print open."""

from docutils import nodes
from sphinx.locale import admonitionlabels
from sphinx.transforms.post_transforms import SphinxPostTransform


class fold(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """A folded block whose first child is a `fold_title`."""


class fold_title(nodes.Part, nodes.TextElement):  # noqa: N801
    """The words that are seen while the block is folded."""


def folded(admonition: nodes.Admonition) -> fold:
    kind = type(admonition).__name__
    children = list(admonition.children)
    if isinstance(admonition, nodes.admonition):
        title = fold_title("", "", *children.pop(0).children)
    else:
        title = fold_title("", str(admonitionlabels[kind]))
    names = [name for name in (kind, *admonition["classes"]) if name != "admonition"]
    return fold("", title, *children, ids=admonition["ids"], classes=["admonition", *names])


class FoldDropdowns(SphinxPostTransform):
    default_priority = 600
    formats = ("html",)

    def run(self, **kwargs):
        for admonition in list(self.document.findall(nodes.Admonition)):
            if "dropdown" in admonition["classes"]:
                admonition.replace_self(folded(admonition))


def visit_fold(translator, node):
    translator.body.append(translator.starttag(node, "details"))


def depart_fold(translator, node):
    translator.body.append("</details>\n")


def visit_fold_title(translator, node):
    translator.body.append(translator.starttag(node, "summary", suffix="", CLASS="admonition-title"))


def depart_fold_title(translator, node):
    translator.body.append("</summary>\n")


def setup(app):
    app.add_node(fold, html=(visit_fold, depart_fold))
    app.add_node(fold_title, html=(visit_fold_title, depart_fold_title))
    app.add_post_transform(FoldDropdowns)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
