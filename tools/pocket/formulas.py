"""Formulas as MathML alone, for readers that set it themselves."""

from bs4 import Tag

from tools.pocket.still import new


def as_mathml(text: Tag) -> None:
    """Put KaTeX's MathML in the place of each formula that KaTeX has set."""
    for around in text.select(".katex-display"):
        around.unwrap()
    for formula in text.select(".katex"):
        math = formula.select_one("math")
        assert math is not None
        number = take_number(math)
        annotation = math.select_one("annotation")
        assert annotation is not None
        math["alttext"] = " ".join(annotation.get_text().split())
        for invisible in math.find_all(string="\u2061"):  # function application, a box in some fonts
            invisible.replace_with("")
        formula.replace_with(math.extract())
        if number:
            math.insert_after(new("span", number, class_="equation-number"))


def take_number(math: Tag) -> str:
    r"""Take the number of an equation, which KaTeX sets as a table around it, out of its MathML; return it, or "".

    >>> from bs4 import BeautifulSoup
    >>> table = "<mtable><mtr><mtd></mtd><mtd><mi>x</mi></mtd><mtd></mtd><mtd><mtext>(1)</mtext></mtd></mtr></mtable>"
    >>> math = BeautifulSoup(f"<math><semantics>{table}</semantics></math>", "html.parser").math
    >>> take_number(math), str(math)
    ('(1)', '<math><semantics><mi>x</mi></semantics></math>')
    """
    table = math.select_one('semantics > mtable[width="100%"]') or math.select_one("semantics > mtable")
    cells = table.find("mtr").find_all("mtd", recursive=False) if table else []  # type: ignore[union-attr]
    if table is None or len(cells) != 4 or cells[0].contents or cells[2].contents:
        return ""
    number = str(cells[3].get_text())
    shown = list(cells[1].contents)
    table.replace_with(*shown)
    return number
