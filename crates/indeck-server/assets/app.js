// What script adds to pages that work without it: progress, live runs, the editor, copying, questions, keys.

const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

// Text is never read as markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const marked = (text) => text.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part));

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

const sizes = (bytes) => {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let at = 0;
  for (; bytes >= 1000 && at < units.length - 1; at += 1) bytes /= 1000;
  return `${at > 0 && bytes < 10 ? bytes.toFixed(1) : Math.floor(bytes)} ${units[at]}`;
};

// Not while the reader types or has a dialog open.
function reload() {
  if (one("dialog[open]") || document.activeElement?.matches("input, textarea, select")) setTimeout(reload, 2000);
  else location.reload();
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

// --- uploads: the file goes to the API as it is, with progress

function fieldProblem(form, name, message) {
  const field = one(`[name="${CSS.escape(name)}"]`, form);
  if (!field) return false;
  const id = `e-${field.name}`;
  document.getElementById(id)?.remove();
  field.after(make("p", { class: "problem", id }, make("span", {}, ...marked(sentence(message)))));
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${id} h-${field.name}`);
  field.focus();
  return true;
}

function clearProblems(form) {
  for (const field of all("[aria-invalid]", form)) field.removeAttribute("aria-invalid");
  for (const problem of all(".problem, [data-refusal]", form)) problem.remove();
}

function refuse(form, answer, status) {
  const said = (answer.errors ?? []).filter((error) => fieldProblem(form, error.field, error.message));
  if (said.length > 0) return;
  const text = answer.detail ?? answer.title ?? (status ? `The server answered ${status}.` : "The connection broke: try again.");
  // The first one stands in the text already.
  const others = (answer.diagnostics ?? []).filter((fault) => !text.includes(fault.message));
  const faults = others.map((fault) => make("li", {}, ...marked(sentence(fault.message))));
  const told = make("div", {}, make("p", {}, ...marked(sentence(text))));
  if (faults.length > 0) told.append(make("ul", {}, ...faults));
  form.prepend(make("div", { class: "flash failed", role: "alert", "data-refusal": "" }, told));
}

function upload(form, event) {
  const input = one('input[type="file"]', form);
  const file = input.files[0];
  if (!file) return;
  event.preventDefault();
  clearProblems(form);
  if (file.size > Number(input.dataset.limit || Infinity)) {
    fieldProblem(form, input.name, `The file has ${sizes(file.size)}: at most ${sizes(Number(input.dataset.limit))} are taken.`);
    return;
  }
  const query = new URLSearchParams({ filename: file.name });
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value && !["csrf", "action"].includes(name)) query.set(name, value);
  }
  if (!query.has("name") && form.elements.name) query.set("name", file.name.replace(/\.[^.]+$/, ""));
  const button = one("button", form);
  const bar = one("[data-sending]", form);
  const said = one("[data-sent]", form);
  const request = new XMLHttpRequest();
  const stop = make("button", { type: "button", class: "button" }, "Stop");
  stop.onclick = () => request.abort();
  const busy = (is) => {
    bar.hidden = !is;
    button.disabled = is;
    if (is) button.after(" ", stop);
    else stop.remove();
  };
  let told = -10;
  request.upload.onprogress = ({ loaded, total }) => {
    const share = Math.floor((100 * loaded) / (total || 1));
    one("progress", bar).value = share;
    if (share - told >= 10 || share === 100) {
      told = share;
      said.textContent = share < 100 ? `${sizes(loaded)} of ${sizes(total)}` : "Sent. The file is being read …";
    }
  };
  request.onload = () => {
    const answer = parsed(request.responseText);
    if (request.status >= 200 && request.status < 300) {
      const to = form.dataset.then;
      location.assign(to.endsWith("/") ? to + encodeURIComponent(answer.id) : to);
      return;
    }
    busy(false);
    refuse(form, answer, request.status);
  };
  request.onerror = () => {
    busy(false);
    refuse(form, {}, 0);
  };
  request.onabort = () => busy(false);
  request.open("POST", `${form.dataset.upload}?${query}`);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.setRequestHeader("X-CSRF-Token", csrf);
  request.setRequestHeader("Idempotency-Key", crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
  busy(true);
  said.textContent = "Sending …";
  request.send(file);
}

for (const form of all("form[data-upload]")) form.addEventListener("submit", (event) => upload(form, event));

// --- runs as they go

const words = { waiting: "not started", running: "running", done: "done", failed: "failed" };

function step(page, key) {
  let over = true;
  for (const entry of all("[data-step]", page)) {
    const here = entry.dataset.step === key;
    const state = here ? "running" : over ? "done" : "waiting";
    if (here) over = false;
    entry.className = state;
    one("[data-word]", entry).textContent = `, ${words[state]}`;
  }
}

function progress(page, news) {
  const bar = one("[data-bar]", page);
  if (bar && news.total > 0) {
    bar.max = news.total;
    bar.value = news.done ?? 0;
    one("[data-said]", page).textContent = `${news.done ?? 0} of ${news.total} slides`;
  }
  if (news.step && one(`[data-step="${CSS.escape(news.step)}"]`, page)) step(page, news.step);
  const log = one("[data-log]", page);
  for (const line of news.log ?? []) {
    const level = make("span", { class: "level" }, line.level);
    log.append(make("li", { class: line.level }, make("time", {}, line.at), " ", level, " ", make("span", {}, ...marked(line.text))));
  }
}

for (const page of all("[data-run]")) {
  const source = new EventSource(page.dataset.run);
  source.addEventListener("progress", (event) => progress(page, parsed(event.data)));
  source.addEventListener("done", () => {
    source.close();
    reload();
  });
  // A refused stream is not tried again by the browser.
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(reload, 3000);
  };
}

for (const part of all("[data-reload]")) setTimeout(reload, Number(part.dataset.reload));

// --- the editor

function editor(desk) {
  const text = one("textarea", desk);
  const lines = one(".lines", desk);
  const form = text.form;
  // What came back unsaved differs from what is kept, whatever is typed.
  const saved = "unsaved" in form.dataset ? null : text.value;
  let tabs = false;

  const numbers = () => {
    const count = text.value.split("\n").length;
    while (lines.children.length < count) {
      const number = lines.children.length + 1;
      lines.append(make("li", { id: `L${number}` }, String(number)));
    }
    while (lines.children.length > count) lines.lastChild.remove();
    text.rows = count;
  };
  const jump = (line, column) => {
    const before = text.value.split("\n").slice(0, line - 1);
    const at = before.reduce((sum, each) => sum + each.length + 1, 0) + Math.max(column - 1, 0);
    text.focus({ preventScroll: true });
    text.setSelectionRange(at, at);
    lines.children[line - 1]?.scrollIntoView({ block: "center", behavior: "instant" });
  };
  const replace = (value) => document.execCommand("insertText", false, value);

  // Tab indents only after typing, and Escape gives it back: the keyboard never gets stuck.
  text.addEventListener("input", () => {
    numbers();
    tabs = true;
    all("[data-dirty]").forEach((sign) => { sign.hidden = text.value === saved; });
  });
  text.addEventListener("blur", () => { tabs = false; });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tabs = false;
    else if (event.key === "Tab" && tabs && !event.shiftKey && !event.ctrlKey && !event.altKey && !text.readOnly) {
      event.preventDefault();
      replace("  ");
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !text.readOnly) {
      const line = text.value.slice(0, text.selectionStart).split("\n").at(-1);
      const indent = /^ */.exec(line)[0];
      if (indent) {
        event.preventDefault();
        replace(`\n${indent}`);
      }
    } else if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      check();
    }
  });

  // A line of a data file is none of this text.
  const isHere = (each) => !each.file || ["report.yaml", "policy.toml"].includes(each.file);
  const shown = (found) => {
    for (const line of lines.children) line.className = "";
    found.forEach((each) => {
      const line = isHere(each) && lines.children[each.line - 1];
      if (line && line.className !== "error") line.className = each.severity;
    });
    const list = found.map((each, index) => {
      const head = make("p", {}, make("span", { class: `badge ${each.severity}` }, each.severity), " ");
      if (each.line > 0 && isHere(each)) {
        const place = `line ${each.line}${each.column > 0 ? `, column ${each.column}` : ""}`;
        head.append(make("a", { href: `#L${each.line}`, "data-line": each.line, "data-column": each.column ?? 0 }, place));
      }
      const item = make("li", { id: `d${index + 1}`, class: each.severity }, head, make("p", {}, ...marked(each.message)));
      const elsewhere = isHere(each) ? [] : [`in \`${each.file}\`, line ${each.line}`];
      const help = [...(each.hints ?? []), ...(each.notes ?? []), ...elsewhere].join("; ");
      if (help) item.append(make("p", { class: "hint" }, ...marked(help)));
      item.append(make("p", { class: "hint" }, make("code", {}, each.code)));
      return item;
    });
    const fine = make("p", { class: "fine" }, "✓ Nothing is wrong.");
    one("#diagnostics").replaceChildren(list.length > 0 ? make("ol", {}, ...list) : fine);
  };

  const given = () => {
    const fields = [...new FormData(form)].filter(([name, value]) => name.startsWith("params.") && value.trim());
    return Object.fromEntries(fields.map(([name, value]) => [name.slice("params.".length), value]));
  };

  async function check() {
    const said = one("[data-said]", form.parentElement);
    if (!form.dataset.checkAt) {
      one(`button[form="${form.id}"][value="check"]`)?.click();
      return;
    }
    said.textContent = "Checking …";
    try {
      const answer = await fetch(form.dataset.checkAt, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
        body: JSON.stringify({ spec: text.value, params: given() }),
      });
      const body = await answer.json();
      if (!Array.isArray(body.diagnostics)) throw new Error(body.detail ?? `The server answered ${answer.status}.`);
      shown(body.diagnostics);
      const count = body.diagnostics.length;
      said.textContent = count === 0 ? "" : `${count} ${count === 1 ? "finding" : "findings"}`;
    } catch (problem) {
      said.textContent = `Not checked: ${problem.message}`;
    }
  }

  if (form.dataset.checkAt) {
    one("[data-check]")?.addEventListener("click", (event) => {
      event.preventDefault();
      check();
    });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    if (!link) return;
    event.preventDefault();
    jump(Number(link.dataset.line), Number(link.dataset.column));
  });
  let leaving = false;
  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("beforeunload", (event) => {
    if (!leaving && !text.readOnly && text.value !== saved) event.preventDefault();
  });
  numbers();
}

