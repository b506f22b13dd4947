// The film on a page of its own: one payload, that never changes. What plays stands before it in the same module.

const film = newPlayer(document);
load(film, JSON.parse(document.getElementById("data").textContent), 0);
