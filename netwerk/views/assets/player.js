// Plays the film: the clock, the buttons, the slider, the keys and the pointer. Nothing is asked of the server per step.

const PACE = { slow: 2600, normal: 1500, fast: 600 }; // ms per step, for a film of years
const PACE_MANY = { slow: 900, normal: 450, fast: 160 }; // … of many steps
const MANY = 24;
const TWEEN = 0.55; // of a step: the time in which lines come in and fade

// `root` holds the frame; `told` is called with the step when the film rests, and with what is chosen
function newPlayer(root, { onRest = () => {}, onChoose = () => {} } = {}) {
  const find = (selector) => root.querySelector(selector);
  const player = {
    box: find(".nw-player"), map: find(".nw-map"), canvas: find("canvas"), tip: find(".nw-tip"), legend: find(".nw-legend"),
    members: find(".nw-members"), slider: find(".nw-slider"), label: find(".nw-step"), speed: find(".nw-speed"),
    button: (what) => find(`button[data-do="${what}"]`),
    step: 0, playing: false, came: 0, hovered: null, chosen: null, onRest, onChoose, frames: 0, dead: false, layers: {}, drawn: null,
    still: matchMedia("(prefers-reduced-motion: reduce)"), listeners: new AbortController(),
  };
  listen(player);
  player.map.__netwerk = filmHook(player);
  return player;
}

function load(player, data, step) {
  player.film = filmOf(data);
  player.data = data;
  const { texts } = data;
  player.map.setAttribute("aria-label", texts.label);
  for (const what of ["back", "next"]) name(player.button(what), texts[what]);
  name(player.slider, texts.step);
  name(player.speed, texts.speed);
  player.slider.max = String(player.film.last);
  const pace = player.speed.value || "normal";
  player.speed.replaceChildren(...["slow", "normal", "fast"].map((word) => new Option(texts[word], word, false, word === pace)));
  player.hovered = null;
  show(player, Math.max(0, Math.min(player.film.last, step)), { tween: false });
  resize(player);
  repaint(player);
}

function name(element, text) {
  element.setAttribute("aria-label", text);
  element.title = text;
}

