// The map on a page of its own: one payload, that never changes. What draws stands before it in the same module.

const state = newState(document);
state.data = JSON.parse(document.getElementById("data").textContent);
state.chosen = plain(state.data.selected);
describe(state);
create(state, globalThis.vis);
// paper is always light, and takes the map as it is on the canvas
matchMedia("print").addEventListener("change", () => themeChanged(state));
