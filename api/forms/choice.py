"""The choice of a setting: the list and the wish, and how a choice ends."""

from __future__ import annotations

from api.asks import choice as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Line, Lines
from api.forms.reading import Answers
from api.scene import Scene
from api.words import places as words
from cases.actor import Role
from cases.places.setting import SettingEntry
from cases.places.vocabulary import NeedType, Phase
from cases.plan.choice import commands as c
from cases.plan.choice.decide import binds
from cases.plan.choice.vocabulary import OUTSIDE, ChoiceEnd
from cases.plan.pack import policy
from rules.plan_duties import Institution
from rules.policy import TailoredList

WISHES = 5
"""So many settings a family can rank on the page; a program may send more."""

OWN_WORDS = 20_000


def name_of(scene: Scene, setting_id: str) -> str:
    """What a setting is called; the one from outside by the name that the family gave."""
    if setting_id == OUTSIDE:
        said = scene.stores.people.narrative(scene.plan.choice.ranked_id)
        return (
            str(said.answers.get("outside") or words.OUTSIDE_NAME) if said else words.OUTSIDE_NAME
        )
    authority_id = scene.plan.parties.authority_id
    names = scene.stores.inclusion_plans.names(authority_id, (setting_id,))
    return names.get(setting_id, "A school or college that is not known any more")


def settings_of(scene: Scene) -> tuple[SettingEntry, ...]:
    """The settings of the version that counts for the plan."""
    version = asks.version_of(scene)
    return version.text.settings if version is not None else ()


def _option(entry: SettingEntry) -> Option:
    return Option(entry.setting_id, entry.name, words.KINDS[entry.kind])


# The list


def _may_list(scene: Scene) -> bool:
    plan = scene.plan
    has_lists = policy(plan).tailored_list is not TailoredList.OFF
    return (
        has_lists and not plan.is_closed and (plan.choice.is_over or not plan.choice.consultations)
    )


def _list_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "phase",
            "Which phase of education?",
            FieldKind.CHOICE,
            missing="Choose the phase",
            options=options(words.PHASES),
        ),
        Field(
            "needs",
            "Which needs must the school or college meet?",
            FieldKind.CHOICES,
            missing="Choose at least one need",
            options=options(words.NEEDS),
        ),
        Field(
            "home",
            "Where is home on the map?",
            hint="Degrees north and east, like 51.5072, -0.1276. Leave it out to list by name.",
            required=False,
        ),
        Field(
            "farthest_km",
            "How far may it be, in kilometres?",
            hint="Leave it out when there is no limit.",
            required=False,
        ),
        Field(
            "with_alternative",
            "Is alternative provision looked for?",
            FieldKind.YES_NO,
            missing="Choose yes or no",
        ),
    )


def _list(scene: Scene, answers: Answers) -> Ask:
    home = _degrees(answers.text("home"))
    far = answers.text("farthest_km").replace(",", ".")
    metres = None
    if far:
        try:
            metres = round(float(far) * 1000)
        except (ValueError, OverflowError):
            metres = 0
        if not 0 < metres <= 1_000_000:
            raise NotUnderstood({"farthest_km": "Write a number of kilometres, like 12 or 7.5"})
    return asks.MakeTailoredList(
        phase=Phase(answers.text("phase")),
        needs=tuple(NeedType(need) for need in answers.chosen("needs")),
        latitude=home[0] if home else None,
        longitude=home[1] if home else None,
        farthest_metres=metres,
        with_alternative=answers.is_yes("with_alternative"),
    )


def _degrees(text: str) -> tuple[float, float] | None:
    if not text:
        return None
    try:
        north, east = (float(part) for part in text.split(","))
    except ValueError:
        north, east = 999.0, 999.0
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise NotUnderstood({"home": "Write two numbers of degrees, like 51.5072, -0.1276"})
    return north, east


def _list_lines(scene: Scene) -> Lines:
    version = scene.stores.inclusion_plans.in_force(scene.plan.parties.authority_id, scene.now.on)
    if version is None:
        return ("There is no local inclusion plan yet. Ask your administrator to import it.",)
    said = f"The list is drawn from version {version.number} of “{version.text.title}”."
    if policy(scene.plan).tailored_list is TailoredList.BINDING:
        return (said, "Under the rules of this plan the family chooses from the list.")
    return (said, "The family may also ask for a school or college that is not on the list.")


# The wish


def _may_rank(scene: Scene) -> bool:
    plan = scene.plan
    if plan.is_closed:
        return False
    has_list = plan.choice.listed is not None and not plan.choice.is_over
    return has_list or not binds(plan)


