// What the pages gain with a script. Every form works without it, and the server judges every value again.
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
const on = (node, types, act) => types.split(" ").forEach((type) => node.addEventListener(type, act));
const parsed = (html) => Object.assign(make("template"), { innerHTML: html }).content;
const icon = (name) => parsed(`<svg class="icon" aria-hidden="true"><use href="${document.body.dataset.icons}#${name}"/></svg>`);
const changed = (node) => node.dispatchEvent(new Event("change", { bubbles: true }));
const labelOf = (input) => input.labels[0]?.textContent.replace("*", "").trim() ?? "";
const asked = async (url, params) => {
  const answer = await fetch(`${url}${url.includes("?") ? "&" : "?"}${new URLSearchParams(params)}`).catch(() => null);
  return answer?.ok ? answer.json() : null;
};

// Dates are typed as dd/mm/yyyy; the button opens the calendar of the browser, whatever language it speaks.
function dateField(input) {
  const pad = (text) => text.trim().replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, d, m, y) => `${d.padStart(2, 0)}/${m.padStart(2, 0)}/${y}`);
  const native = make("input", { type: "date", tabindex: "-1", "aria-hidden": "true" });
  const button = make("button", { type: "button", class: "btn btn-outline-secondary", "aria-label": `Chọn ngày: ${labelOf(input)}` }, icon("calendar3"));
  on(button, "click", () => {
    native.value = pad(input.value).split("/").reverse().join("-");
    native.showPicker();
  });
  on(native, "change", () => {
    input.value = native.value.split("-").reverse().join("/");
    changed(input);
  });
  on(input, "blur", () => { input.value = pad(input.value); });
  if (native.showPicker) input.after(button, native);
}

// Amounts are grouped as they are typed (1.234.567,89); their words come from the server, the only home of that rule.
function moneyField(input) {
  const { wordsUrl, currency = "" } = input.dataset;
  const words = document.getElementById(`${input.id}-words`);
  const named = currency.startsWith("#") && document.getElementById(currency.slice(1));
  let waiting;
  const group = () => {
    const bare = (text) => text.replaceAll(".", "");
    const [whole, decimals] = bare(input.value).split(",");
    if (!/^\d[\d.]*(,\d*)?$/.test(input.value)) return;
    let behind = bare(input.value.slice(input.selectionStart)).length;
    input.value = whole.replace(/\B(?=(\d{3})+$)/g, ".") + (decimals === undefined ? "" : `,${decimals}`);
    let place = input.value.length;
    for (; behind > 0; place -= 1) if (input.value[place - 1] !== ".") behind -= 1;
    if (document.activeElement === input) input.setSelectionRange(place, place);
  };
  const say = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const so = input.value;
      const answer = so && await asked(wordsUrl, { so, tien: named ? named.value : currency });
      if (input.value === so) words.textContent = answer?.text ?? "";
    }, 250);
  };
  on(input, "input", group);
  group();
  if (!words) return;
  on(input, "input", say);
  if (named) on(named, "change", say);
  say();
}

