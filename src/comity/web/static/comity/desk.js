// Keys of the review desk. The page is complete without them: each key presses what is on it.

const open = document.getElementById("open");
const rows = open ? [] : [...document.querySelectorAll("tr[data-claim] a")];
let leaving = false;

function pressed(key) {
  return document.querySelector(`[data-key="${key}"]`);
}

// One decision a page: a key held down, or pressed while the next page loads, decides nothing.
function press(found) {
  if (!found || leaving) return;
  leaving = found.tagName === "BUTTON" || found.tagName === "A";
  found.click();
}

function step(by) {
  const here = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, here + by))]?.focus();
}

function edit() {
  const fields = open?.querySelector("details.edit");
  if (!fields) return;
  fields.open = true;
  fields.querySelector("input, select, textarea")?.focus();
}

function say() {
  const words = document.getElementById("comment");
  if (!words) return;
  words.closest("details").open = true;
  words.focus();
}

function filter() {
  const form = document.getElementById("filters");
  if (form) form.querySelector("select, input:not([type=hidden])")?.focus();
  else press(pressed("/"));
}

function list() {
  const keys = document.getElementById("keys");
  keys.open = !keys.open;
  keys.classList.toggle("over", keys.open);
  if (keys.open) keys.querySelector("summary").focus();
}

function leave() {
  const keys = document.getElementById("keys");
  if (keys?.classList.contains("over")) list();
  document.activeElement?.blur();
}

const DOES = {
  j: () => (rows.length ? step(1) : press(pressed("j"))),
  k: () => (rows.length ? step(-1) : press(pressed("k"))),
  a: () => press(pressed("a")),
  r: () => press(pressed("r")),
  u: () => press(open?.querySelector('[data-key="u"]') ?? pressed("u")),
  e: edit,
  c: say,
  "/": filter,
  "?": list,
};

function writing(target) {
  return target.closest("input:not([type=radio], [type=checkbox]), textarea, select") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave();
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || writing(event.target)) return;
  const does = DOES[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});
window.addEventListener("pageshow", () => { leaving = false; });

// What was changed is shown beside the field before it is sent.
for (const label of open?.querySelectorAll(".fields label") ?? []) {
  const field = label.querySelector("input, select, textarea");
  const was = label.querySelector(".was");
  const before = field.value;
  const said = field.selectedOptions?.[0]?.textContent ?? before;
  field.addEventListener("input", () => {
    was.hidden = field.value === before;
    was.textContent = `${was.dataset.word} ${said || "–"}`;
  });
}

const source = document.querySelector(".source");
const chosen = source?.querySelector(".chosen");
if (chosen && source.scrollHeight > source.clientHeight) {
  source.scrollTop = chosen.offsetTop - source.offsetTop - source.clientHeight / 3;
}
