"""Pages of docs/ generated from the tables of the program: glossary, procedures, permissions, law.

`flask docs` writes them; `flask docs --check` fails when one is no longer current.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.aid.workflow import APPRAISAL
from app.associations.workflow import FOUNDING
from app.core.db import Base
from app.core.rules import words_of
from app.core.workflow import Transition, Workflow
from app.law.checklists import CHECKLISTS
from app.law.criteria import CRITERIA
from app.law.instruments import INSTRUMENTS
from app.law.ngos import CERTIFICATE_RULES, NOTICE_RULES
from app.law.papers import PAPER_LISTS
from app.law.periods import PERIODS
from app.law.regimes import ALL_REGIMES
from app.law.shapes import NoticeRule, Standing
from app.permissions import PERMISSIONS

NOTE = "<!-- Trang này do `flask docs` tạo từ các bảng của chương trình; không sửa tay. -->"


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table in Markdown."""
    heads = list(headings)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', '/').replace(chr(10), ' ') for cell in row)} |"


def glossary() -> Iterator[str]:
    """Every record and column with its Vietnamese label."""
    yield "# Từ điển: bản ghi và mục"
    for found in sorted(Base.metadata.tables.values(), key=lambda t: str(t.info.get("label", t.name))):
        columns = [c for c in found.columns if "label" in c.info]
        if columns:
            yield f"\n## {found.info['label']} (`{found.name}`)\n"
            yield from table(("Mục", "Cột"), ((c.info["label"], f"`{c.name}`") for c in columns))


def procedures() -> Iterator[str]:
    """The procedures as tables, with their diagram."""
    yield "# Quy trình"
    for workflow in (APPRAISAL, FOUNDING):
        yield f"\n## {workflow.title}\n"
        yield from _states(workflow)
        yield ""
        yield from table(("Thao tác", "Từ", "Đến", "Ai", "Điều kiện"), map(_arrow, workflow.transitions))
        yield "\n```mermaid\nstateDiagram-v2"
        yield from _diagram(workflow)
        yield "```"


def _states(workflow: Workflow) -> Iterator[str]:
    rows = (
        (s.key.label, f"`{s.key}`", s.holder.label, s.clock.label if s.clock else "–")
        for s in workflow.states
    )
    yield from table(("Trạng thái", "Mã", "Nơi giữ", "Thời hạn"), rows)


def _arrow(t: Transition) -> tuple[str, str, str, str, str]:
    sources = ", ".join(s.label for s in t.sources) or "(mới)"
    target = t.target.label if t.target else "bước trước đó" if t.returns else "giữ nguyên"
    conditions = "; ".join(words_of(rule) for rule in (t.when, t.complete) if rule)
    return f"{t.label} (`{t.action}`)", sources, target, words_of(t.who), conditions or "–"


def _diagram(workflow: Workflow) -> Iterator[str]:
    for transition in workflow.transitions:
        if transition.target:
            for source in transition.sources:
                yield f"    {source} --> {transition.target}: {transition.label}"


def permissions() -> Iterator[str]:
    """Who may do what: the table of permissions, and who takes each step."""
    yield "# Phân quyền\n"
    yield from table(
        ("Quyền", "Quy tắc"), ((f"`{name}`", words_of(rule)) for name, rule in PERMISSIONS.items())
    )


def law() -> Iterator[str]:
    """What is declared of the law, each value with its standing."""
    yield "# Căn cứ pháp lý đã khai báo\n\n## Văn bản\n"
    yield from table(
        ("Văn bản", "Hiệu lực từ", "đến", "Tình trạng", "Ghi chú"),
        (
            (i.title, i.in_force_from or "–", i.in_force_to or "–", i.standing.label, i.note)
            for i in INSTRUMENTS
        ),
    )
    yield "\n## Quy định áp dụng\n"
    yield from table(
        ("Quy định", "Từ ngày", "Đến ngày", "Trình tự"),
        ((r.code.label, r.valid_from or "–", r.valid_to or "–", r.procedure.label) for r in ALL_REGIMES),
    )
    yield "\n## Thời hạn\n"
    yield from table(
        ("Thời hạn", "Quy định", "Giá trị", "Điều khoản", "Tình trạng"),
        (
            (p.clock.label, p.regime.label, f"{p.length} {p.count.label}" if p.length and p.count else "chưa rõ",
             p.article or "–", p.standing.label)
            for p in PERIODS
        ),
    )  # fmt: skip
    yield "\n## Thành phần hồ sơ\n"
    yield from table(
        ("Quy định", "Giấy tờ", "Khi", "Hình thức", "Căn cứ"),
        (
            (x.regime.label, rule.label, ", ".join(t.label for t in rule.when) or "mọi hồ sơ", rule.form or "–",
             rule.article if x.standing == Standing.CONFIRMED and rule.article else "–")
            for x in PAPER_LISTS
            for rule in x.rules
        ),
    )  # fmt: skip
    yield "\n## Kiểm tra thẩm quyền\n"
    yield from table(
        ("Quy định", "Câu hỏi", "Nếu", "thì"),
        (
            (c.regime.label, q.text, "có" if q.leads_when else "không", q.outcome.label)
            for c in CHECKLISTS
            for q in c.questions
        ),
    )
    yield from _of_ngos()
    yield "\n## Nội dung thẩm định\n"
    yield from table(("Nội dung", "Căn cứ"), ((c.text, c.article) for c in CRITERIA))


def _of_ngos() -> Iterator[str]:
    """What is asked of foreign NGOs: their certificates and what they send to the province."""
    yield "\n## Tổ chức PCPNN: giấy đăng ký\n"
    yield from table(
        ("Loại giấy", "Thời hạn dài nhất", "Cấp đến hết ngày", "Văn bản", "Tình trạng"),
        (
            (
                rule.kind.label,
                f"{rule.longest_years} năm" if rule.longest_years else "–",
                rule.last_issued_on or "–",
                rule.instrument,
                rule.standing.label,
            )
            for rule in CERTIFICATE_RULES
        ),
    )
    yield "\n## Tổ chức PCPNN: thông báo, báo cáo gửi tỉnh\n"
    yield from table(
        ("Việc", "Văn bản", "Hạn", "Tình trạng"),
        ((rule.kind.label, rule.instrument, _term(rule), rule.standing.label) for rule in NOTICE_RULES),
    )


def _term(rule: NoticeRule) -> str:
    if rule.yearly_by:
        month, day = rule.yearly_by
        return f"ngày {day}/{month} hằng năm"
    return f"{rule.length} {rule.count.label}" if rule.length and rule.count else "chưa rõ"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "tu-dien.md": glossary,
    "quy-trinh.md": procedures,
    "phan-quyen.md": permissions,
    "phap-ly.md": law,
}


def pages() -> dict[str, str]:
    """File name → text of every generated page."""
    return {name: "\n".join((NOTE, "", *page())) + "\n" for name, page in PAGES.items()}


def write(folder: Path) -> list[str]:
    """Write the pages; says which changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = stale(folder)
    for name in changed:
        (folder / name).write_text(pages()[name], encoding="utf-8")
    return changed


def stale(folder: Path) -> list[str]:
    """The pages that are not what the tables say today."""

    def kept(name: str) -> str:
        path = folder / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    return [name for name, text in pages().items() if kept(name) != text]
