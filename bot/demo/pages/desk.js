// The front desk in the browser: asks for the state, draws what has changed, sends what is pressed.
const TAB = "alongside-place";
const EVERY = 1000;
const SIGNS = { channel: "#", thread: "↳", dm: "@" };
const DUE = {
  "agreement-card": "The card of a suggestion changes",
  "agreement-close": "A suggestion is decided",
  "agreement-forget-draft": "A second draft is forgotten",
  "agreement-review": "The circle looks at its agreement again",
  "agreement-review-card": "The card of that look changes",
  "agreement-review-close": "That look ends",
  "agreement-tell": "The circle is told what it agreed",
  "buddy-close": "The time for a proposal is over",
  "buddy-company": "Buddies are asked whether it is still good",
  "buddy-fading": "Somebody who waits long for a buddy is asked whether they stay",
  "buddy-forget": "What is left of a buddy pair is deleted",
  "buddy-meet": "Two buddies get their thread",
  "buddy-note": "A note in a thread of its own is deleted",
  "buddy-out": "Somebody is told about their place in the buddy queue",
  "buddy-outcome": "Somebody is told what became of a proposal",
  "buddy-over": "Somebody is told that a pairing has ended",
  "buddy-run": "Pairs are looked for in the buddy queue",
  "buddy-shut": "The thread of a pairing that has ended is locked",
  "buddy-soon": "Pairs are looked for in the buddy queue",
  "buddy-tell": "Somebody gets a proposal",
  "circle-retired": "What belonged to a circle ends",
  "format-unsaved": "A format that was not saved is forgotten",
  "members:erase": "Somebody is erased",
  "members:look": "The bot sees who has left the server",
  "members:receipt": "Somebody is told that they are erased",
  "members:sweep": "What was kept long enough is forgotten",
  "pair-open": "A pair gets its thread",
  "pair-rest": "The thread of a pair goes to rest",
  "pair-signal": "A pair hears that it is time to swap",
  "report-letter": "Somebody is told what became of their report",
  "report-notice": "Moderators hear of a report",
  "round-close": "The round closes",
  "round-ending": "The round ends",
  "round-forget": "Who was here is forgotten",
  "round-pairs": "People are put together in pairs",
  "round-post": "The card of a round is posted",
  "round-remind-one": "Somebody is reminded of a round",
  "round-turn": "The thread says whose turn it is",
  "round-turn-look": "The bot sees whether the person whose turn it is has left",
  "round-unheard": "Keepers hear whether somebody waits for an answer",
  "schedule": "A round opens by itself",
  "schedule-remind": "Those who asked are reminded of a round",
  "schedule-rest": "Keepers hear that a schedule takes a rest",
  "schedule-unsaved": "A schedule that was not saved is forgotten",
  "signposts:correct": "What was shared of a service is put right",
  "signposts:forget": "A file of services is forgotten",
  "signposts:month": "Moderators hear which services to check",
  "signposts:standing": "A service that was shared is due to be checked",
  "signposts:wrong": "Moderators hear that something is wrong with a service",
};

const $ = (selector, root = document) => root.querySelector(selector);
const drawn = new Map();
let state = null;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// A form that opens a place in the second tab; the server answers with the way there.
function opener(person, place, ...button) {
  const form = make("form", { class: "go", method: "post", action: "/open", target: TAB });
  form.append(hidden("person", person.key), hidden("place", place.id), ...button);
  return form;
}
const hidden = (name, value) => make("input", { type: "hidden", name, value });

// Draws a part of the page again only if it would look different, and keeps the keyboard where it was.
function draw(key, value, render) {
  const fingerprint = JSON.stringify(value);
  if (drawn.get(key) === fingerprint) return;
  drawn.set(key, fingerprint);
  const held = document.activeElement?.dataset?.key;
  render();
  if (held) $(`[data-key="${held}"]`)?.focus();
}

function title(place) {
  return place.kind === "channel" ? `#${place.name}` : place.kind === "dm" ? "Direct messages" : place.name;
}

function placeButton(person, place) {
  const here = state.open?.person === person.key && state.open?.place === place.id;
  const count = here ? "open now" : place.messages === 1 ? "1 message" : `${place.messages} messages`;
  return make("button", {
    type: "submit", class: here ? "open" : "", "data-key": `${person.key}-${place.id}`,
    "aria-label": `Open ${title(place)} as ${person.name}, ${count}`,
  },
  make("span", { "aria-hidden": "true" }, SIGNS[place.kind]),
  make("span", { class: "name" }, place.kind === "channel" ? place.name : title(place)),
  make("span", { class: "count" }, count));
}

function personCard(person) {
  const id = `person-${person.key}`;
  return make("article", { class: "person", "aria-labelledby": id },
    make("div", { class: "who" },
      make("span", { class: "face", "aria-hidden": "true", "data-colour": person.colour }, person.name[0]),
      make("div", {},
        make("h3", { id }, person.name, " ", make("span", { class: "part" }, person.part)),
        make("p", { class: "about" }, person.about))),
    make("ul", { class: "places" }, ...person.places.map((place) =>
      make("li", { class: place.kind }, opener(person, place, placeButton(person, place))))));
}

function drawPeople() {
  $("#people").replaceChildren(...state.people.map(personCard));
  for (const face of document.querySelectorAll(".face")) {
    face.style.setProperty("--face", face.dataset.colour);
  }
}