for (const desk of all("[data-editor]")) editor(desk);

// --- copying

const voice = make("p", { class: "hidden", role: "status" });
document.body.append(voice);

for (const button of all("[data-copy]")) {
  const target = document.getElementById(button.dataset.copy);
  button.hidden = !target || !navigator.clipboard;
  button.addEventListener("click", async () => {
    const entries = all("li", target).map((entry) => entry.textContent);
    const text = target.value ?? (entries.join("\n") || target.textContent);
    // A key is shown in groups; apps take it without spaces.
    await navigator.clipboard.writeText("plain" in button.dataset ? text.replaceAll(" ", "") : text);
    const label = button.textContent;
    button.textContent = "Copied";
    voice.textContent = "Copied";
    setTimeout(() => {
      button.textContent = label;
      voice.textContent = "";
    }, 2000);
  });
}

// --- questions before what cannot be undone

function dialog(title, ...children) {
  const box = make("dialog", { "aria-labelledby": "dialog-title" }, make("h2", { id: "dialog-title" }, title), ...children);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

for (const form of all("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sure) return;
    event.preventDefault();
    const asked = event.submitter;
    const no = make("button", { type: "button", class: "button" }, "Cancel");
    const kind = asked?.classList.contains("danger") ? "danger" : "primary";
    const yes = make("button", { type: "button", class: `button ${kind}` }, asked?.textContent.trim() || "Continue");
    const box = dialog(form.dataset.confirm, make("p", { class: "actions" }, no, yes));
    no.onclick = () => box.close();
    yes.onclick = () => {
      form.dataset.sure = "yes";
      box.close();
      form.requestSubmit(asked);
    };
    no.focus();
  });
}

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method === "dialog") return;
  const buttons = all("button", event.target);
  setTimeout(() => buttons.forEach((button) => { button.disabled = true; }));
  addEventListener("pageshow", () => buttons.forEach((button) => { button.disabled = false; }), { once: true });
});

