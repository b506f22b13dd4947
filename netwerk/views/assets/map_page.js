// Draws the map of a downloaded page: symbols and lines by vis-network, names and bands by this file.
(() => {
  "use strict";
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const { nodes, edges, rest } = read("data");
  const options = read("options");
  const box = document.getElementById("map");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const SANS = '"Source Sans 3", "Source Sans Pro", "Source Sans", "Helvetica Neue", Arial, sans-serif';
  const theme = () => rest.palette[dark.matches ? "dark" : "light"];
  let { ui, layers } = theme();

  const mix = (over, under, share) =>
    "#" +
    [1, 3, 5]
      .map((at) => Math.round(parseInt(over.slice(at, at + 2), 16) * share + parseInt(under.slice(at, at + 2), 16) * (1 - share)))
      .map((part) => part.toString(16).padStart(2, "0"))
      .join("");

  // the extent of everything, and how far it is zoomed out when all of it is seen
  const extent = () => {
    const xs = nodes.map((n) => n.x);
    const ys = nodes.map((n) => n.y);
    for (const g of rest.guides) {
      xs.push(...(g.kind === "band" ? [g.x0, g.x1] : [g.x]));
      ys.push(...(g.kind === "band" ? [g.y0, g.y1] : [g.y]));
    }
    const least = (list, other) => list.reduce((a, b) => Math.min(a, b), other);
    const most = (list, other) => list.reduce((a, b) => Math.max(a, b), other);
    return xs.length
      ? { x0: least(xs, Infinity), x1: most(xs, -Infinity), y0: least(ys, Infinity), y1: most(ys, -Infinity) }
      : { x0: -1, x1: 1, y0: -1, y1: 1 };
  };
  const area = extent();
  const side = rest.guides.some((g) => g.side) ? 16 : 90;
  const fitScale = () =>
    Math.min(
      (box.clientWidth - side) / Math.max(1, area.x1 - area.x0),
      (box.clientHeight - 44) / Math.max(1, area.y1 - area.y0),
      2.5,
    );
  const scale = Math.max(0.01, fitScale());
  const smallest = nodes.reduce((a, n) => Math.min(a, n.size), Infinity);
  const enlarged = nodes.length ? Math.min(4, Math.max(1, 3.4 / (smallest * scale))) : 1;
  for (const n of nodes) n.size *= enlarged;
  const px = Math.min(3, Math.max(1, 1 / scale));
  const share = Math.max(0.1, Math.min(0.75, 0.75 * Math.sqrt(80 / Math.max(1, edges.length))));

  const partners = new Map(nodes.map((n) => [n.id, new Set()]));
  for (const e of edges) {
    partners.get(e.from)?.add(e.to);
    partners.get(e.to)?.add(e.from);
  }

  // a name is text, whatever it holds: it never becomes HTML
  const tooltip = (n) => {
    const element = document.createElement("div");
    const name = element.appendChild(document.createElement("b"));
    name.textContent = n.name;
    const sub = element.appendChild(document.createElement("span"));
    sub.textContent = n.sub;
    return element;
  };

  let chosen = rest.selected?.kind === "node" ? rest.selected.id : null;
  let pointed = null;
  const focus = () => pointed ?? chosen;

  // vis sizes a box by its label and we draw names ourselves, so that one shape is drawn here
  const boxShape = ({ ctx, x, y, state, style }) => ({
    drawNode() {
      const r = style.size;
      ctx.beginPath();
      ctx.rect(x - r, y - 0.7 * r, 2 * r, 1.4 * r);
      ctx.fillStyle = style.color;
      ctx.fill();
      ctx.lineWidth = style.borderWidth / network.getScale();
      ctx.strokeStyle = style.borderColor;
      ctx.stroke();
    },
    nodeDimensions: { width: 2 * style.size, height: 1.4 * style.size },
  });

  const nodeOf = (n) => {
    const f = focus();
    const near = f === null || n.id === f || partners.get(f)?.has(n.id);
    const own = near ? layers[n.layer] : mix(layers[n.layer], ui.bg, 0.22);
    const border = n.id === f ? ui.select : n.hollow ? own : ui.bg;
    const small = scale < 0.45;
    return {
      id: n.id,
      x: n.x,
      y: n.y,
      shape: n.shape === "box" ? "custom" : n.shape,
      ...(n.shape === "box" ? { ctxRenderer: boxShape } : {}),
      size: n.size * (rest.factors[n.shape] ?? 1),
      title: tooltip(n),
      borderWidth: n.id === f ? 3.5 : n.hollow ? (small ? 1.6 : 2.2) : small ? 0.6 : 1,
      color: { background: n.hollow ? ui.bg : own, border },
    };
  };
  const onlyKept = edges.every((e) => e.mark === "gebleven");
  const edgeOf = (e) => {
    const f = focus();
    const style = rest.styles[e.mark];
    const mark = ui[e.mark];
    const own = f !== null && (e.from === f || e.to === f);
    let color = mark ? mix(mark, ui.bg, e.mark === "gebleven" && !onlyKept ? 0.3 : 1) : mix(ui.tie, ui.bg, share);
    if (own) color = mark ?? mix(ui.tieStrong, ui.bg, 0.62);
    else if (f !== null) color = mix(ui.tie, ui.bg, 0.05);
    const width = (style.width ?? e.width) * px;
    return {
      id: e.id,
      from: e.from,
      to: e.to,
      width: own ? Math.max(1.4 * px, width) : width,
      dashes: style.dashes ? style.dashes.map((part) => part * px) : false,
      color: { color },
    };
  };

  const svg = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const corners = (shape, r) => {
    if (shape === "square") return [[-r, -r], [r, -r], [r, r], [-r, r]];
    if (shape === "box") return [[-r, -0.7 * r], [r, -0.7 * r], [r, 0.7 * r], [-r, 0.7 * r]];
    if (shape === "diamond") return [[0, -r], [r, 0], [0, r], [-r, 0]];
    if (shape === "triangle") return [[0, -r], [r, 0.75 * r], [-r, 0.75 * r]];
    if (shape === "triangleDown") return [[0, r], [r, -0.75 * r], [-r, -0.75 * r]];
    const [count, first] = shape === "star" ? [10, -Math.PI / 2] : [6, 0];
    return Array.from({ length: count }, (_, i) => {
      const reach = shape === "star" && i % 2 ? r * 0.42 : r;
      const angle = first + (2 * Math.PI * i) / count;
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    });
  };
  const symbolKey = (one) => {
    const r = 6.5 * (rest.factors[one.shape] ?? 1);
    const colour = one.layer === null ? ui.hollow : layers[one.layer];
    const paint = { fill: one.hollow ? "none" : colour, stroke: colour, "stroke-width": one.hollow ? 2 : 0 };
    const key = svg("svg", { width: 18, height: 18, viewBox: "-9 -9 18 18", "aria-hidden": "true" });
    key.append(one.shape === "dot" ? svg("circle", { r, ...paint }) : svg("polygon", { points: corners(one.shape, r).join(" "), ...paint }));
    return key;
  };
  const lineKey = (one) => {
    const style = rest.styles[one.mark];
    const key = svg("svg", { width: 34, height: 10, "aria-hidden": "true" });
    key.append(
      svg("line", {
        x1: 1, x2: 33, y1: 5, y2: 5,
        stroke: ui[one.mark] ?? ui.tie,
        "stroke-width": Math.max(1.4, style.width ?? 1.8),
        ...(style.dashes ? { "stroke-dasharray": style.dashes.join(" ") } : {}),
      }),
    );
    return key;
  };
  const writeLegend = () => {
    const row = (key, one) => {
      const span = document.createElement("span");
      const count = document.createElement("small");
      count.textContent = one.n;
      span.append(key, one.label, count);
      return span;
    };
    const cut = document.createElement("div");
    cut.className = "cut";
    document.getElementById("legend").replaceChildren(
      ...rest.legend.map((one) => row(symbolKey(one), one)),
      cut,
      ...rest.lines.filter((one) => one.n).map((one) => row(lineKey(one), one)),
    );
  };
  writeLegend(); // before the map, which then knows how much room is left

  const drawnNodes = new vis.DataSet(nodes.map(nodeOf));
  const drawnEdges = new vis.DataSet(edges.map(edgeOf));
  const network = new vis.Network(box, { nodes: drawnNodes, edges: drawnEdges }, options);
  const pile = new Map(edges.map((e, i) => [e.id, i]));
  const ends = new Map(edges.map((e) => [e.id, [e.from, e.to]]));
  // the lines of who is chosen lie over those that fade
  const keepPile = () => {
    const level = (id) => pile.get(id) + (ends.get(id).includes(focus()) ? edges.length : 0);
    network.body.edgeIndices.sort((one, other) => level(one) - level(other));
  };
  const repaint = () => {
    drawnNodes.update(nodes.map(nodeOf));
    drawnEdges.update(edges.map(edgeOf));
    keepPile();
    network.redraw();
  };
  const fit = (animation) =>
    network.moveTo({ position: { x: (area.x0 + area.x1) / 2, y: (area.y0 + area.y1) / 2 }, scale: fitScale(), animation });

  network.on("beforeDrawing", (ctx) => {
    const k = network.getScale();
    ctx.save();
    for (const g of rest.guides.filter((one) => one.kind === "band")) {
      ctx.fillStyle = ui.band;
      ctx.beginPath();
      ctx.roundRect(g.x0, g.y0, g.x1 - g.x0, g.y1 - g.y0, 8);
      ctx.fill();
      if (g.never) {
        ctx.setLineDash([5 / k, 4 / k]);
        ctx.strokeStyle = ui.muted;
        ctx.lineWidth = 1 / k;
        ctx.stroke();
        ctx.setLineDash([]);
      }
    }
    ctx.restore();
  });

  const split = (name) => {
    let at = -1;
    for (let i = 1; i < name.length - 1; i++)
      if (name[i] === " " && (at < 0 || Math.abs(i - name.length / 2) < Math.abs(at - name.length / 2))) at = i;
    const lines = name.length > 16 && at > 0 ? [name.slice(0, at), name.slice(at + 1)] : [name];
    return lines.map((line) => (line.length > 24 ? line.slice(0, 23) + "…" : line));
  };
  const many = nodes.length > 250;
  const bySize = (a, b) => b.size - a.size;
  const hubs = new Set(nodes.filter((n) => !n.hollow).sort(bySize).slice(0, many ? 16 : 9).map((n) => n.id));
  const priority = [...nodes].sort(
    (a, b) => hubs.has(b.id) - hubs.has(a.id) || b.hollow - a.hollow || bySize(a, b),
  );

  network.on("afterDrawing", (ctx) => {
    const k = network.getScale();
    const f = focus();
    const cell = 140 / k;
    const grid = new Map();
    const cells = function* (b) {
      for (let x = Math.floor(b.x0 / cell); x <= Math.floor(b.x1 / cell); x++)
        for (let y = Math.floor(b.y0 / cell); y <= Math.floor(b.y1 / cell); y++) yield `${x}:${y}`;
    };
    const put = (b) => {
      for (const key of cells(b)) grid.has(key) ? grid.get(key).push(b) : grid.set(key, [b]);
    };
    const taken = (b, overSymbols) => {
      for (const key of cells(b))
        for (const o of grid.get(key) ?? [])
          if (!(o.symbol && (overSymbols || o.owner === b.owner)) && b.x0 < o.x1 && b.x1 > o.x0 && b.y0 < o.y1 && b.y1 > o.y0)
            return true;
      return false;
    };
    const write = (lines, x, y, high) =>
      lines.forEach((line, i) => {
        ctx.strokeText(line, x, y + (i + 0.5) * high);
        ctx.fillText(line, x, y + (i + 0.5) * high);
      });
    const a = network.DOMtoCanvas({ x: 3, y: 3 });
    const z = network.DOMtoCanvas({ x: box.clientWidth - 3, y: box.clientHeight - 3 });
    ctx.save();
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.font = `600 ${13 / k}px ${SANS}`;
    ctx.lineWidth = 4 / k;
    for (const g of rest.guides) {
      const band = g.kind === "band";
      const cut = g.label.lastIndexOf(" ", 14);
      const lines = g.side && ctx.measureText(g.label).width > 100 / k && cut > 0 ? [g.label.slice(0, cut), g.label.slice(cut + 1)] : [g.label];
      const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
      const high = 15 / k;
      const y = (band ? (g.y0 + g.y1) / 2 : g.y) - (lines.length * high) / 2;
      const x = band ? g.x0 + 10 : g.x;
      ctx.textAlign = band ? "left" : "center";
      ctx.fillStyle = band ? ui.bandText : ui.text;
      ctx.strokeStyle = band ? ui.band : ui.bg;
      write(lines, x, y, high);
      const x0 = band ? x : x - width / 2;
      put({ x0, x1: x0 + width, y0: y, y1: y + lines.length * high });
    }
    for (const n of nodes) {
      const r = n.size * 1.05;
      put({ x0: n.x - r, x1: n.x + r, y0: n.y - r, y1: n.y + r, owner: n.id, symbol: true });
    }
    ctx.textAlign = "center";
    ctx.lineWidth = 3.5 / k;
    ctx.strokeStyle = ui.bg;
    ctx.fillStyle = ui.text;
    const wanted = priority.filter((n) => f === null || n.id === f || partners.get(f)?.has(n.id));
    if (f !== null) wanted.sort((one, other) => (other.id === f) - (one.id === f));
    for (const n of wanted) {
      const strong = n.id === f;
      ctx.font = `${strong ? 650 : 450} ${(strong ? 14 : 12.5) / k}px ${SANS}`;
      const lines = split(n.name);
      const W = Math.max(...lines.map((line) => ctx.measureText(line).width));
      const high = 14.5 / k;
      const H = lines.length * high;
      const r = n.size * 1.15 + 3 / k;
      const places = [
        [n.x - W / 2, n.y + r], [n.x - W / 2, n.y - r - H], [n.x + r, n.y - H / 2], [n.x - r - W, n.y - H / 2],
        [n.x + r * 0.6, n.y + r * 0.55], [n.x - r * 0.6 - W, n.y + r * 0.55],
        [n.x + r * 0.6, n.y - r * 0.55 - H], [n.x - r * 0.6 - W, n.y - r * 0.55 - H],
      ];
      const boxes = places
        .map(([x, y]) => ({ x0: x - 2 / k, y0: y - 1 / k, x1: x + W + 2 / k, y1: y + H + 1 / k, owner: n.id }))
        .filter((b) => b.x0 > a.x && b.y0 > a.y && b.x1 < z.x && b.y1 < z.y);
      const found =
        (n.never ? boxes.slice(0, 1) : boxes).find((b) => !taken(b, false)) ??
        (strong || (many && f === null && hubs.has(n.id)) ? boxes.find((b) => !taken(b, true)) : undefined);
      if (!found) continue;
      put(found);
      write(lines, (found.x0 + found.x1) / 2, found.y0 + 1 / k, high);
    }
    ctx.restore();
  });

  network.on("click", (event) => {
    chosen = event.nodes[0] ?? null;
    repaint();
  });
  network.on("hoverNode", (event) => {
    pointed = event.node;
    repaint();
  });
  network.on("blurNode", () => {
    pointed = null;
    repaint();
  });
  network.on("resize", () => fit(false));
  for (const button of document.querySelectorAll("button"))
    button.onclick = () => {
      if (button.dataset.do === "fit") fit({ duration: 250 });
      else network.moveTo({ scale: network.getScale() * (button.dataset.do === "in" ? 1.35 : 1 / 1.35), animation: { duration: 150 } });
    };

  dark.addEventListener("change", () => {
    ({ ui, layers } = theme());
    writeLegend();
    repaint();
  });
  keepPile();
  fit(false);
})();
