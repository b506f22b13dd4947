// How every symbol and line looks, given the payload, the size of the frame, the theme and what is in focus.

const FADED_SYMBOL = 0.22;
const SHADOW = [3, 3]; // the outline of who is taken away
const FADED_LINE = 0.05;
const OWN_LINE = 0.62;
const RING = 3.5; // px
const LOOSE = 2.6; // px, around who is cut off from the rest
const MOST_SCALE = 1.4; // a handful of organisations must not fill the screen
const LEAST_RADIUS = 3.4; // px of the smallest symbol with the whole map in view

function channels(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

// a flat colour instead of a translucent one: thousands of lines are drawn in half the time
function mixed(colour, ground, share) {
  const under = channels(ground);
  const parts = channels(colour).map((over, i) => Math.round(over * share + under[i] * (1 - share)));
  return "#" + parts.map((part) => part.toString(16).padStart(2, "0")).join("");
}

function isDark(cssColour) {
  const hex = /^#([0-9a-f]{6})/i.test(cssColour.trim());
  const [red, green, blue] = hex ? channels(cssColour.trim()) : (cssColour.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

// the view with the whole map in it; labels need the margin, bands with their name inside hardly any
function wholeView(data, width, height) {
  const { x0, x1, y0, y1 } = data.extent;
  const side = data.guides.some((guide) => guide.side) ? 8 : 36;
  const scale = Math.min((width - 2 * side) / Math.max(x1 - x0, 1), (height - 32) / Math.max(y1 - y0, 1), MOST_SCALE);
  return { position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, scale: Math.max(scale, 0.02) };
}

// in steps: with every other count of lines another shade, each click on a filter would touch every line
function tieShade(lines) {
  const shade = Math.max(0.1, Math.min(0.75, 0.75 * Math.sqrt(80 / Math.max(1, lines))));
  return Math.round(shade * 20) / 20;
}

// which symbols and lines are in focus; null: all of them
function focusOf(neighbours, chosen) {
  if (!chosen) return null;
  if (chosen.kind === "node") {
    const near = neighbours.get(chosen.id) || new Set();
    return { ringed: new Set([chosen.id]), lit: new Set([chosen.id, ...near]), owns: (edge) => edge.from === chosen.id || edge.to === chosen.id };
  }
  const ends = new Set([chosen.a, chosen.b]);
  return { ringed: ends, lit: ends, owns: (edge) => ends.has(edge.from) && ends.has(edge.to), line: true };
}

function lookOf(data, { width, height, dark, focus }) {
  const fit = wholeView(data, width, height).scale;
  const smallest = data.nodes.reduce((least, node) => Math.min(least, node.size), Infinity);
  return {
    focus,
    data,
    ui: data.palette[dark ? "dark" : "light"].ui,
    layers: data.palette[dark ? "dark" : "light"].layers,
    grow: Math.min(4, Math.max(1, LEAST_RADIUS / (smallest * fit))),
    far: fit < 0.45, // so small that full borders would eat the symbols
    unit: Math.min(3, Math.max(1, 1 / fit)), // vis scales widths and dashes with the zoom: this undoes it at fit
    shade: tieShade(data.edges.length),
    marked: data.difference && data.edges.length > 250 ? 0.72 : 0.9,
  };
}

function colourOf(look, node) {
  return look.layers[node.layer] || look.ui.muted;
}

function radiusOf(look, node) {
  return node.size * look.grow * (look.data.factors[node.shape] || 1);
}

// vis sizes a "box" by its label, and our labels are not its own
function drawBox({ ctx, x, y, style }, dashes = []) {
  const half = { x: style.size * 1.25, y: style.size * 0.62 };
  return {
    drawNode() {
      ctx.beginPath();
      ctx.rect(x - half.x, y - half.y, 2 * half.x, 2 * half.y);
      ctx.fillStyle = style.color;
      ctx.fill();
      ctx.lineWidth = style.borderWidth;
      ctx.strokeStyle = style.borderColor;
      ctx.setLineDash(dashes);
      ctx.stroke();
      ctx.setLineDash([]);
    },
    nodeDimensions: { width: 2 * half.x, height: 2 * half.y },
  };
}

function symbolItem(look, node) {
  const { ui, focus } = look;
  const lit = !focus || focus.lit.has(node.id);
  const ringed = focus && focus.ringed.has(node.id);
  const colour = lit ? colourOf(look, node) : mixed(colourOf(look, node), ui.bg, FADED_SYMBOL);
  const away = node.state === "away";
  const open = node.hollow || away;
  const loose = node.state === "loose";
  const edge = loose ? ui.gestopt : open ? colour : ui.bg;
  const width = ringed ? RING : loose ? LOOSE : open ? (look.far ? 1.6 : 2.2) : look.far ? 0.6 : 1;
  const item = {
    id: node.id,
    x: node.x,
    y: node.y,
    shape: node.shape === "box" ? "custom" : node.shape,
    size: radiusOf(look, node),
    hidden: node.hidden,
    borderWidth: width,
    shapeProperties: { borderDashes: away ? SHADOW : false },
    color: { background: open ? ui.bg : colour, border: ringed ? ui.select : edge },
  };
  if (node.shape === "box") item.ctxRenderer = (drawing) => drawBox(drawing, away ? SHADOW : []);
  return item;
}

function lineColour(look, edge, own) {
  const { ui, focus } = look;
  const mark = ui[edge.mark];
  if (focus && !own) return mixed(ui.tie, ui.bg, FADED_LINE);
  if (focus) return mark || mixed(ui.tieStrong, ui.bg, focus.line ? 1 : OWN_LINE);
  if (!mark) return mixed(ui.tie, ui.bg, look.shade);
  const alone = look.data.lines.every((line) => line.mark === "gebleven" || !look.drawnMarks.has(line.mark));
  return mixed(mark, ui.bg, edge.mark !== "gebleven" ? look.marked : alone ? 1 : 0.3);
}

function lineItem(look, edge) {
  const style = look.data.styles[edge.mark] || {};
  const own = Boolean(look.focus && look.focus.owns(edge));
  const width = (style.width || edge.width) * look.unit;
  const least = look.focus && look.focus.line ? 2.4 : 1.4;
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    width: own ? Math.max(width, least * look.unit) : width,
    dashes: style.dashes ? style.dashes.map((part) => part * look.unit) : false,
    color: { color: lineColour(look, edge, own) },
  };
}
