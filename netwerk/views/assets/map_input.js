// What the visitor does with pointer, finger and keys: choose, look who is next to whom, move, zoom.

const TOUCH = 8; // px around a line or a small symbol that still hit it
const HOVER_DELAY = 60; // ms; a pointer on its way must not make the map flicker
const PAN = 60; // px of an arrow key
const MOST_ZOOM = 8;

function listen(state) {
  const { network, box, root } = state;
  const { signal } = state.listeners;
  network.on("click", (event) => choose(state, hit(state, event.pointer.DOM)));
  network.on("dragEnd", () => rememberView(state));
  network.on("zoom", () => rememberView(state));
  network.on("resize", () => resized(state));
  network.on("dragStart", () => hover(state, null));
  box.addEventListener("pointermove", (event) => pointerMoved(state, event), { signal });
  box.addEventListener("pointerleave", () => hover(state, null), { signal });
  box.addEventListener("keydown", (event) => keyPressed(state, event), { signal });
  root.addEventListener("transitionend", (event) => event.propertyName === "background-color" && themeChanged(state), { signal });
  for (const button of state.parent.querySelectorAll("button[data-do]")) {
    button.addEventListener("click", () => ACTIONS[button.dataset.do](state), { signal });
  }
}

function resized(state) {
  state.frame = null;
  if (!state.box.clientWidth) return; // in a tab that is not open
  if (!state.moved) showView(state, null);
  paint(state);
}

function themeChanged(state) {
  paint(state);
  explain(state);
  state.network.redraw();
}

function distanceToLine(point, from, to) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy);
}

// the organisation or else the line under a point of the frame (px); with an organisation chosen only its own lines
// count, so that a click beside them is a click on empty ground
function hit(state, point) {
  const at = projection(state.network, size(state));
  const place = { x: (point.x - at.x(0)) / at.scale, y: (point.y - at.y(0)) / at.scale };
  const node = nearest(state.shown, (one) => Math.hypot(one.x - place.x, one.y - place.y) * at.scale - Math.max(radiusOf(state.look, one) * at.scale, TOUCH));
  if (node && node.distance <= 1) return { kind: "node", id: node.one.id };
  const chosen = present(state, state.chosen);
  const own = chosen?.kind === "node" ? (edge) => edge.from === chosen.id || edge.to === chosen.id : () => true;
  const line = nearest(state.lines.filter(own), (edge) => distanceToLine(place, state.byId.get(edge.from), state.byId.get(edge.to)) * at.scale);
  if (!line || line.distance > TOUCH) return null;
  return { kind: "edge", a: Math.min(line.one.from, line.one.to), b: Math.max(line.one.from, line.one.to) };
}

function nearest(items, distance) {
  let best = null;
  for (const one of items) {
    const away = distance(one);
    if (!best || away < best.distance) best = { one, distance: away };
  }
  return best;
}

function choose(state, chosen) {
  if (JSON.stringify(chosen) === JSON.stringify(state.chosen)) return;
  state.chosen = chosen;
  state.over = null;
  state.send(chosen);
  hideTip(state);
  paint(state);
  state.network.redraw();
}

function pointerMoved(state, event) {
  if (event.pointerType === "touch" || event.buttons) return;
  const frame = state.box.getBoundingClientRect();
  const point = { x: event.clientX - frame.left, y: event.clientY - frame.top };
  clearTimeout(state.timer);
  state.timer = setTimeout(() => hover(state, hit(state, point), point), HOVER_DELAY);
}

function hover(state, under, point) {
  clearTimeout(state.timer);
  if (state.dead) return;
  state.box.classList.toggle("nw-over", Boolean(under));
  if (under && JSON.stringify(under) !== JSON.stringify(state.chosen)) showTip(state, under, point); // else it hides the name
  else hideTip(state);
  if (JSON.stringify(under) === JSON.stringify(state.over)) return;
  state.over = under;
  paint(state);
  state.network.redraw();
}

function hoveredLine({ over, byId }) {
  if (over?.kind !== "edge") return null;
  const ends = { from: byId.get(over.a), to: byId.get(over.b) };
  return ends.from && ends.to ? ends : null;
}

// names are data: they become text and never markup
function showTip(state, under, point) {
  const strong = document.createElement("b");
  const lines = [strong];
  if (under.kind === "node") {
    const node = state.byId.get(under.id);
    strong.textContent = node.name;
    if (node.sub) lines.push(document.createTextNode(`\n${node.sub}`));
  } else strong.textContent = `${state.byId.get(under.a).name} – ${state.byId.get(under.b).name}`;
  const { tip } = state;
  tip.replaceChildren(...lines);
  tip.hidden = false;
  const { width, height } = size(state);
  tip.style.left = `${Math.max(4, Math.min(point.x + 14, width - tip.offsetWidth - 4))}px`;
  tip.style.top = `${point.y + 18 + tip.offsetHeight > height ? Math.max(4, point.y - tip.offsetHeight - 10) : point.y + 18}px`;
}

function hideTip(state) {
  state.tip.hidden = true;
}

const KEYS = {
  ArrowLeft: (state) => pan(state, -PAN, 0),
  ArrowRight: (state) => pan(state, PAN, 0),
  ArrowUp: (state) => pan(state, 0, -PAN),
  ArrowDown: (state) => pan(state, 0, PAN),
  "+": (state) => zoom(state, 1.35),
  "=": (state) => zoom(state, 1.35),
  "-": (state) => zoom(state, 1 / 1.35),
  0: (state) => showWhole(state),
  Escape: (state) => choose(state, null),
};

const ACTIONS = {
  zoom_in: (state) => zoom(state, 1.35),
  zoom_out: (state) => zoom(state, 1 / 1.35),
  fit: (state) => showWhole(state),
  download: (state) => savePicture(state),
};

function keyPressed(state, event) {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  act(state);
}

function pan(state, right, down) {
  const { x, y } = state.network.getViewPosition();
  const scale = state.network.getScale();
  state.network.moveTo({ position: { x: x + right / scale, y: y + down / scale } });
  rememberView(state);
}

function zoom(state, factor) {
  const { width, height } = size(state);
  const least = wholeView(state.data, width, height).scale / 2;
  state.network.moveTo({ scale: Math.max(least, Math.min(MOST_ZOOM, state.network.getScale() * factor)) });
  rememberView(state);
}

function showWhole(state) {
  VIEWS.delete(viewKey(state));
  showView(state, null, true);
}