// A long list becomes a box to search in without accents; the select stays, hidden, and is what is sent.
function comboBox(select) {
  const { id, multiple: many, className, dataset: { lookupUrl } } = select, label = labelOf(select), most = 50;
  const box = parsed(`<div class="combo"><ul class="chips"></ul>
    <input role="combobox" class="${className.replaceAll("form-select", "form-control")}" placeholder="Gõ để tìm, không cần dấu" autocomplete="off" aria-autocomplete="list" aria-expanded="false" aria-controls="${id}-list">
    <ul class="combo-list" role="listbox" id="${id}-list" hidden></ul><span class="visually-hidden" role="status"></span></div>`).firstChild;
  const [chips, input, list, status] = box.children;
  chips.ariaLabel = `Đã chọn: ${label}`;
  list.ariaLabel = label;
  for (const { name, value } of select.attributes) if (name.startsWith("aria-")) input.setAttribute(name, value);
  const local = $$("option", select).map(({ value, text, dataset, parentNode }) => ({ id: value, text, hint: dataset.hint ?? parentNode.label }));
  let shown = [], at = -1, waiting;

  const chosen = () => [...select.selectedOptions].filter((option) => option.value);
  const rest = () => { input.value = many ? "" : chosen()[0]?.text ?? ""; };
  const settle = () => {
    rest();
    chips.replaceChildren(...chosen().map((option) => {
      const remove = make("button", { type: "button", "aria-label": `Bỏ ${option.text}` }, icon("x-lg"));
      on(remove, "click", () => { option.selected = false; settle(); changed(select); input.focus(); });
      return make("li", { class: "chip" }, make("span", {}, option.text), remove);
    }));
    chips.hidden = !many || !chosen().length;
  };
  const open = (found) => {
    shown = found.slice(0, most);
    at = -1;
    list.replaceChildren(...shown.map((one, i) => {
      const item = make("li", { role: "option", id: `${id}-${i}` }, one.text, make("small", {}, one.hint ?? ""));
      on(item, "mousedown", (event) => { event.preventDefault(); choose(one); });
      return item;
    }));
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };
  const choose = ({ id: value, text }) => {
    const known = [...select.options].find((option) => option.value === String(value));
    const option = known ?? select.appendChild(new Option(text, value));
    option.selected = true;
    open([]);
    settle();
    changed(select);
  };
  const mark = (to) => {
    at = (to + shown.length) % shown.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
  };
  const find = async (typed) => {
    const before = input.value, words = fold(typed).split(/\s+/);
    const found = lookupUrl
      ? await asked(lookupUrl, { q: typed })
      : local.filter((one) => one.id && words.every((word) => fold(`${one.text} ${one.hint ?? ""}`).includes(word)));
    if (input.value !== before || document.activeElement !== input) return;
    open(found ?? []);
    status.textContent = found ? `${shown.length}${found.length > most ? "+" : ""} kết quả` : "Chưa tìm được, xin thử lại";
  };
  const keys = {
    ArrowDown: () => (list.hidden ? find("") : mark(at + 1)),
    ArrowUp: () => (list.hidden ? find("") : mark(Math.max(at, 0) - 1)),
    Enter: () => !list.hidden && (at >= 0 || shown.length === 1) && choose(shown[Math.max(at, 0)]),
    Escape: () => open([]),
  };
  on(input, "input", () => { clearTimeout(waiting); waiting = setTimeout(() => find(input.value), 200); });
  on(input, "click", () => { input.select(); if (list.hidden) find(""); });
  on(input, "keydown", (event) => {
    if (!keys[event.key] || (event.key === "Enter" && list.hidden)) return;
    event.preventDefault();
    keys[event.key]();
  });
  on(input, "blur", () => {
    clearTimeout(waiting);
    open([]);
    if (!many && !input.value.trim() && chosen().length) { select.value = ""; changed(select); }
    rest();
  });
  select.replaceWith(box);
  select.hidden = true;
  select.id = `${id}-value`;
  input.id = id;
  box.append(select);
  settle();
}

// Repeating groups: the blank row waits in a template; the numbers in names only grow, the server closes the gaps.
function rowGroup(group) {
  const part = (selector) => group.querySelector(`:scope > ${selector}`);
  const list = part("[data-row-list]"), add = part("[data-add-row]");
  let next = Number(group.dataset.rows);
  const settle = () => {
    [...list.children].forEach((row, i) => {
      row.querySelector("[data-row-number]").textContent = i + 1;
      row.querySelector("[data-remove-row]").hidden = false;
    });
    add.disabled = list.children.length >= (group.dataset.max ?? Infinity);
  };
  on(add, "click", () => {
    list.append(parsed(part("template").innerHTML.replaceAll("__index__", next)));
    next += 1;
    enhance(list.lastElementChild);
    settle();
    list.lastElementChild.querySelector("input:not([type=hidden]), select, textarea").focus();
  });
  on(list, "click", (event) => {
    if (!event.target.closest("[data-remove-row]")) return;
    event.target.closest("[data-row]").remove();
    settle();
    add.focus();
    changed(list);
  });
  add.hidden = false;
  settle();
}

