// The API page: reads the OpenAPI document, lists its operations by tag, and lets them be tried out.

const root = document.getElementById("api");
const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

let counter = 0;
const fresh = () => `p${(counter += 1)}`;

/** Follows `$ref` within the document. */
const follow = (document, node) => {
  if (!node?.$ref) return node ?? {};
  return node.$ref.slice(2).split("/").reduce((at, key) => at?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], document) ?? {};
};

/** An example of a schema: what a person changes rather than writes. */
function example(document, schema, depth = 0) {
  const plain = follow(document, schema);
  if (plain.example !== undefined) return plain.example;
  if (plain.default !== undefined) return plain.default;
  if (plain.enum) return plain.enum[0];
  const variant = plain.oneOf ?? plain.anyOf;
  if (variant) return example(document, variant.find((each) => each.type !== "null") ?? variant[0], depth + 1);
  if (plain.allOf) return Object.assign({}, ...plain.allOf.map((each) => example(document, each, depth + 1)));
  const kind = Array.isArray(plain.type) ? plain.type.find((each) => each !== "null") : plain.type;
  if (depth > 5) return null;
  if (kind === "array") return plain.items ? [example(document, plain.items, depth + 1)] : [];
  if (kind === "object" || plain.properties) {
    const entries = Object.entries(plain.properties ?? {});
    return Object.fromEntries(entries.map(([name, value]) => [name, example(document, value, depth + 1)]));
  }
  return { integer: 0, number: 0, boolean: false, string: "" }[kind] ?? null;
}

function field(label, hint, input) {
  const id = fresh();
  input.id = id;
  const box = make("div", { class: "field" }, make("label", { for: id }, label), input);
  if (hint) {
    input.setAttribute("aria-describedby", `h-${id}`);
    box.append(make("p", { class: "hint", id: `h-${id}` }, hint));
  }
  return box;
}

function answers(operation) {
  const list = make("dl", { class: "facts" });
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    const entry = make("div", {}, make("dt", {}, status), make("dd", {}, answer.description ?? ""));
    list.append(entry);
  }
  return list;
}

function parameters(document, operation, shared) {
  const every = [...(shared ?? []), ...(operation.parameters ?? [])].map((each) => follow(document, each));
  return every.filter((each) => each.in !== "cookie" && each.name.toLowerCase() !== "x-csrf-token").map((each) => {
    const input = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
    if (each.required) input.required = true;
    const label = `${each.name}${each.required ? "" : " (optional)"}`;
    return { each, input, box: field(label, each.description ?? "", input) };
  });
}

function body(document, operation) {
  const content = follow(document, operation.requestBody).content;
  if (!content) return null;
  const json = Object.keys(content).find((kind) => kind.includes("json"));
  if (json) {
    const input = make("textarea", { class: "code", rows: 8, spellcheck: "false", wrap: "off" });
    input.value = JSON.stringify(example(document, content[json].schema), null, 2);
    return { kind: json, input, box: field(`Body (${json})`, "", input), value: () => input.value };
  }
  const kind = Object.keys(content)[0];
  const input = make("input", { type: "file" });
  return { kind: "application/octet-stream", input, box: field(`Body (${kind})`, "", input), value: () => input.files[0] };
}

async function send(path, verb, inputs, content, output) {
  let address = path;
  const query = new URLSearchParams();
  const headers = { Accept: "application/json, */*" };
  for (const { each, input } of inputs) {
    if (each.in === "path") address = address.replace(`{${each.name}}`, encodeURIComponent(input.value));
    else if (input.value && each.in === "query") query.append(each.name, input.value);
    else if (input.value && each.in === "header") headers[each.name] = input.value;
  }
  if (verb !== "get") headers["X-CSRF-Token"] = csrf;
  if (content) headers["Content-Type"] = content.kind;
  const asked = query.size > 0 ? `${address}?${query}` : address;
  output.replaceChildren(make("p", { role: "status" }, "Asking …"));
  const began = performance.now();
  try {
    const answer = await fetch(asked, { method: verb.toUpperCase(), headers, body: content?.value() });
    const kind = answer.headers.get("content-type") ?? "";
    const readable = /json|text|xml|svg/.test(kind) && !kind.includes("event-stream");
    let text = readable ? await answer.text() : `${kind || "no content"}`;
    if (!readable) answer.body?.cancel();
    if (kind.includes("json")) text = JSON.stringify(JSON.parse(text), null, 2);
    const took = Math.round(performance.now() - began);
    output.replaceChildren(
      make("p", { role: "status" }, make("strong", {}, `${answer.status} ${answer.statusText}`), ` · ${took} ms · ${asked}`),
      make("pre", { tabindex: "0", "aria-label": "Answer" }, text.slice(0, 100000)),
    );
  } catch (problem) {
    output.replaceChildren(make("p", { class: "problem", role: "alert" }, `No answer: ${problem.message}`));
  }
}

function trial(document, path, verb, operation, shared) {
  const inputs = parameters(document, operation, shared);
  const content = body(document, operation);
  const button = make("button", { class: `button ${verb === "delete" ? "danger" : "primary"}` }, verb === "get" ? "Try" : "Send");
  const output = make("div");
  const form = make("form", { class: "stack" }, ...inputs.map((each) => each.box));
  if (content) form.append(content.box);
  form.append(make("p", { class: "actions" }, button), output);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The page's own guard against double sending must not see this.
    event.stopPropagation();
    send(path, verb, inputs, content, output);
  });
  return form;
}

function shown(document, path, verb, operation, shared) {
  const head = make("summary", {}, make("span", { class: `verb ${verb}` }, verb.toUpperCase()), make("code", {}, path));
  head.append(make("span", { class: "hint" }, operation.summary ?? ""));
  const box = make("details", {}, head);
  // Forms are built when they are first opened: a document has a hundred of them.
  box.addEventListener("toggle", () => {
    if (!box.open || box.children.length > 1) return;
    const inside = make("div");
    if (operation.description) inside.append(make("p", {}, operation.description));
    inside.append(answers(operation), trial(document, path, verb, operation, shared));
    box.append(inside);
  });
  return box;
}

async function start() {
  window.document.querySelector("[data-origin]").textContent = location.origin;
  const status = root.querySelector("[data-status]");
  status.hidden = false;
  try {
    const answer = await fetch(root.dataset.document);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const document = await answer.json();
    const groups = new Map();
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      for (const verb of ["get", "post", "put", "patch", "delete"]) {
        const operation = item[verb];
        if (!operation) continue;
        const tag = operation.tags?.[0] ?? path.split("/")[3] ?? "other";
        if (!groups.has(tag)) groups.set(tag, []);
        groups.get(tag).push(shown(document, path, verb, operation, item.parameters));
      }
    }
    const count = [...groups.values()].reduce((sum, each) => sum + each.length, 0);
    status.textContent = `${count} operations. What you try here happens, as you.`;
    for (const [tag, operations] of groups) {
      const name = tag.charAt(0).toUpperCase() + tag.slice(1);
      const list = make("div", { class: "operations" }, ...operations);
      root.append(make("section", {}, make("h2", {}, name), list));
    }
  } catch (problem) {
    status.textContent = `The document cannot be read: ${problem.message}.`;
  }
}

start();
