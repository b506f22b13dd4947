// Draws one moment of the film on a canvas: bands, lines, symbols, names. Places never change.

const SHARE = { [NEW]: 0.9, [RESTORED]: 0.9, [ENDED]: 0.75, [KEPT]: 0.3 };
const ENDED_AT_REST = 0.6; // of its strength: what ended stays to be seen while the film stands still
const MANY_CHANGES = 120; // more changed lines than these are drawn thinner and fainter, so that the rest shows through

function lookOfFilm(film, { width, height, dark, focus }) {
  return lookOf({ ...film.data, edges: [], lines: [], difference: true }, { width, height, dark, focus });
}

function stillProjection(film, width, height) {
  const { position, scale } = wholeView(film.data, width, height);
  return { scale, x: (x) => (x - position.x) * scale + width / 2, y: (y) => (y - position.y) * scale + height / 2 };
}

// how strong the lines of a mark are; share: how far the step has come in, 0 to 1
function strengthOf(mark, { share, resting }) {
  if (mark === KEPT) return 1;
  return mark === ENDED ? Math.max(1 - share, resting ? ENDED_AT_REST : 0) : share;
}

// all lines of a mark, opaque: how strong they are is for who lays them over the rest
function drawLinesOf(ctx, film, scene, at, look, mark) {
  const lines = scene.lines[mark];
  const style = look.data.styles[mark];
  const dashed = Boolean(style.dashes);
  ctx.strokeStyle = look.ui[mark];
  ctx.lineWidth = (style.width || 1) * (mark === KEPT ? 1 : thinness(scene));
  ctx.setLineDash(style.dashes || []);
  ctx.beginPath();
  lines.forEach((tie, number) => {
    // a browser draws dashes ten times as fast line by line, and plain lines fastest by the dozen
    if (number && (dashed || number % 50 === 0)) {
      ctx.stroke();
      ctx.beginPath();
    }
    const from = film.visible.get(tie.a);
    const to = film.visible.get(tie.b);
    ctx.moveTo(at.x(from.x), at.y(from.y));
    ctx.lineTo(at.x(to.x), at.y(to.y));
  });
  ctx.stroke();
  ctx.setLineDash([]);
}

function thinness(scene) {
  const changed = scene.lines[NEW].length + scene.lines[RESTORED].length + scene.lines[ENDED].length;
  return Math.max(0.45, Math.min(1, Math.sqrt(MANY_CHANGES / Math.max(1, changed))));
}

function shareOf(scene, look, mark) {
  return SHARE[mark] * (mark === KEPT ? 1 : Math.sqrt(thinness(scene))) * (look.focus ? FADED_SYMBOL : 1);
}

function drawFocusLines(ctx, film, scene, at, look) {
  for (const mark of LINE_MARKS) {
    for (const tie of scene.lines[mark]) {
      if (!look.focus.owns({ from: tie.a, to: tie.b })) continue;
      const from = film.visible.get(tie.a);
      const to = film.visible.get(tie.b);
      ctx.beginPath();
      ctx.moveTo(at.x(from.x), at.y(from.y));
      ctx.lineTo(at.x(to.x), at.y(to.y));
      ctx.strokeStyle = look.ui[mark];
      ctx.lineWidth = Math.max(look.focus.line ? 2.6 : 1.6, look.data.styles[mark].width || 1);
      ctx.setLineDash(look.data.styles[mark].dashes || []);
      ctx.stroke();
    }
  }
  ctx.setLineDash([]);
}

function trace(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === "dot") ctx.arc(x, y, r, 0, 2 * Math.PI);
  else for (const [dx, dy] of outline(shape, r)) ctx.lineTo(x + dx, y + dy);
  ctx.closePath();
}

function drawSymbols(ctx, nodes, at, look, { share }) {
  for (const node of nodes) {
    const x = at.x(node.x);
    const y = at.y(node.y);
    const r = radiusOf(look, node) * at.scale;
    const faded = look.focus && !look.focus.lit.has(node.id);
    const strength = node.state === "left" ? Math.max(0.55, 1 - share) : node.state === "joined" ? Math.max(0.35, share) : 1;
    ctx.globalAlpha = strength * (faded ? FADED_SYMBOL : 1);
    trace(ctx, node.shape, x, y, r);
    ctx.fillStyle = node.hollow ? look.ui.bg : colourOf(look, node);
    ctx.fill();
    ctx.lineWidth = node.hollow ? 2 : 1;
    ctx.strokeStyle = node.hollow ? colourOf(look, node) : look.ui.bg;
    ctx.stroke();
    const ringed = look.focus && look.focus.ringed.has(node.id);
    if (node.state || ringed) {
      ctx.beginPath();
      ctx.arc(x, y, r + 5, 0, 2 * Math.PI);
      ctx.lineWidth = 2.4;
      ctx.strokeStyle = ringed ? look.ui.select : node.state === "joined" ? look.ui[NEW] : look.ui[ENDED];
      ctx.setLineDash(node.state === "left" && !ringed ? [3, 3] : []);
      ctx.stroke();
      ctx.setLineDash([]);
    }
  }
  ctx.globalAlpha = 1;
}
