// What is drawn around the symbols of vis-network: bands behind them, names that never overlap, a hovered line.
// Everything here works in px of the screen, so that names keep their size while the map zooms.

// the app brings the first one along; a page of its own takes what the computer has
const FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif';
const NAME = { font: `450 12.5px ${FONT}`, line: 14.5 };
const CHOSEN_NAME = { font: `650 14px ${FONT}`, line: 16 };
const GUIDE_FONT = `600 13px ${FONT}`;
const MOST_LETTERS = 24; // on one line
const CELL = 140; // px; of the grid that finds what a box would touch
const widths = new Map(); // measuring text is most of the work of a frame

class Boxes {
  constructor() {
    this.cells = new Map();
  }

  *keys(box) {
    for (let x = Math.floor(box.x0 / CELL); x <= Math.floor(box.x1 / CELL); x++) {
      for (let y = Math.floor(box.y0 / CELL); y <= Math.floor(box.y1 / CELL); y++) yield x * 10007 + y;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  touches(box, owner, namesOnly) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) || []) {
        const counts = other.owner !== owner && (other.name || !namesOnly);
        if (counts && box.x0 < other.x1 && box.x1 > other.x0 && box.y0 < other.y1 && box.y1 > other.y0) return true;
      }
    }
    return false;
  }
}

// places of the map → px of the frame
function projection(network, frame) {
  const scale = network.getScale();
  const centre = network.getViewPosition();
  return {
    scale,
    x: (x) => (x - centre.x) * scale + frame.width / 2,
    y: (y) => (y - centre.y) * scale + frame.height / 2,
  };
}

function inPixels(ctx, frame, draw) {
  const ratio = ctx.canvas.width / frame.width;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw();
  ctx.restore();
}

function drawBands(ctx, at, look) {
  for (const band of look.data.guides) {
    if (band.kind !== "band") continue;
    ctx.beginPath();
    ctx.roundRect(at.x(band.x0), at.y(band.y0), (band.x1 - band.x0) * at.scale, (band.y1 - band.y0) * at.scale, 6);
    ctx.fillStyle = look.ui.band;
    ctx.fill();
    if (!band.never) continue;
    ctx.setLineDash([5, 4]);
    ctx.lineWidth = 1;
    ctx.strokeStyle = look.ui.muted;
    ctx.stroke();
    ctx.setLineDash([]);
  }
}

