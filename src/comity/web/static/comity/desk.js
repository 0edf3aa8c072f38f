// Keys of the review desk. The page is complete without them: each key presses what is on it.

const KEYS = { a: '[value="accept"]', r: '[value="reject"]', u: '[value="undo"]' };

const open = document.getElementById("open");
const claims = [...document.querySelectorAll("[data-claim]")];
const here = claims.indexOf(open);

function go(step) {
  const link = claims[here + step]?.querySelector("a");
  if (link && claims[here + step] !== open) link.click();
}

function writing(target) {
  return target.closest("input:not([type=radio]), textarea, select") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.activeElement?.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "c") {
    const fields = open?.querySelector("details");
    if (!fields) return;
    fields.open = true;
    fields.querySelector("input, select, textarea")?.focus();
    event.preventDefault();
  } else if (KEYS[event.key]) open?.querySelector(`button${KEYS[event.key]}`)?.click();
});

const source = document.querySelector(".source");
const chosen = source?.querySelector(".chosen");
if (chosen) source.scrollTop = chosen.offsetTop - source.offsetTop - source.clientHeight / 3;
