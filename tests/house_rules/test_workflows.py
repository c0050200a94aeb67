"""What holds of every procedure: its table, its views, its clocks; new procedures join WORKFLOWS."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.aid.actions.steps import take
from app.aid.models import Proposal
from app.aid.workflow import APPRAISAL, ISSUED, REASONED
from app.associations.models import Founding
from app.associations.workflow import FOUNDING
from app.associations.workflow import REASONED as REASONED_OF_FOUNDING
from app.core.rules import words_of
from app.core.workflow import State, Transition, Workflow
from app.dossiers.models import Dossier, Holder
from app.law.periods import PERIODS
from app.law.regimes import ASSOCIATION_REGIMES, REGIMES
from app.law.shapes import Clock, Standing
from app.permissions import PERMISSIONS

ROOT = Path(__file__).parents[2]
WORKFLOWS = (APPRAISAL, FOUNDING)
RECORDS = {APPRAISAL.title: Proposal, FOUNDING.title: Founding}
FEATURE_OF = {APPRAISAL.title: "aid", FOUNDING.title: "associations"}
OF_THE_LAW = {
    APPRAISAL.title: ((Clock.APPRAISAL, Clock.NOTICE), REGIMES),
    FOUNDING.title: (
        (Clock.RECOGNITION, Clock.FOUNDING, Clock.CONGRESS, Clock.EXTENSION),
        ASSOCIATION_REGIMES,
    ),
}
TYPED_IN_THE_REQUEST = (Clock.SUPPLEMENT, Clock.OPINION)
OF_THE_OFFICE = (Clock.RECEPTION, Clock.CHECKING, Clock.PUT_UP, Clock.SIGNING)
ENGINE = "app/core/workflow.py"
WITHOUT_A_STEP_PAGE = {"record_past"}  # opens a case instead of moving one: its page asks for a permission

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda w: w.title)


def arrows(workflow: Workflow) -> list[Transition]:
    """The arrows that move a case which is there already."""
    return [t for t in workflow.transitions if t.sources]


def reached(workflow: Workflow) -> set[str]:
    """The states that arrows lead to from where cases begin, or from where they are recorded."""
    targets = {str(t.target) for t in workflow.transitions if t.target}
    found = {str(workflow.states[0].key)} | {str(t.target) for t in workflow.transitions if not t.sources}
    while (
        more := {str(t.target) for t in arrows(workflow) if t.target and found & {str(s) for s in t.sources}}
        - found
    ):
        found |= more
    assert found <= targets | {str(workflow.states[0].key)}
    return found


ENGLISH = re.compile(r"\b(the|of|and|who|whoever|only)\b", re.IGNORECASE)


@every_workflow
def test_every_condition_is_named_in_the_words_of_the_office(workflow):
    rules = [rule for t in workflow.transitions for rule in (t.who, t.when, t.complete) if rule]
    assert [words_of(rule) for rule in rules if ENGLISH.search(words_of(rule))] == []


def test_every_permission_is_named_in_the_words_of_the_office():
    assert [name for name, rule in PERMISSIONS.items() if ENGLISH.search(words_of(rule))] == []


# the table


@every_workflow
def test_every_state_is_reached_from_the_first(workflow):
    assert {str(s.key) for s in workflow.states} - reached(workflow) == set()


@every_workflow
def test_each_state_and_each_action_stands_in_the_table_once(workflow):
    keys = [str(s.key) for s in workflow.states]
    actions = [t.action for t in workflow.transitions]
    assert len(keys) == len(set(keys))
    assert len(actions) == len(set(actions))


@every_workflow
def test_arrows_lead_between_states_of_the_table(workflow):
    known = {s.key for s in workflow.states}
    strangers = [
        t.action for t in workflow.transitions if {*t.sources, *([t.target] if t.target else [])} - known
    ]
    assert strangers == []


@every_workflow
def test_every_state_that_is_not_final_has_a_holder_and_a_way_out(workflow):
    stuck = [s.key.label for s in workflow.states if not s.final and not ways_out(workflow, s)]
    held_by_nobody = [s.key.label for s in workflow.states if not s.final and s.holder == Holder.NOBODY]
    assert (stuck, held_by_nobody) == ([], [])


def ways_out(workflow: Workflow, state: State) -> list[str]:
    """Arrows that leave a state; one that returns leads back to another."""
    return [
        t.action
        for t in arrows(workflow)
        if state.key in t.sources and (t.returns or (t.target is not None and t.target != state.key))
    ]


@every_workflow
def test_a_final_state_is_held_by_nobody_and_left_by_the_end_of_its_decision_only(workflow):
    for state in (s for s in workflow.states if s.final):
        assert state.holder == Holder.NOBODY
        assert set(ways_out(workflow, state)) <= {"annul"}


@every_workflow
def test_only_a_step_back_to_a_remembered_state_has_no_target_and_moves(workflow):
    staying = {t.action for t in arrows(workflow) if t.target is None and not t.returns}
    assert staying <= {"discard", "errata", "correct", "extend"}


@every_workflow
def test_what_a_step_sets_are_facts_of_the_file(workflow):
    record = RECORDS[workflow.title]
    known = set(record.__table__.c.keys()) | set(Dossier.__table__.c.keys())
    assert {fact for t in workflow.transitions for fact in t.sets} - known == set()
    assert (
        set(record.__table__.c.keys())
        & {f for t in workflow.transitions for f in t.sets}
        & set(Dossier.__table__.c.keys())
        == set()
    )


@every_workflow
def test_only_a_step_that_may_be_undone_says_what_it_set(workflow):
    assert [t.action for t in workflow.transitions if t.sets and not t.undoable] == []


def test_issued_and_reasoned_steps_are_steps_of_the_table():
    assert {t.action for t in APPRAISAL.transitions} >= ISSUED | (REASONED - {"take_back"})
    assert {t.action for t in FOUNDING.transitions} >= REASONED_OF_FOUNDING


# the views


@pytest.fixture
def guards(app) -> dict[str, object]:
    return {name: getattr(view, "guard", None) for name, view in app.view_functions.items()}


@every_workflow
def test_every_arrow_has_its_view_and_every_view_of_a_step_its_arrow(workflow, guards):
    opened_by = {}
    for endpoint, guard in guards.items():
        if isinstance(guard, Transition) and guard in workflow.transitions:
            opened_by.setdefault(guard.action, []).append(endpoint)
    assert set(opened_by) == {t.action for t in workflow.transitions} - WITHOUT_A_STEP_PAGE
    feature = FEATURE_OF[workflow.title]
    assert all(f"{feature}.{action}" in endpoints for action, endpoints in opened_by.items())
    assert "aid.past" in guards
    assert guards["aid.past"] in WITHOUT_A_STEP_PAGE


def test_every_permission_that_a_guard_names_has_its_rule(guards):
    named = {guard for guard in guards.values() if isinstance(guard, str)}
    assert named - set(PERMISSIONS) == set()
    assert all(callable(rule) for rule in PERMISSIONS.values())


# the clocks


@every_workflow
def test_every_clock_has_in_every_regime_a_period_or_says_that_it_is_unknown(workflow):
    clocks = {Clock(s.clock) for s in workflow.states if s.clock}
    of_the_law, regimes = OF_THE_LAW[workflow.title]
    assert clocks <= {*of_the_law, *TYPED_IN_THE_REQUEST, *OF_THE_OFFICE}
    declared = {(p.clock, p.regime): p for p in PERIODS}
    for clock in of_the_law:
        for regime in (each.code for each in regimes):
            period = declared[clock, regime]
            assert (period.length is None) == (period.standing == Standing.UNKNOWN), (clock, regime)
            assert (period.length is None) == (period.count is None), (clock, regime)


def test_only_a_confirmed_period_cites_an_article():
    assert [p for p in PERIODS if p.article and p.standing != Standing.CONFIRMED] == []


def test_no_period_is_declared_twice():
    pairs = [(p.clock, p.regime) for p in PERIODS]
    assert len(pairs) == len(set(pairs))


# who moves a status


def test_only_the_engine_assigns_a_status():
    movers = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "app").rglob("*.py"))
        if path.relative_to(ROOT).as_posix() != ENGINE
        for line in status_assignments(path.read_text(encoding="utf-8"))
    ]
    assert movers == []


def status_assignments(source: str) -> Iterator[int]:
    """Lines that set an attribute `status`, plainly, by name, or when a dossier is made."""
    for node in ast.walk(ast.parse(source)):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        plainly = isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and any(
            isinstance(t, ast.Attribute) and t.attr == "status" for t in targets
        )
        called = isinstance(node, ast.Call) and getattr(node.func, "id", "")
        by_name = called == "setattr" and len(node.args) > 1 and _is(node.args[1], "status")
        made = called == "Dossier" and any(k.arg == "status" for k in node.keywords)
        if plainly or by_name or made:
            yield node.lineno


def _is(node: ast.expr, word: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == word


@pytest.mark.parametrize(
    "source",
    [
        "dossier.status = 'approved'",
        "a.trunk.status += 'x'",
        "setattr(dossier, 'status', x)",
        "Dossier(status='x')",
    ],
)
def test_a_status_set_elsewhere_is_found(source):
    assert list(status_assignments(source)) == [1]


def test_reading_a_status_is_no_fault():
    assert list(status_assignments("if dossier.status == 'approved':\n    status = 1\n")) == []


def test_a_step_is_taken_through_the_engine_alone():
    assert take.__module__ == "app.aid.actions.steps"
    source = (ROOT / "app/aid/actions").rglob("*.py")
    moving = {path.name for path in source if "APPRAISAL.move(" in path.read_text(encoding="utf-8")}
    assert moving == {"steps.py", "correcting.py"}


# the law


LAW = sorted((ROOT / "app/law").glob("*.py"))
SHAPES = "shapes.py"  # the kinds of things that the others declare


@pytest.mark.parametrize("path", [p for p in LAW if p.name != SHAPES], ids=lambda p: p.name)
def test_a_law_module_only_declares(path):
    assert list(deciding_lines(path.read_text(encoding="utf-8"))) == []


def deciding_lines(source: str) -> Iterator[int]:
    """Lines that do more than declare: definitions, conditions, loops over anything but a literal choice."""
    undeclared = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.If, ast.IfExp, ast.For,
                  ast.While, ast.Try, ast.With)  # fmt: skip
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, undeclared):
            yield node.lineno


@pytest.mark.parametrize(
    "source", ["def f():\n    pass", "x = 1 if y else 2", "class A:\n    pass", "f = lambda: 1"]
)
def test_a_law_module_that_decides_is_found(source):
    assert list(deciding_lines(source)) != []


def test_the_shapes_of_the_law_hold_no_functions():
    tree = ast.parse((ROOT / "app/law" / SHAPES).read_text(encoding="utf-8"))
    assert [n.lineno for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.If)] == []