function textWidth(ctx, font, text) {
  const key = font + text;
  let width = widths.get(key);
  if (width === undefined) {
    ctx.font = font;
    width = ctx.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

function cut(text) {
  return text.length > MOST_LETTERS ? text.slice(0, MOST_LETTERS - 1) + "…" : text;
}

// at most two lines, split at the space nearest the middle
function nameLines(name) {
  if (name.length <= 16) return [name];
  let best = -1;
  for (let at = name.indexOf(" "); at >= 0; at = name.indexOf(" ", at + 1)) {
    if (best < 0 || Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2)) best = at;
  }
  return best > 0 ? [cut(name.slice(0, best)), cut(name.slice(best + 1))] : [cut(name)];
}

function drawLines(ctx, lines, style, { x, y, align, colour, halo }) {
  ctx.font = style.font;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = halo;
  ctx.fillStyle = colour;
  lines.forEach((line, i) => {
    ctx.strokeText(line, x, y + (i + 0.5) * style.line);
    ctx.fillText(line, x, y + (i + 0.5) * style.line);
  });
}

// on a narrow screen the name of the band would lie over its first symbol: then it stands above the band
function nameHeight(guide, at, box, shown) {
  const symbols = guide.never ? shown.filter((node) => node.never) : [];
  const covered = symbols.some((node) => at.x(node.x) < box.x1 + 10 && at.y(node.y) > box.y0 - 6 && at.y(node.y) < box.y1 + 6);
  return covered ? at.y(guide.y0) - 18 : box.y0;
}

function drawGuideNames(ctx, at, look, boxes, shown) {
  const style = { font: GUIDE_FONT, line: 15 };
  for (const guide of look.data.guides) {
    const band = guide.kind === "band";
    const wide = guide.side && textWidth(ctx, GUIDE_FONT, guide.label) > 100;
    const lines = wide ? nameLines(guide.label.padEnd(17)).map((line) => line.trimEnd()) : [guide.label];
    const width = Math.max(...lines.map((line) => textWidth(ctx, GUIDE_FONT, line)));
    const height = lines.length * style.line;
    const middle = band ? at.y((guide.y0 + guide.y1) / 2) : at.y(guide.y);
    const top = band && !guide.side && !guide.never ? at.y(guide.y0) + 4 : middle - height / 2;
    const x = band ? at.x(guide.x0) + 8 : at.x(guide.x) - width / 2;
    const y = nameHeight(guide, at, { x1: x + width, y0: top, y1: top + height }, shown);
    const { ui } = look;
    const colours = band ? { colour: ui.bandText, halo: y === top ? ui.band : ui.bg } : { colour: ui.text, halo: ui.bg };
    drawLines(ctx, lines, style, { x, y, align: "left", ...colours });
    boxes.add({ x0: x - 2, x1: x + width + 2, y0: y, y1: y + height, name: true });
  }
}

// whom to name first: the chosen one, who is away or cut off and the largest, who is not connected, then by size
function namingOrder(look, shown) {
  const { focus } = look;
  const many = shown.length > 250;
  const bySize = [...shown].sort((a, b) => b.size - a.size || a.id - b.id);
  const hubs = new Set(bySize.filter((node) => !node.hollow).slice(0, many ? 16 : 9).map((node) => node.id));
  const crowded = shown.filter((node) => node.never).length > 18; // their names would only be cut
  const rank = (node) => (focus && focus.ringed.has(node.id) ? 0 : node.state || hubs.has(node.id) ? 1 : node.hollow ? 2 : 3);
  return bySize
    .filter((node) => (focus ? focus.lit.has(node.id) : !(crowded && node.never)))
    .map((node) => {
      const strong = Boolean(focus && focus.ringed.has(node.id));
      return { node, rank: rank(node), strong, lines: nameLines(node.name), mayCover: strong || (!focus && (node.state === "away" || (many && hubs.has(node.id)))) };
    })
    .sort((a, b) => a.rank - b.rank);
}

function placesFor({ node, radius, x, y, width, height }) {
  const near = radius * 0.6 + 2;
  const below = { x: x - width / 2, y: y + radius };
  if (node.never) return [below];
  return [
    below,
    { x: x - width / 2, y: y - radius - height },
    { x: x + radius, y: y - height / 2 },
    { x: x - radius - width, y: y - height / 2 },
    { x: x + near, y: y + near },
    { x: x - near - width, y: y + near },
    { x: x + near, y: y - near - height },
    { x: x - near - width, y: y - near - height },
  ];
}

function placeName(ctx, entry, at, look, boxes, frame) {
  const { node, lines, strong } = entry;
  const style = strong ? CHOSEN_NAME : NAME;
  const x = at.x(node.x);
  const y = at.y(node.y);
  if (x < -60 || y < -30 || x > frame.width + 60 || y > frame.height + 30) return null;
  const width = Math.max(...lines.map((line) => textWidth(ctx, style.font, line)));
  const height = lines.length * style.line;
  const radius = radiusOf(look, node) * at.scale + 3;
  const places = placesFor({ node, radius, x, y, width, height }).map((place) => ({
    x0: place.x - 2,
    y0: place.y - 1,
    x1: place.x + width + 2,
    y1: place.y + height + 1,
    owner: node.id,
  }));
  const inside = places.filter((box) => box.x0 > 3 && box.y0 > 3 && box.x1 < frame.width - 3 && box.y1 < frame.height - 3);
  const free = inside.find((box) => !boxes.touches(box, node.id, false));
  if (free || !entry.mayCover) return free || null;
  return inside.find((box) => !boxes.touches(box, node.id, true)) || null;
}

// returns the boxes of the names that were drawn
function drawNames(ctx, at, look, order, shown, frame) {
  const boxes = new Boxes();
  const drawn = [];
  drawGuideNames(ctx, at, look, boxes, shown);
  for (const node of shown) {
    const r = radiusOf(look, node) * at.scale;
    const x = at.x(node.x);
    const y = at.y(node.y);
    boxes.add({ x0: x - r, x1: x + r, y0: y - r, y1: y + r, owner: node.id });
  }
  for (const entry of order) {
    const box = placeName(ctx, entry, at, look, boxes, frame);
    if (!box) continue;
    boxes.add({ ...box, name: true, owner: undefined });
    drawn.push({ id: entry.node.id, x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y1 });
    const style = entry.strong ? CHOSEN_NAME : NAME;
    const place = { x: (box.x0 + box.x1) / 2, y: box.y0 + 1, align: "center", colour: look.ui.text, halo: look.ui.bg };
    drawLines(ctx, entry.lines, style, place);
  }
  return drawn;
}

function drawHoveredLine(ctx, at, look, from, to) {
  ctx.beginPath();
  ctx.moveTo(at.x(from.x), at.y(from.y));
  ctx.lineTo(at.x(to.x), at.y(to.y));
  ctx.lineWidth = 3;
  ctx.strokeStyle = look.ui.select;
  ctx.stroke();
}

// hangs the drawing on a network; `now()` gives {look, order, shown, hovered}; returns a function that tells what was named
function decorate(network, frame, now) {
  let named = [];
  network.on("beforeDrawing", (ctx) => {
    const at = projection(network, frame());
    inPixels(ctx, frame(), () => drawBands(ctx, at, now().look));
  });
  network.on("afterDrawing", (ctx) => {
    const at = projection(network, frame());
    const { look, order, shown, hovered } = now();
    inPixels(ctx, frame(), () => {
      if (hovered) drawHoveredLine(ctx, at, look, hovered.from, hovered.to);
      named = drawNames(ctx, at, look, order, shown, frame());
    });
  });
  return () => named;
}
