// The player on a page of the app: it takes the film from Python once, and tells where it rests and what was chosen.
// What plays (views/assets/player*.js) stands before it in the same module.

const PLAYERS = new WeakMap(); // parentElement → the player in it

export default function (component) {
  const { parentElement, data } = component;
  let player = PLAYERS.get(parentElement);
  if (!player) {
    player = newPlayer(parentElement);
    PLAYERS.set(parentElement, player);
    const made = player;
    addEventListener("popstate", () => follow(made), { signal: made.listeners.signal });
  }
  player.onRest = (word) => component.setStateValue("moment", word);
  // a choice that was cleared is a value too: on null Streamlit takes the default
  player.onChoose = (chosen) => component.setStateValue("selected", chosen ?? { kind: "none" });
  player.box.style.setProperty("--height", `${data.height}px`);
  if (player.version !== data.film) {
    const before = player.film && player.data.steps[player.step];
    player.version = data.film;
    player.playing = false;
    // another film stands still in the step that holds the first day of the step before it
    load(player, data.payload, before ? stepOn(data.payload, before.begin) : Math.max(0, placeOf(data.payload, asked())));
    if (before && before.word !== player.data.steps[player.step].word) rest(player);
  }
  document.fonts.load('450 13px "Source Sans"').then(() => repaint(player)).catch(() => null);
  return () => {
    leave(player);
    PLAYERS.delete(parentElement);
  };
}

function asked() {
  return new URLSearchParams(location.search).get("moment");
}

function placeOf(payload, word) {
  return payload.steps.findIndex((step) => step.word === word);
}

function stepOn(payload, day) {
  return Math.max(0, payload.steps.findLastIndex((step) => step.begin <= day));
}

// the browser's buttons back and forward
function follow(player) {
  const step = Math.max(0, placeOf(player.data, asked()));
  if (step === player.step) return;
  halt(player);
  show(player, step, { tween: false });
  rest(player);
}
