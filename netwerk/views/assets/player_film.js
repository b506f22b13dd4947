// What happens in each step of the film, from the runs of steps of its organisations and connections.

const NEW = "nieuw";
const RESTORED = "hersteld";
const ENDED = "gestopt";
const KEPT = "gebleven";
const LINE_MARKS = [KEPT, ENDED, RESTORED, NEW]; // in the order of drawing

function filmOf(data) {
  const visible = new Map(data.nodes.filter((node) => !node.hidden).map((node) => [node.id, node]));
  const ties = [];
  for (let at = 0; at < data.ties.length; at += 5) {
    const [a, b, start, stop, again] = data.ties.slice(at, at + 5);
    if (visible.has(a) && visible.has(b)) ties.push({ a, b, start, stop, again: again === 1 });
  }
  const members = [];
  for (let at = 0; at < data.members.length; at += 3) {
    const [id, start, stop] = data.members.slice(at, at + 3);
    if (visible.has(id)) members.push({ id, start, stop });
  }
  return { data, visible, ties, members, last: data.steps.length - 1, scenes: new Map() };
}

// who is there in a step, and which lines with which mark; in the first step there is nothing to compare with
function sceneAt(film, step) {
  const known = film.scenes.get(step);
  if (known) return known;
  const lines = { [NEW]: [], [RESTORED]: [], [ENDED]: [], [KEPT]: [] };
  const tied = new Set();
  for (const tie of film.ties) {
    if (tie.start <= step && step < tie.stop) {
      const begins = tie.start === step && step > 0;
      lines[begins ? (tie.again ? RESTORED : NEW) : KEPT].push(tie);
      tied.add(tie.a).add(tie.b);
    } else if (tie.stop === step) lines[ENDED].push(tie);
  }
  const present = new Set();
  const joined = new Set();
  const left = new Set();
  for (const run of film.members) {
    if (run.start <= step && step < run.stop) {
      present.add(run.id);
      if (run.start === step && step > 0) joined.add(run.id);
    } else if (run.stop === step) left.add(run.id);
  }
  for (const id of present) left.delete(id);
  const scene = { lines, tied, present, joined, left };
  if (film.scenes.size > 40) film.scenes.clear(); // a film of years by month need not be held whole
  film.scenes.set(step, scene);
  return scene;
}

function nodesOf(film, scene) {
  const found = [];
  for (const node of film.visible.values()) {
    const gone = scene.left.has(node.id);
    if (!scene.present.has(node.id) && !gone) continue;
    found.push({ ...node, hollow: gone || !scene.tied.has(node.id), state: gone ? "left" : scene.joined.has(node.id) ? "joined" : undefined });
  }
  return found;
}

function lineAt(film, scene, at, x, y) {
  let best = null;
  let nearest = 7; // px
  for (const mark of LINE_MARKS) {
    for (const tie of scene.lines[mark]) {
      const from = film.visible.get(tie.a);
      const to = film.visible.get(tie.b);
      const distance = distanceToLine(x, y, at.x(from.x), at.y(from.y), at.x(to.x), at.y(to.y));
      if (distance <= nearest) {
        nearest = distance;
        best = { ...tie, mark };
      }
    }
  }
  return best;
}

function distanceToLine(x, y, x0, y0, x1, y1) {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2 || 1;
  const along = Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
  return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
}
