// The player on a page of the app: it takes the film from Python once, and tells where it rests and what was chosen.
// What plays (views/assets/player*.js) stands before it in the same module.

const PLAYERS = new WeakMap(); // parentElement → the player in it

export default function (component) {
  const { parentElement, data } = component;
  let player = PLAYERS.get(parentElement);
  if (!player) {
    player = newPlayer(parentElement);
    PLAYERS.set(parentElement, player);
  }
  player.onRest = (word) => component.setStateValue("moment", word);
  // a choice that was cleared is a value too: on null Streamlit takes the default
  player.onChoose = (chosen) => component.setStateValue("selected", chosen ?? { kind: "none" });
  player.box.style.setProperty("--height", `${data.height}px`);
  const film = data.film;
  if (player.version !== film) {
    // another film stands still where the last one did, as far as it has that step
    const word = player.wish === data.wish && player.film ? player.data.steps[player.step].word : data.moment;
    player.version = film;
    player.playing = false;
    load(player, data.payload, Math.max(0, data.payload.steps.findIndex((step) => step.word === word)));
  } else if (player.wish !== data.wish) {
    halt(player);
    show(player, Math.max(0, data.payload.steps.findIndex((step) => step.word === data.moment)), { tween: false });
  }
  player.wish = data.wish; // the number of the last moment that Python asked for
  document.fonts.load('450 13px "Source Sans"').then(() => { player.names = null; request(player); }).catch(() => null);
  return () => {
    leave(player);
    PLAYERS.delete(parentElement);
  };
}