function drawStart() {
  for (const step of document.querySelectorAll("#start li")) {
    const person = state.people.find(({ key }) => key === step.dataset.person);
    const wanted = step.dataset.place;
    const place = person?.places.find(({ id, name }) => wanted ? name === wanted : id === state.circle);
    $("form", step)?.remove();
    if (!place) continue;
    step.append(opener(person, place, make("button", {
      type: "submit", class: "main", "data-key": `start-${person.key}-${place.id}`,
    }, `Open ${title(place)} as ${person.name}`)));
  }
}

function drawTime() {
  const now = new Date(state.now);
  const utc = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(now);
  $("#time").textContent = utc({ hour: "2-digit", minute: "2-digit" });
  $("#time").dateTime = state.now;
  $("#day").textContent = `${utc({ weekday: "long", day: "numeric", month: "long" })}, UTC`;
  $("#flow").checked = state.flowing;
}

function drawDue() {
  const now = new Date(state.now);
  const rows = state.due.map((job) => make("li", {},
    make("span", {}, DUE[job.kind], make("small", {}, when(new Date(job.at), now))),
    make("button", { type: "button", "data-at": job.at, "data-key": `due-${job.kind}-${job.key}` }, "Jump there")));
  $("#due").replaceChildren(...(rows.length ? rows : [make("li", { class: "empty" }, "Nothing is waiting.")]));
}

function when(at, now) {
  const minutes = Math.max(0, Math.round((at - now) / 60000));
  if (minutes < 60) return minutes === 1 ? "in 1 minute" : `in ${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return hours === 1 ? "in 1 hour" : `in ${hours} hours`;
  return `in ${Math.round(hours / 24)} days`;
}

function drawFaults() {
  $("#faults").hidden = !state.faults.length;
  $("#faults ul").replaceChildren(...state.faults.map(({ summary, details }) => make("li", {},
    details ? make("details", {}, make("summary", {}, summary), make("pre", {}, details)) : summary)));
}

// ---- message menus

const menus = $("#menus");
function fill(select, pairs) {
  const before = select.value;
  select.replaceChildren(...pairs.map(([value, text]) => make("option", { value }, text)));
  if (pairs.some(([value]) => value === before)) select.value = before;
}

function drawMenus() {
  fill(menus.elements.person, state.people.map(({ key, name }) => [key, name]));
  fill(menus.elements.menu, state.menus.map((name) => [name, name]));
  drawMenuPlaces();
}

function drawMenuPlaces() {
  const person = state.people.find(({ key }) => key === menus.elements.person.value);
  const places = (person?.places ?? []).filter(({ kind }) => kind !== "dm");
  fill(menus.elements.place, places.map((place) => [place.id, title(place)]));
  void drawMessages();
}

async function drawMessages() {
  const { person, place, message } = menus.elements;
  const answer = place.value && await fetch(`/messages?${new URLSearchParams({ person: person.value, place: place.value })}`);
  const found = answer?.ok ? await answer.json() : [];
  fill(message, found.map(({ id, by, says }) => [id, `${by}: ${says}`]));
  $("button", menus).disabled = !found.length || !state.menus.length;
}

menus.elements.person.addEventListener("change", drawMenuPlaces);
menus.elements.place.addEventListener("change", drawMessages);
menus.elements.message.addEventListener("focus", drawMessages);

// ---- asking and telling

function show(next) {
  state = next;
  $("#lost").hidden = true;
  $("#community").textContent = state.community;
  draw("people", [state.people, state.open], drawPeople);
  draw("start", [state.circle, state.people.map(({ key, name }) => [key, name])], drawStart);
  draw("time", [state.now, state.flowing], drawTime);
  draw("due", [state.due, state.due.map(({ at }) => when(new Date(at), new Date(state.now)))], drawDue);
  draw("faults", state.faults, drawFaults);
  draw("menus", [state.menus, state.people.map(({ places }) => places)], drawMenus);
}

async function look() {
  try {
    const answer = await fetch("/state");
    if (answer.ok) show(await answer.json());
  } catch {
    $("#lost").hidden = false;
  }
  setTimeout(look, EVERY);
}

async function tell(path, body, said) {
  const buttons = document.querySelectorAll(".jumps button, .due button");
  for (const button of buttons) button.disabled = true;
  $("#said").textContent = "Moving the clock …";
  try {
    const answer = await fetch(path, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    if (answer.ok) show(await answer.json());
    $("#said").textContent = answer.ok ? said : await answer.text();
  } catch {
    $("#lost").hidden = false;
  }
  for (const button of buttons) button.disabled = false;
}

document.addEventListener("click", ({ target }) => {
  const { seconds, at } = target.dataset;
  if (seconds) void tell("/advance", { seconds: Number(seconds) }, `Moved on: ${target.textContent.slice(1)}.`);
  if (at) void tell("/jump", { at }, "You are there.");
});
$("#flow").addEventListener("change", ({ target }) =>
  void tell("/flow", target.checked, target.checked ? "Time passes." : "The clock stands still."));

// A form cannot bring an open tab to the front; the window's own name for it can.
document.addEventListener("submit", ({ target }) => {
  if (target.target === TAB) window.open("", TAB)?.focus();
});

void look();
