// The map in the browser: one vis-network per map, that changes only where the payload changed.

const VIEWS = (globalThis.__netwerkViews ??= new Map()); // what was in view, for who leaves the page and comes back

function newState(parent) {
  return {
    parent,
    root: parent.querySelector(".nw"),
    box: parent.querySelector(".nw-map"),
    tip: parent.querySelector(".nw-tip"),
    network: null,
    drawn: { nodes: new Map(), edges: new Map() }, // id → how it was last handed to vis, as text
    chosen: null, // as `plain` gives it
    send: () => {}, // tells someone else what is chosen
    over: null, // what the pointer is on
    moved: false, // the visitor chose what is in view
    updates: 0,
    created: 0,
    listeners: new AbortController(),
  };
}

// the texts, and who is next to whom
function describe(state) {
  const { data } = state;
  state.box.setAttribute("aria-label", data.texts.label);
  for (const button of state.parent.querySelectorAll("button[data-do]")) {
    const text = data.texts[button.dataset.do] || "";
    button.title = text;
    button.setAttribute("aria-label", text);
  }
  state.shown = data.nodes.filter((node) => !node.hidden);
  state.byId = new Map(state.shown.map((node) => [node.id, node]));
  state.lines = data.edges.filter((edge) => state.byId.has(edge.from) && state.byId.has(edge.to));
  state.neighbours = new Map(state.shown.map((node) => [node.id, new Set()]));
  for (const edge of state.lines) {
    state.neighbours.get(edge.from).add(edge.to);
    state.neighbours.get(edge.to).add(edge.from);
  }
}

// always the same form, so that two selections can be compared as text
function plain(chosen) {
  if (!chosen) return null;
  return chosen.kind === "node" ? { kind: "node", id: chosen.id } : { kind: "edge", a: chosen.a, b: chosen.b };
}

function create(state, vis) {
  state.vis = vis;
  state.look = lookOnScreen(state);
  explain(state);
  state.frame = null; // where the map fills what the legend leaves free, it is lower now
  paint(state);
  state.network = new state.vis.Network(state.box, { nodes: state.nodes, edges: state.edges }, state.data.options);
  state.created += 1;
  state.box.querySelector(".vis-network").removeAttribute("tabindex"); // the frame itself takes the keyboard
  state.network.on("afterDrawing", () => {
    state.drawnAt = performance.now();
    state.firstDrawn ??= state.drawnAt;
  });
  state.names = decorate(state.network, () => size(state), () => ({ ...state, hovered: hoveredLine(state) }));
  state.version = state.data.version;
  keepPile(state);
  showView(state, VIEWS.get(viewKey(state)));
  listen(state);
  state.box.__netwerk = testHook(state);
}

function refresh(state) {
  paint(state);
  explain(state);
  if (state.version !== state.data.version) {
    state.version = state.data.version; // another layout or other data: the old view says nothing
    showView(state, VIEWS.get(viewKey(state)));
  } else if (state.toShow) reveal(state, state.toShow);
  state.toShow = null;
  state.network.redraw();
}

// the size of the frame, read once per change: asking the browser in every frame of an animation costs a layout
function size(state) {
  state.frame ??= { width: state.box.clientWidth || 800, height: state.box.clientHeight || 500 };
  return state.frame;
}

function ground(state) {
  const style = getComputedStyle(state.root);
  return style.getPropertyValue("--map-ground").trim() || style.backgroundColor;
}

function lookNow(state, frame, { dark, chosen }) {
  const focus = focusOf(state.neighbours, chosen);
  const look = lookOf(state.data, { ...frame, dark, focus });
  look.drawnMarks = new Set(state.lines.map((line) => line.mark));
  return look;
}

function lookOnScreen(state) {
  const chosen = present(state, state.over?.kind === "node" ? state.over : state.chosen);
  return lookNow(state, size(state), { dark: isDark(ground(state)), chosen });
}

function explain(state) {
  showLegend(state.parent.querySelector(".nw-legend"), state.look);
}

// hands vis what differs from what it has, and nothing else
function paint(state) {
  state.look = lookOnScreen(state);
  state.order = namingOrder(state.look, state.shown);
  const nodes = state.data.nodes.map((node) => symbolItem(state.look, node));
  const edges = state.lines.map((edge) => lineItem(state.look, edge));
  if (!state.nodes) {
    state.nodes = new state.vis.DataSet();
    state.edges = new state.vis.DataSet();
  }
  state.updates += sync(state.nodes, nodes, state.drawn.nodes) + sync(state.edges, edges, state.drawn.edges);
  keepPile(state);
}

// a selection that a filter took away waits until its line or organisation is back
function present(state, chosen) {
  if (!chosen) return null;
  if (chosen.kind === "node") return state.byId.has(chosen.id) ? chosen : null;
  return state.byId.has(chosen.a) && state.byId.has(chosen.b) ? chosen : null;
}