def _rank_fields(scene: Scene) -> tuple[Field, ...]:
    listed = None if scene.plan.choice.is_over else scene.plan.choice.listed
    known = {entry.setting_id: entry for entry in settings_of(scene)}
    first = [known[one.setting_id] for one in (listed.settings if listed else ())]
    others = [e for e in known.values() if e not in first]
    only_list = binds(scene.plan) and bool(first)
    choices = tuple(_option(entry) for entry in (first if only_list else (*first, *others)))
    ranks = ("first", "second", "third", "fourth", "fifth")[: min(WISHES, len(choices))]
    fields = tuple(
        Field(
            f"wish_{number}",
            f"Which do you want {'most' if number == 1 else f'{rank}'}?",
            FieldKind.SELECT,
            missing="Choose the school or college that you want most",
            required=number == 1 and only_list,
            options=choices,
        )
        for number, rank in enumerate(ranks, start=1)
    )
    if only_list:
        return (*fields, own_words("What would you like to tell the council about your choice?"))
    return (
        *fields,
        Field(
            "outside",
            "Do you want a school or college that is not here?",
            hint="Write its name and place. We put it before the others.",
            required=False,
        ),
        Field(
            "outside_institution",
            "What sort of school or college is that?",
            FieldKind.SELECT,
            hint="If you do not know, choose the last answer.",
            required=False,
            options=options(words.INSTITUTIONS),
        ),
        own_words("What would you like to tell the council about your choice?"),
    )


def own_words(label: str, *, missing: str = "", hint: str = "") -> Field:
    """A question for own words; needed when `missing` says what to do without them."""
    return Field(
        "words",
        label,
        FieldKind.WORDS,
        hint=hint,
        missing=missing,
        required=bool(missing),
        limit=OWN_WORDS,
    )


def _rank(scene: Scene, answers: Answers) -> Ask:
    ranked = [answers.text(f"wish_{number}") for number in range(1, WISHES + 1)]
    chosen = tuple(setting_id for setting_id in ranked if setting_id)
    if len(set(chosen)) != len(chosen):
        raise NotUnderstood({"wish_1": "Choose each school or college only once"})
    outside = answers.text("outside")
    if not chosen and not outside:
        raise NotUnderstood({"wish_1": "Choose at least one school or college"})
    return asks.RankSettings(
        ranked=chosen,
        outside=outside or None,
        outside_institution=Institution(
            answers.text("outside_institution") or Institution.OTHER.value
        ),
        words=answers.text("words") or None,
    )


def _rank_lines(scene: Scene) -> Lines:
    listed = None if scene.plan.choice.is_over else scene.plan.choice.listed
    if listed is None:
        return ("You may ask for any school or college. The council must look at your wish.",)
    page = f"/cases/{scene.existing.case_id}/settings"
    said = Line("Read the list and the reasons first.", "tailored_list_made", page, "See the list")
    if binds(scene.plan) and listed.settings:
        return (said, "Put the schools and colleges of the list in your order.")
    return (said, "You may also ask for one that is not on the list.")


# Ending


def _may_end(scene: Scene) -> bool:
    choice = scene.plan.choice
    going_on = choice.number > 0 and not choice.is_over and not scene.plan.is_closed
    return going_on and (scene.viewer.role is Role.FAMILY or not choice.ranked)


def _end(scene: Scene, answers: Answers) -> Ask:
    by_family = scene.viewer.role is Role.FAMILY
    return asks.EndChoice(reason=ChoiceEnd.FAMILY_STAYS if by_family else ChoiceEnd.NOT_NEEDED)


def _end_lines(scene: Scene) -> Lines:
    if scene.viewer.role is Role.FAMILY:
        return ("You tell the council that you want no other school or college any more.",)
    return ("You end the choice, because no school or college is to be chosen now.",)


ACTIONS: tuple[Action, ...] = (
    Action(
        "tailored-list",
        "plan",
        c.MakeTailoredList,
        "Make a list of schools and colleges",
        "Make the list",
        _list,
        _list_fields,
        _list_lines,
        _may_list,
    ),
    Action(
        "rank-settings",
        "plan",
        c.RankSettings,
        "Which school or college do you want?",
        "Send my wish to the council",
        _rank,
        _rank_fields,
        _rank_lines,
        _may_rank,
        ("rank_settings",),
        link="Say which school or college you want",
    ),
    Action(
        "end-choice",
        "plan",
        c.EndChoice,
        "End the choice of a school or college",
        "End the choice",
        _end,
        lines=_end_lines,
        offered=_may_end,
        is_grave=True,
    ),
)
"""The forms of the choice of a setting."""
