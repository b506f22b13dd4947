// What is below the map, on the screen and in the saved picture: which symbol is which layer, which line means what.

const SVG = "http://www.w3.org/2000/svg";

function svgElement(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function outline(shape, r) {
  if (shape === "square") return [[-r, -r], [r, -r], [r, r], [-r, r]];
  if (shape === "box") return [[-1.25 * r, -0.62 * r], [1.25 * r, -0.62 * r], [1.25 * r, 0.62 * r], [-1.25 * r, 0.62 * r]];
  if (shape === "diamond") return [[0, -r], [r, 0], [0, r], [-r, 0]];
  if (shape === "triangle") return [[0, -r], [r, 0.75 * r], [-r, 0.75 * r]];
  if (shape === "triangleDown") return [[0, r], [r, -0.75 * r], [-r, -0.75 * r]];
  const star = shape === "star";
  const corners = shape === "dot" ? 24 : star ? 10 : 6;
  return Array.from({ length: corners }, (_, i) => {
    const angle = (star ? -Math.PI / 2 : 0) + (2 * Math.PI * i) / corners;
    const reach = star && i % 2 ? r * 0.42 : r;
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
}

// the legend as plain values, for both ways of drawing it
function legendEntries(look) {
  const { data, ui } = look;
  const figure = new Intl.NumberFormat(data.texts.language);
  const symbols = data.legend.map((entry) => ({
    label: entry.label,
    n: figure.format(entry.n),
    colour: entry.state === "loose" ? ui.gestopt : entry.layer ? look.layers[entry.layer] || ui.muted : ui.hollow,
    hollow: entry.hollow,
    width: entry.state === "loose" ? 3 : entry.hollow ? 2 : 1,
    dashes: entry.state === "away" ? SHADOW : [],
    points: outline(entry.shape, 6.4 * (data.factors[entry.shape] || 1)),
  }));
  const lines = data.lines.map((line) => {
    const style = data.styles[line.mark] || {};
    return { label: line.label, n: figure.format(line.n), colour: ui[line.mark] || ui.tie, width: Math.max(1.4, style.width || 1.8), dashes: style.dashes };
  });
  return { symbols, lines };
}

function symbolPicture({ points, colour, hollow, width, dashes }) {
  const svg = svgElement("svg", { width: 18, height: 18, viewBox: "-9 -9 18 18", "aria-hidden": "true" });
  const style = { fill: hollow ? "none" : colour, stroke: colour, "stroke-width": width, "stroke-dasharray": dashes.join(" ") };
  svg.append(svgElement("polygon", { points: points.map((point) => point.join(",")).join(" "), ...style }));
  return svg;
}

function linePicture({ colour, width, dashes }) {
  const svg = svgElement("svg", { width: 34, height: 10, "aria-hidden": "true" });
  const dash = dashes ? { "stroke-dasharray": dashes.join(" ") } : {};
  svg.append(svgElement("line", { x1: 1, x2: 33, y1: 5, y2: 5, stroke: colour, "stroke-width": width, ...dash }));
  return svg;
}

function legendItem(picture, { label, n }) {
  const item = document.createElement("span");
  const text = document.createElement("span");
  const count = document.createElement("small");
  text.textContent = label;
  count.textContent = n;
  text.append(" ", count);
  item.append(picture, text);
  return item;
}

function showLegend(legend, look) {
  const { symbols, lines } = legendEntries(look);
  const rule = document.createElement("div");
  rule.className = "nw-cut";
  legend.replaceChildren(
    ...symbols.map((entry) => legendItem(symbolPicture(entry), entry)),
    rule,
    ...lines.map((entry) => legendItem(linePicture(entry), entry)),
  );
}

const PICTURE = { width: 1600, margin: 40, foot: 22 };

// places legend entries in rows; returns [entry, x, row] and the number of rows
function legendRows(ctx, look) {
  const { symbols, lines } = legendEntries(look);
  const placed = [];
  let x = PICTURE.margin;
  let row = 0;
  for (const group of [symbols, lines]) {
    for (const entry of group) {
      const width = (entry.points ? 26 : 46) + ctx.measureText(`${entry.label}  ${entry.n}`).width + 28;
      if (x + width > PICTURE.width - PICTURE.margin && x > PICTURE.margin) {
        x = PICTURE.margin;
        row += 1;
      }
      placed.push({ entry, x, row });
      x += width;
    }
    x = PICTURE.margin;
    row += 1;
  }
  return { placed, rows: row };
}

function drawLegendEntry(ctx, { entry, x }, y, look) {
  ctx.strokeStyle = ctx.fillStyle = entry.colour;
  ctx.setLineDash(entry.dashes || []);
  ctx.lineWidth = entry.width;
  ctx.beginPath();
  if (entry.points) {
    entry.points.forEach(([px, py]) => ctx.lineTo(x + 9 + px, y + py));
    ctx.closePath();
    if (!entry.hollow) ctx.fill();
  } else {
    ctx.moveTo(x, y);
    ctx.lineTo(x + 34, y);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  const left = x + (entry.points ? 26 : 46);
  ctx.fillStyle = look.ui.text;
  ctx.fillText(entry.label, left, y);
  ctx.fillStyle = look.ui.muted;
  ctx.fillText(entry.n, left + ctx.measureText(entry.label + " ").width, y);
}

// title, map, legend and note on one canvas; `map` is the canvas of a network as wide as the picture
function composePicture(map, look) {
  const canvas = document.createElement("canvas");
  const ctx = canvas.getContext("2d");
  const { title, note } = look.data.texts;
  const mapHeight = Math.round((map.height / map.width) * PICTURE.width);
  const head = title ? 84 : 20;
  ctx.font = `16px ${FONT}`;
  const { placed, rows } = legendRows(ctx, look);
  canvas.width = PICTURE.width;
  canvas.height = head + mapHeight + 24 + rows * 28 + (note ? 40 : 0) + PICTURE.foot;
  ctx.fillStyle = look.ui.bg;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.textBaseline = "middle";
  ctx.fillStyle = look.ui.text;
  ctx.font = '600 32px "Source Serif", "Source Serif 4", "Source Serif Pro", Georgia, serif';
  ctx.fillText(title || "", PICTURE.margin, 48, PICTURE.width - 2 * PICTURE.margin);
  ctx.drawImage(map, 0, head, PICTURE.width, mapHeight);
  ctx.font = `16px ${FONT}`;
  for (const place of placed) drawLegendEntry(ctx, place, head + mapHeight + 30 + place.row * 28, look);
  ctx.fillStyle = look.ui.muted;
  ctx.fillText(note || "", PICTURE.margin, canvas.height - PICTURE.foot - 12, PICTURE.width - 2 * PICTURE.margin);
  return canvas;
}

function saveCanvas(canvas, title) {
  canvas.toBlob((blob) => {
    const link = document.createElement("a");
    const url = URL.createObjectURL(blob);
    link.download = (title || "netwerkkaart").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") + ".png";
    link.href = url;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }, "image/png");
}
