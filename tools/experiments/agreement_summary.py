"""What the book says of the language models: shares with intervals, and seeds that have a carrying unit."""

from typing import Any

import numpy as np

from tools.experiments.experiment import Results
from tools.experiments.rounding import share, spread


def summarise(results: Results) -> Results:
    """Return accuracies by group, the units, and the LSTM's gates over the seeds that have a unit for the answer."""
    return {lang: of_language(result) for lang, result in results.items()}


def of_language(result: Results) -> Results:
    models, sentences = result["models"], result["sentences"]
    summary: Results = {
        "accuracy": {model: accuracies(of["right"], sentences) for model, of in models.items()},
        "rules": {answer: rules(of, sentences[answer]["between"]) for answer, of in result["rules"].items()},
        "units": {
            model: {answer: carriers(of) for answer, of in each["units"].items()} for model, each in models.items()
        },
    }
    if "lstm" in models:
        lstm = models["lstm"]
        has = {answer: with_unit(of) for answer, of in lstm["units"].items()}
        summary["lstm"] = {
            "forgetting": forgetting(lstm["forgetting"], has["pronoun"]),
            "writing": writing(lstm["writing"], has["pronoun"]),
            "carried": {answer: carried(of, has[answer]) for answer, of in lstm["carried"].items()},
        }
    return summary


def accuracies(right: Results, sentences: Results) -> Results:
    """Return for each answer the share in each group over all seeds, and the spread over the seeds of all together."""
    return {answer: by_group(groups, sentences[answer]) for answer, groups in right.items()}


def by_group(groups: dict[str, list[list[int]]], sentences: dict[str, list[int]]) -> Results:
    whole = sum(sentences["between"])
    by_seed = [sum(seed) / whole for seed in groups["between"]]
    shares = {
        by: shared(np.sum(seeds, axis=0).tolist(), [len(seeds) * count for count in sentences[by]])
        for by, seeds in groups.items()
    }
    return {"all": share(sum(map(sum, groups["between"])), whole * len(by_seed)), "by_seed": spread(by_seed), **shares}


def shared(parts: list[int], wholes: list[int]) -> list[list[Any]]:
    return [share(part, whole) for part, whole in zip(parts, wholes, strict=True)]


def rules(of: dict[str, Any], sentences: list[int]) -> Results:
    """Return the share that each simple rule gets right, by the words between."""
    whole = {"commonest": share(of["commonest"], sum(sentences))}
    return whole | {rule: shared(right, sentences) for rule, right in of.items() if rule != "commonest"}


def with_unit(of: dict[str, list[Any]]) -> list[bool]:
    """Return for each seed whether it has learned the answer and one unit or more carries it."""
    return [bool(learned and carriers) for learned, carriers in zip(of["learned"], of["carriers"], strict=True)]


def carriers(of: dict[str, list[Any]]) -> Results:
    """Return how many seeds have learned the answer, how many of these have one carrying unit, several, or none."""
    learned = [count for count, ok in zip(of["carriers"], of["learned"], strict=True) if ok]
    here = with_unit(of)
    return {
        "learned": share(len(learned), len(of["learned"])),
        **(
            {
                "one": share(learned.count(1), len(learned)),
                "several": share(sum(count > 1 for count in learned), len(learned)),
                "none": share(learned.count(0), len(learned)),
            }
            if learned
            else {}
        ),
        **{name: among(of[name], here) for name in ("accuracy", "without", "without_median") if any(here)},
    }


def among(values: list[float], chosen: list[bool]) -> dict[str, Any]:
    return spread(value for value, ok in zip(values, chosen, strict=True) if ok)


def seeds_where(condition: list[bool], chosen: list[bool]) -> list[Any]:
    return share(sum(c for c, ok in zip(condition, chosen, strict=True) if ok), sum(chosen))


def lower(of: dict[str, list[float]], one: str, other: str, chosen: list[bool]) -> list[Any]:
    """Return in how many of the chosen seeds one value is below another."""
    return seeds_where([a < b for a, b in zip(of[one], of[other], strict=True)], chosen)


def forgetting(of: dict[str, list[float]], chosen: list[bool]) -> Results:
    if not any(chosen):
        return {"seeds": 0}
    lowest = list(map(min, of["new_woman"], of["new_man"]))
    return {
        "seeds": sum(chosen),
        **{name: among(values, chosen) for name, values in of.items()},
        "new_subject_below_word": lower(of, "new_subject", "word", chosen),
        "new_subject_below_other_person": lower(of, "new_subject", "other_person", chosen),
        "new_gender_below_same": lower(of, "new_gender", "same_gender", chosen),
        "dips_more_than_others": lower(of, "dip_of_others", "dip", chosen),
        "dips_most_of_all": seeds_where([rank == 1 for rank in of["rank"]], chosen),
        "halved_for_one_gender": seeds_where([low < w / 2 for low, w in zip(lowest, of["word"], strict=True)], chosen),
        "halved": seeds_where([n < w / 2 for n, w in zip(of["new_subject"], of["word"], strict=True)], chosen),
    }


def writing(of: dict[str, list[float]], chosen: list[bool]) -> Results:
    if not any(chosen):
        return {"seeds": 0}
    return {
        "seeds": sum(chosen),
        **{name: among(values, chosen) for name, values in of.items()},
        "subject_above_word": lower(of, "word", "subject", chosen),
        "subject_above_other_person": lower(of, "other_person", "subject", chosen),
        "subject_above_other_units": lower(of, "others_at_subject", "subject", chosen),
        "gap_above_that_at_other_person": lower(of, "gap_at_other_person", "gap", chosen),
        "widest_gap_of_all": seeds_where([rank == 1 for rank in of["rank"]], chosen),
    }


def carried(of: dict[str, list[float]], chosen: list[bool]) -> Results:
    if not any(chosen):
        return {"seeds": 0}
    return {
        "seeds": sum(chosen),
        **{name: among(values, chosen) for name, values in of.items()},
        "evidence_more_when_due": lower(of, "evidence_between", "evidence_due", chosen),
        "evidence_more_than_before": lower(of, "evidence_before", "evidence_due", chosen),
        "h_more_readable_than_before": lower(of, "h_before", "h_due", chosen),
        "o_more_open_when_due": lower(of, "o_between", "o_due", chosen),
        "h_unit_more_when_due": lower(of, "h_unit_between", "h_unit_due", chosen),
    }