// --- keys: only with Alt+Shift or in the editor, so that no key of a reader's tools is taken

const places = { h: ["/", "Home"], d: ["/datasets", "Data"], t: ["/templates", "Templates"], r: ["/reports", "Reports"], u: ["/runs", "Runs"], k: ["/decks", "Decks"] };

function help() {
  if (one("dialog[open]")) return;
  const list = make("dl", { class: "keys" });
  const add = (key, text) => list.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, text));
  for (const [key, [, name]] of Object.entries(places)) add(`Alt+Shift+${key.toUpperCase()}`, name);
  add("Ctrl+S", "Check the text in the editor");
  add("Tab", "Indent after typing in the editor; Escape, then Tab leaves it");
  const close = make("button", { type: "button", class: "button" }, "Close");
  const box = dialog("Keyboard shortcuts", list, make("p", { class: "actions" }, close));
  close.onclick = () => box.close();
  close.focus();
}

const keys = one("[data-keys]");
if (keys && document.body.classList.contains("inside")) {
  keys.hidden = false;
  keys.addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    const place = places[/^Key(.)$/.exec(event.code)?.[1]?.toLowerCase()];
    if (!place) return;
    event.preventDefault();
    location.assign(place[0]);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest?.("details.menu[open], details.drop[open], details.account[open]");
  if (open) {
    open.open = false;
    one("summary", open).focus();
  }
});

one("#errors")?.focus();