function listen(player) {
  const { signal } = player.listeners;
  player.button("play").addEventListener("click", () => (player.playing ? pause(player) : play(player)), { signal });
  player.button("back").addEventListener("click", () => stepTo(player, player.step - 1), { signal });
  player.button("next").addEventListener("click", () => stepTo(player, player.step + 1), { signal });
  player.slider.addEventListener("input", () => {
    const step = Number(player.slider.value); // first: halting puts the slider back where the film is
    halt(player);
    show(player, step, { tween: false });
  }, { signal });
  player.slider.addEventListener("change", () => rest(player), { signal });
  player.map.addEventListener("keydown", (event) => keyed(player, event), { signal });
  player.map.addEventListener("pointermove", (event) => hover(player, event), { signal });
  player.map.addEventListener("pointerleave", () => hover(player, null), { signal });
  player.map.addEventListener("click", (event) => choose(player, event), { signal });
  player.box.addEventListener("transitionend", () => themed(player), { signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => themed(player), { signal });
  player.sized = new ResizeObserver(() => resize(player));
  player.sized.observe(player.map);
}

function keyed(player, event) {
  const act = {
    " ": () => (player.playing ? pause(player) : play(player)),
    ArrowRight: () => stepTo(player, player.step + 1),
    ArrowLeft: () => stepTo(player, player.step - 1),
    Home: () => stepTo(player, 0),
    End: () => stepTo(player, player.film.last),
    Escape: () => select(player, null),
  }[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function play(player) {
  select(player, null);
  if (player.step >= player.film.last) show(player, 0, { tween: false });
  player.playing = true;
  player.came = performance.now();
  controls(player);
  request(player);
}

function halt(player) {
  player.playing = false;
  controls(player);
}

function pause(player) {
  halt(player);
  rest(player);
  request(player);
}

function stepTo(player, step) {
  if (step < 0 || step > player.film.last) return;
  halt(player);
  show(player, step, { tween: true });
  rest(player);
}

function rest(player) {
  player.onRest(player.data.steps[player.step].word);
}

function show(player, step, { tween }) {
  player.step = step;
  player.came = tween && !player.still.matches ? performance.now() : -Infinity;
  player.scene = sceneAt(player.film, step);
  player.nodes = nodesOf(player.film, player.scene);
  if (player.chosen && !stands(player, player.chosen)) select(player, null);
  controls(player);
  describeStep(player);
  request(player);
}

function stands(player, chosen) {
  if (chosen.kind === "node") return player.nodes.some((node) => node.id === chosen.id);
  return LINE_MARKS.some((mark) => player.scene.lines[mark].some((tie) => tie.a === chosen.a && tie.b === chosen.b));
}

function controls(player) {
  const { texts, steps } = player.data;
  const now = steps[player.step];
  player.box.classList.toggle("nw-playing", player.playing);
  name(player.button("play"), player.playing ? texts.pause : texts.play);
  player.button("back").disabled = player.step === 0;
  player.button("next").disabled = player.step === player.film.last;
  player.slider.value = String(player.step);
  const called = now.complete ? now.name : `${now.name} (${texts.running})`;
  player.slider.setAttribute("aria-valuetext", called);
  player.label.setAttribute("aria-live", player.playing ? "off" : "polite");
  if (player.label.textContent !== called) player.label.textContent = called;
}

// --- what stands beneath: the legend with the counts of this step, who came and went, milestones ---

function describeStep(player) {
  const { data, scene } = player;
  const { texts } = data;
  const [, fresh, restored, kept, ended] = data.steps[player.step].counts;
  const counts = { [NEW]: fresh, [RESTORED]: restored, [KEPT]: kept, [ENDED]: ended };
  const loose = player.nodes.filter((node) => node.hollow && node.state !== "left").length;
  const look = lookNow(player);
  const figure = new Intl.NumberFormat(texts.language);
  const symbols = legendEntries({ ...look, data: { ...data, lines: [], legend: data.legend.map((entry) => ({ ...entry, n: ofLayer(player, entry.layer) })) } }).symbols;
  symbols.push({ label: texts.hollow, n: figure.format(loose), colour: look.ui.hollow, hollow: true, width: 2, dashes: [], points: outline("dot", 6.4) });
  const lines = [NEW, RESTORED, KEPT, ENDED].map((mark) => ({
    label: texts[mark], n: counts[mark] === null ? "–" : figure.format(counts[mark]), colour: look.ui[mark],
    width: Math.max(1.4, data.styles[mark].width || 1.8), dashes: data.styles[mark].dashes,
  }));
  const rule = document.createElement("div");
  rule.className = "nw-cut";
  const total = document.createElement("span");
  total.textContent = `${texts.ties} ${figure.format(data.steps[player.step].counts[0])}:`;
  player.legend.replaceChildren(...symbols.map((entry) => legendItem(symbolPicture(entry), entry)), rule, total,
    ...lines.map((entry) => legendItem(linePicture(entry), entry)));
  const facts = player.step ? [[texts.joined, called(player, scene.joined)], [texts.left, called(player, scene.left)]] : [["", texts.first]];
  const marks = data.milestones.filter(([at]) => at === player.step).map(([, text]) => text);
  if (marks.length) facts.unshift([texts.milestone, marks.join("; ")]);
  const { note } = data.steps[player.step];
  if (note) facts.push(["", note]);
  player.members.replaceChildren(...facts.flatMap(([word, text], at) => {
    const strong = document.createElement("b");
    strong.textContent = word && `${word}: `;
    return [...(at ? [document.createTextNode(" · ")] : []), strong, document.createTextNode(text || texts.nobody)];
  }));
}

function ofLayer(player, layer) {
  return player.nodes.filter((node) => node.layer === layer && node.state !== "left").length;
}

function called(player, ids) {
  return [...ids].map((id) => player.film.visible.get(id).name).sort((a, b) => a.localeCompare(b, player.data.texts.language)).join(", ");
}

// --- drawing ---

function resize(player) {
  const { clientWidth, clientHeight } = player.map;
  if (!clientWidth || !clientHeight || !player.film) return;
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  player.canvas.width = Math.round(clientWidth * ratio);
  player.canvas.height = Math.round(clientHeight * ratio);
  player.ratio = ratio;
  repaint(player);
}

function themed(player) {
  if (!player.film) return;
  describeStep(player);
  repaint(player);
}

function lookNow(player) {
  const ground = getComputedStyle(player.box).backgroundColor;
  const neighbours = new Map();
  const chosen = player.hovered || player.chosen;
  if (chosen && chosen.kind === "node") {
    const near = new Set();
    for (const mark of LINE_MARKS) {
      for (const tie of player.scene.lines[mark]) {
        if (tie.a === chosen.id) near.add(tie.b);
        if (tie.b === chosen.id) near.add(tie.a);
      }
    }
    neighbours.set(chosen.id, near);
  }
  const { clientWidth: width, clientHeight: height } = player.map;
  return lookOfFilm(player.film, { width, height, dark: isDark(ground), focus: focusOf(neighbours, chosen) });
}

function request(player) {
  if (player.asked || player.dead || !player.film) return;
  player.asked = true;
  requestAnimationFrame((now) => {
    player.asked = false;
    if (!player.dead) draw(player, now);
  });
}

function draw(player, now) {
  const pace = (player.film.last > MANY ? PACE_MANY : PACE)[player.speed.value] || PACE.normal;
  if (player.playing && now - player.came >= pace) {
    if (player.step < player.film.last) {
      show(player, player.step + 1, { tween: true });
      player.came = now;
    } else pause(player);
  }
  const share = player.still.matches ? 1 : Math.min(1, Math.max(0, (now - player.came) / (pace * TWEEN)));
  const resting = !player.playing;
  const focus = JSON.stringify(player.hovered || player.chosen);
  const drawn = [player.step, share, resting, focus].join("/");
  if (drawn !== player.drawn) {
    player.drawn = drawn; // between two steps of a playing film nothing changes once all lines have come in
    paint(player, { share, resting, focus });
  }
  player.frames += 1;
  if (player.playing || share < 1) request(player);
}

function paint(player, { share, resting, focus }) {
  const { film, scene, nodes } = player;
  const frame = { width: player.map.clientWidth, height: player.map.clientHeight };
  const at = stillProjection(film, frame.width, frame.height);
  const look = lookNow(player);
  const step = `${player.step}/${focus}`;
  const ctx = inFrame(player.canvas, player);
  ctx.drawImage(layerOf(player, "ground", "", (under) => {
    under.fillStyle = look.ui.bg;
    under.fillRect(0, 0, frame.width, frame.height);
    drawBands(under, at, look);
  }), 0, 0, frame.width, frame.height);
  for (const mark of LINE_MARKS) {
    const strength = strengthOf(mark, { share, resting });
    if (!scene.lines[mark].length || strength <= 0) continue;
    ctx.globalAlpha = shareOf(scene, look, mark) * strength;
    ctx.drawImage(layerOf(player, mark, String(player.step), (lines) => drawLinesOf(lines, film, scene, at, look, mark)), 0, 0, frame.width, frame.height);
  }
  ctx.globalAlpha = 1;
  if (look.focus) drawFocusLines(ctx, film, scene, at, look);
  ctx.drawImage(layerOf(player, "symbols", step, (still) => drawSymbols(still, nodes.filter((node) => !node.state), at, look, { share })), 0, 0, frame.width, frame.height);
  drawSymbols(ctx, nodes.filter((node) => node.state), at, look, { share });
  // placing names is most of the work of a step: while the film plays they stay as long as the same are there
  const named = resting ? step : nodes.map((node) => `${node.id}${node.state || ""}`).join();
  ctx.drawImage(layerOf(player, "names", named, (names) => drawNames(names, at, look, namingOrder(look, nodes), nodes, frame)), 0, 0, frame.width, frame.height);
}

// what stays the same from frame to frame is drawn once, on a canvas of its own, for each `key`
function layerOf(player, what, key, draw) {
  const layer = (player.layers[what] ??= { canvas: document.createElement("canvas") });
  if (layer.key !== key) {
    layer.key = key;
    layer.canvas.width = player.canvas.width; // this clears it
    layer.canvas.height = player.canvas.height;
    draw(inFrame(layer.canvas, player));
  }
  return layer.canvas;
}

function inFrame(canvas, player) {
  const ctx = canvas.getContext("2d");
  ctx.setTransform(player.ratio || 1, 0, 0, player.ratio || 1, 0, 0);
  return ctx;
}

function repaint(player) {
  player.layers = {};
  player.drawn = null;
  request(player);
}

// --- pointing and choosing ---

function under(player, event) {
  const box = player.map.getBoundingClientRect();
  const x = event.clientX - box.left;
  const y = event.clientY - box.top;
  const at = stillProjection(player.film, player.map.clientWidth, player.map.clientHeight);
  const look = lookNow(player);
  let best = null;
  let nearest = Infinity;
  for (const node of player.nodes) {
    const distance = Math.hypot(at.x(node.x) - x, at.y(node.y) - y);
    if (distance <= Math.max(9, radiusOf(look, node) * at.scale + 4) && distance < nearest) {
      nearest = distance;
      best = { kind: "node", id: node.id };
    }
  }
  if (best || player.playing) return best;
  const tie = lineAt(player.film, player.scene, at, x, y);
  return tie && { kind: "edge", a: tie.a, b: tie.b, mark: tie.mark };
}

function hover(player, event) {
  if (!player.film) return;
  const found = event && !player.playing ? under(player, event) : null;
  const same = JSON.stringify(found) === JSON.stringify(player.hovered);
  player.hovered = found;
  player.map.classList.toggle("nw-over", Boolean(found));
  showTip(player, found, event);
  if (!same) request(player);
}

function showTip(player, found, event) {
  player.tip.hidden = !found;
  if (!found) return;
  const of = (id) => player.film.visible.get(id);
  const strong = document.createElement("b");
  strong.textContent = found.kind === "node" ? of(found.id).name : `${of(found.a).name} – ${of(found.b).name}`;
  const more = found.kind === "node" ? of(found.id).sub : player.data.texts[found.mark];
  player.tip.replaceChildren(strong, document.createTextNode(`\n${more}`));
  const box = player.map.getBoundingClientRect();
  const right = event.clientX - box.left > box.width / 2;
  player.tip.style.left = right ? "auto" : `${event.clientX - box.left + 14}px`;
  player.tip.style.right = right ? `${box.right - event.clientX + 14}px` : "auto";
  player.tip.style.top = `${player.map.offsetTop + event.clientY - box.top + 14}px`;
}

function choose(player, event) {
  if (!player.film) return;
  if (player.playing) pause(player);
  player.map.focus({ preventScroll: true });
  select(player, under(player, event));
}

function select(player, chosen) {
  const plain = chosen && (chosen.kind === "node" ? { kind: "node", id: chosen.id } : { kind: "edge", a: chosen.a, b: chosen.b });
  if (JSON.stringify(plain) === JSON.stringify(player.chosen)) return;
  player.chosen = plain;
  request(player);
  player.onChoose(plain);
}

// what browser tests look at
function filmHook(player) {
  return {
    get step() {
      return player.step;
    },
    get chosen() {
      return player.chosen;
    },
    get playing() {
      return player.playing;
    },
    lines: (mark) => player.scene.lines[mark].length,
    shown: () => player.nodes.map((node) => node.id),
    place: (id) => {
      const at = stillProjection(player.film, player.map.clientWidth, player.map.clientHeight);
      const node = player.film.visible.get(id);
      return { x: at.x(node.x), y: at.y(node.y) };
    },
  };
}

function leave(player) {
  player.dead = true;
  player.listeners.abort();
  player.sized.disconnect();
}