function enhance(root) {
  $$("[data-date]", root).forEach(dateField);
  $$("[data-money]", root).forEach(moneyField);
  $$("select.js-search", root).forEach(comboBox);
  $$("[data-rows]", root).forEach(rowGroup);
}

// Leaving a form with unsaved changes asks; one that came back with errors counts as changed. A second click on
// "Lưu" while the first is under way sends nothing.
const unsaved = new Set($$("form[data-guard=changed]")), sent = new WeakMap();
on(document, "input change", (event) => $$("form[data-guard]").forEach((form) => form.contains(event.target) && unsaved.add(form)));
on(window, "beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });
on(document, "submit", (event) => {
  const form = event.target;
  if (form.getAttribute("method") !== "post") return;
  if (event.timeStamp < sent.get(form) + 3000) event.preventDefault();
  else { sent.set(form, event.timeStamp); unsaved.delete(form); }
});

// What is hard to undo says first what it will do.
function confirmed(sentence, word, act) {
  const dialog = parsed(`<dialog aria-label="Xin xác nhận"><p></p><form method="dialog" class="actions">
    <button class="btn btn-primary" value="yes"></button><button class="btn btn-outline-secondary" autofocus>Thôi</button></form></dialog>`).firstChild;
  dialog.querySelector("p").textContent = sentence;
  dialog.querySelector("button").textContent = word;
  on(dialog, "close", () => { dialog.remove(); if (dialog.returnValue === "yes") act(); });
  document.body.append(dialog);
  dialog.showModal();
}
on(document, "click", (event) => {
  const target = event.target.closest("[data-confirm]"), link = event.target.closest("[data-error-summary] a");
  if (target) {
    event.preventDefault();
    confirmed(target.dataset.confirm, target.textContent.trim(), () => (target.form ? target.form.requestSubmit(target) : location.assign(target.href)));
  }
  const field = link && document.getElementById(link.hash.slice(1));
  if (field) {
    event.preventDefault();
    (field.matches("fieldset") ? field.querySelector("input:not([type=hidden]), select, textarea") ?? field : field).focus();
  }
  $$("[data-menu][open]").forEach((menu) => { menu.open = menu.contains(event.target); });
});
on(document, "keydown", (event) => {
  if (event.key === "Escape") $$("[data-menu][open]").forEach((menu) => { menu.open = false; menu.firstElementChild.focus(); });
});

// On narrow screens the navigation folds away, and a table becomes a list whose cells name their column.
$$("[data-toggle]").forEach((button) => {
  const panel = document.getElementById(button.getAttribute("aria-controls"));
  const toggle = () => button.setAttribute("aria-expanded", String(!panel.toggleAttribute("data-closed")));
  on(button, "click", toggle);
  button.hidden = false;
  toggle();
});
const narrow = matchMedia("(max-width: 640px)");
const nameCells = () => narrow.matches && $$("table.stack").forEach((table) => {
  const names = $$("thead th", table).map((head) => head.textContent.trim());
  $$("tr", table).forEach((row) => $$("td:not([colspan])", row).forEach((cell) => { cell.dataset.label = names[cell.cellIndex]; }));
});
// Long work shows how far it is; when it has ended, the page says what became of it.
async function follow(place) {
  const [text, bar] = [place.querySelector("[role=status]"), place.querySelector("progress")];
  const now = await asked(place.dataset.progress, {});
  if (now && !now.open) { location.reload(); return; }
  if (now && text.textContent !== now.text) text.textContent = now.text;
  if (now?.total) { bar.max = now.total; bar.value = now.done; }
  setTimeout(() => follow(place), 1000);
}
$$("[data-progress]").forEach(follow);

on(narrow, "change", nameCells);
nameCells();
enhance(document);
$$("[data-error-summary]")[0]?.focus();