// returns 1 when the set changed, 0 when everything was there already
function sync(set, items, drawn) {
  const changed = [];
  const wanted = new Set();
  for (const item of items) {
    wanted.add(item.id);
    const text = JSON.stringify(item);
    if (drawn.get(item.id) === text) continue;
    drawn.set(item.id, text);
    changed.push(item);
  }
  const gone = [...drawn.keys()].filter((id) => !wanted.has(id));
  gone.forEach((id) => drawn.delete(id));
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
  return gone.length || changed.length ? 1 : 0;
}

// vis puts a line that comes back on top of the others; the payload has them from the bottom of the pile to the top,
// and the lines in focus lie over all that are faded
function keepPile(state) {
  const indices = state.network?.body.edgeIndices;
  if (!indices) return;
  const { focus } = state.look;
  const level = new Map(state.lines.map((edge, i) => [edge.id, focus?.owns(edge) ? i + state.lines.length : i]));
  indices.sort((a, b) => level.get(a) - level.get(b));
}

function viewKey(state) {
  return `${state.data.version}/${state.data.difference}`;
}

function showView(state, view, animated = false) {
  const { width, height } = size(state);
  const whole = !view || view.width !== width;
  state.moved = !whole;
  const { position, scale } = whole ? wholeView(state.data, width, height) : view;
  state.network.moveTo({ position, scale, animation: animated && motion() });
}

function motion() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return still ? false : { duration: 250, easingFunction: "easeInOutQuad" };
}

function rememberView(state) {
  state.moved = true;
  const view = { position: state.network.getViewPosition(), scale: state.network.getScale(), width: size(state).width };
  VIEWS.set(viewKey(state), view);
}

// who is searched for comes into view, no further than needed: with the whole map in sight nothing moves
function reveal(state, chosen) {
  const ends = (chosen.kind === "node" ? [chosen.id] : [chosen.a, chosen.b]).map((id) => state.byId.get(id)).filter(Boolean);
  if (!ends.length) return;
  const { width, height } = size(state);
  const at = projection(state.network, { width, height });
  const inside = (node) => at.x(node.x) > 40 && at.x(node.x) < width - 40 && at.y(node.y) > 30 && at.y(node.y) < height - 30;
  if (ends.every(inside)) return;
  const middle = (axis) => ends.reduce((sum, node) => sum + node[axis], 0) / ends.length;
  state.network.moveTo({ position: { x: middle("x"), y: middle("y") }, animation: motion() });
  state.moved = true;
}

// draws what is in view once more, wide and on white as on paper, in a frame outside the screen
async function savePicture(state) {
  const frame = size(state);
  const wide = { width: PICTURE.width, height: Math.round((frame.height / frame.width) * PICTURE.width) };
  const box = document.createElement("div");
  box.style.cssText = `position:fixed;left:-${2 * wide.width}px;top:0;width:${wide.width}px;height:${wide.height}px`;
  state.root.append(box);
  const look = lookNow(state, wide, { dark: false, chosen: present(state, state.chosen) });
  const nodes = new state.vis.DataSet(state.data.nodes.map((node) => symbolItem(look, node)));
  const own = (edge) => Number(Boolean(look.focus?.owns(edge)));
  const pile = [...state.lines].sort((a, b) => own(a) - own(b));
  const edges = new state.vis.DataSet(pile.map((edge) => lineItem(look, edge)));
  const network = new state.vis.Network(box, { nodes, edges }, state.data.options);
  const order = namingOrder(look, state.shown);
  decorate(network, () => wide, () => ({ look, order, shown: state.shown }));
  const scale = state.moved ? (state.network.getScale() * wide.width) / frame.width : wholeView(state.data, wide.width, wide.height).scale;
  await document.fonts.load('600 32px "Source Serif"').catch(() => null);
  await new Promise((done) => {
    network.moveTo({ position: state.network.getViewPosition(), scale });
    network.once("afterDrawing", () => setTimeout(done));
    network.redraw();
  });
  saveCanvas(composePicture(box.querySelector("canvas"), look), state.data.texts.title);
  network.destroy();
  box.remove();
}

// what browser tests look at
function testHook(state) {
  return {
    network: state.network,
    get updates() {
      return state.updates;
    },
    get created() {
      return state.created;
    },
    get chosen() {
      return state.chosen;
    },
    get firstCalled() {
      return state.called;
    },
    get firstDrawn() {
      return state.firstDrawn;
    },
    get drawnAt() {
      return state.drawnAt;
    },
    get colours() {
      return state.look.ui;
    },
    lines: () => state.edges.length,
    names: () => state.names(),
    place: (id) => {
      const at = projection(state.network, size(state));
      const node = state.byId.get(id);
      return { x: at.x(node.x), y: at.y(node.y) };
    },
  };
}
