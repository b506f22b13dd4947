// A table of which the cells can be pressed: it takes rows from Python and hands back which cell was pressed.

export default function (component) {
  const { parentElement, data } = component;
  const box = parentElement.querySelector(".cells");
  box.press = (row, column) => component.setTriggerValue("pressed", { row, column });
  const wanted = JSON.stringify(data);
  if (box.shown === wanted) return; // the page ran again: keep the scroll and the focus
  box.shown = wanted;
  box.replaceChildren(table(data, box));
}

function table(data, box) {
  const made = element("table", { role: "grid" });
  made.classList.toggle("upright", data.upright);
  made.append(element("caption", {}, data.caption));
  const heads = element("tr");
  heads.append(element("td"), ...data.columns.map((label) => columnHead(label)));
  const head = element("thead");
  head.append(heads);
  const body = element("tbody");
  body.append(...data.rows.map((row, r) => tableRow(row, r, box)));
  made.append(head, body);
  const buttons = [...made.querySelectorAll("button")];
  buttons.slice(1).forEach((button) => (button.tabIndex = -1)); // one stop for Tab; the arrows do the rest
  made.addEventListener("keydown", (event) => walk(event, made));
  made.addEventListener("focusin", ({ target }) => {
    made.querySelectorAll('button[tabindex="0"]').forEach((button) => (button.tabIndex = -1));
    if (target.matches("button")) target.tabIndex = 0;
  });
  if (buttons.length) buttons[0].tabIndex = 0;
  return made;
}

function columnHead(label) {
  const head = element("th", { scope: "col" });
  head.append(element("span", {}, label));
  return head;
}

function tableRow(row, r, box) {
  const line = element("tr");
  const head = element("th", { scope: "row" }, row.label);
  if (row.note) head.append(element("small", {}, ` ${row.note}`));
  line.append(head, ...row.cells.map((cell, c) => tableCell(cell, r, c, box)));
  return line;
}

function tableCell(cell, r, c, box) {
  const place = element("td", { title: cell.said });
  if (cell.shade) place.style.setProperty("--shade", `${cell.shade}%`);
  const inner = element(cell.opens ? "button" : "span", cell.opens ? { type: "button" } : {});
  cell.figure.split("**").forEach((part, k) => inner.append(k % 2 ? element("b", {}, part) : part));
  if (cell.before) inner.append(" ", element("small", {}, cell.before));
  if (cell.opens) inner.addEventListener("click", () => box.press(r, c));
  else place.classList.add("none");
  place.append(inner);
  return place;
}

function walk(event, made) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  if (!step || !event.target.matches("button")) return;
  event.preventDefault();
  const rows = [...made.tBodies[0].rows].map((row) => [...row.cells].slice(1));
  const at = event.target.closest("td");
  let r = rows.findIndex((cells) => cells.includes(at));
  let c = rows[r].indexOf(at);
  do {
    [r, c] = [r + step[0], c + step[1]]; // over cells that hold nothing to open
  } while (rows[r]?.[c] && !rows[r][c].querySelector("button"));
  rows[r]?.[c]?.querySelector("button").focus();
}

function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) made.textContent = text; // names come from files: text, never HTML
  return made;
}
