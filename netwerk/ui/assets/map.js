// The map on a page of the app: it takes the payload from Python, and hands back what the visitor chose.
// What draws (views/assets/map_*.js) stands before it in the same module.

const STATES = new WeakMap(); // parentElement → state of the map in it

export default function (component) {
  const { parentElement } = component;
  let state = STATES.get(parentElement);
  if (!state) {
    state = newState(parentElement);
    STATES.set(parentElement, state);
  }
  state.called ??= performance.now();
  state.data = component.data; // calls overlap while the library loads: the newest data win
  // a choice that was cleared is a value too: on null Streamlit takes the default, the choice from before
  state.send = (chosen) => component.setStateValue("selected", chosen ?? { kind: "none" });
  start(state);
  return () => stop(state);
}

async function start(state) {
  let vis;
  try {
    [vis] = await Promise.all([library(state.data.library), document.fonts.load('450 13px "Source Sans"').catch(() => null)]);
  } catch {
    return showFailure(state);
  }
  if (state.dead) return;
  state.box.style.setProperty("--height", `${state.data.height}px`);
  describe(state);
  adoptSelection(state);
  if (state.network) refresh(state);
  else create(state, vis);
}

function stop(state) {
  if (state.dead) return;
  state.dead = true;
  clearTimeout(state.timer);
  state.listeners.abort();
  state.network?.destroy();
  STATES.delete(state.parent);
}

// vis-network sets `globalThis.vis`; its file is fetched once for all maps
function library(path) {
  if (globalThis.vis?.Network) return Promise.resolve(globalThis.vis);
  globalThis.__netwerkLibrary ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(path, appAddress()).href;
    script.onload = () => resolve(globalThis.vis);
    script.onerror = () => {
      globalThis.__netwerkLibrary = undefined; // the next visit to the page tries again
      reject(new Error("vis-network did not load"));
    };
    document.head.append(script);
  });
  return globalThis.__netwerkLibrary;
}

// where Streamlit's own bundle came from: right behind a proxy with a path, and on a page asked for by its address
function appAddress() {
  const own = document.querySelector('script[src*="static/js/"]');
  const folder = own ? own.getAttribute("src").replace(/static\/js\/.*$/, "") : "./";
  return new URL(folder || "./", document.baseURI).href;
}

function showFailure(state) {
  if (state.dead) return;
  state.box.classList.add("nw-failed");
  state.box.textContent = state.data.texts.label; // it says that the table below holds the same
}

// a selection in the payload is followed only where Python numbers it as a new wish: most of the time it is what the
// visitor clicked here, coming back late, and must not undo a newer click
function adoptSelection(state) {
  const { wish, selected } = state.data;
  if (wish === state.wish) return;
  const first = state.wish === undefined;
  state.wish = wish; // the number of the last selection that Python asked for
  state.chosen = plain(selected);
  if (first) return;
  state.toShow = state.chosen;
  state.send(state.chosen); // so that both sides hold the same
}
