// What makes the desk quicker; everything works without it.
"use strict";

const live = document.getElementById("live");
const review = document.getElementById("review");
const keysOff = "balie-toetsen-uit";

function say(text) {
  live.textContent = "";
  window.setTimeout(() => { live.textContent = text; }, 60);
}

// What the page says on arrival is said once more, as screen readers miss what is there from the start.
for (const said of document.querySelectorAll(".said[role=status], .notice[role=status]")) {
  say(said.textContent.trim().replace(/\s+/g, " "));
}
document.getElementById("problem")?.focus();

// Marks and differences while somebody types.
let waiting = 0;
let asked = null;

function refresh(then) {
  asked?.abort();
  asked = new XMLHttpRequest();
  asked.open("POST", review.dataset.live);
  asked.responseType = "document";
  asked.addEventListener("load", (event) => {
    const answer = event.target;
    if (answer.status === 200 && answer.response) {
      take(answer.response);
      then?.();
    }
  });
  asked.send(new URLSearchParams(new FormData(review)));
}

function take(page) {
  const before = document.getElementById("privacy");
  const reasons = new Map();
  for (const field of before.querySelectorAll("textarea")) {
    reasons.set(field.id, field.value);
  }
  const opened = [...before.querySelectorAll("details[open] textarea")].map((field) => field.id);
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  const index = focused ? [...before.querySelectorAll("button, textarea, summary")].indexOf(focused) : -1;
  const current = currentMark();
  for (const part of page.querySelectorAll("[id]")) {
    if (part.id === "privacy" || part.id.startsWith("original_") || part.id.startsWith("shown_")) {
      const old = document.getElementById(part.id);
      const details = old?.closest("details");
      if (details && part.querySelector("ins, mark") && !old.querySelector("ins, mark")) {
        details.open = true;
      }
      old?.replaceWith(document.adoptNode(part));
    }
  }
  const privacy = document.getElementById("privacy");
  for (const [id, value] of reasons) {
    const field = document.getElementById(id);
    if (field) {
      field.value = value;
      field.closest("details").open = opened.includes(id);
    }
  }
  if (index >= 0) {
    const stops = [...privacy.querySelectorAll("button, textarea, summary")];
    (stops[Math.min(index, stops.length - 1)] ?? document.getElementById("privacy_title")).focus();
  }
  choose(Math.min(current, marks().length - 1));
  if (before.dataset.open !== privacy.dataset.open) {
    say(document.getElementById("privacy_state").textContent);
  }
}

function marks() {
  return [...document.querySelectorAll("[data-mark]")];
}

function currentMark() {
  return marks().findIndex((mark) => mark.classList.contains("current"));
}

function choose(number) {
  marks().forEach((mark, i) => mark.classList.toggle("current", i === number));
}

function replace(button) {
  const field = document.getElementById(button.dataset.field);
  const start = Number(button.dataset.start);
  const end = Number(button.dataset.end);
  if (!field || field.value.slice(start, end) !== button.dataset.old) {
    return false;
  }
  field.setRangeText(button.dataset.new, start, end, "end");
  changed = true;
  refresh(() => say(document.getElementById("privacy_state").textContent));
  return true;
}

let changed = false;
if (review) {
  review.addEventListener("input", (event) => {
    if (event.target.closest("#privacy")) {
      return;
    }
    changed = true;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(refresh, 350);
  });
  review.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-new]");
    if (button && replace(button)) {
      event.preventDefault();
    }
  });
  review.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) {
      event.preventDefault();
    }
  });
}

// Keyboard shortcuts: single keys, only outside fields, and never with Ctrl, Alt or Meta.
const sheet = document.getElementById("keys");
const on = document.getElementById("keys_on");

function stored() {
  try {
    return window.localStorage.getItem(keysOff);
  } catch (error) {
    // A browser that keeps nothing has the shortcuts on.
    return null;
  }
}

if (on) {
  on.checked = stored() === null;
  on.addEventListener("change", () => {
    if (on.checked) {
      window.localStorage.removeItem(keysOff);
    } else {
      window.localStorage.setItem(keysOff, "ja");
    }
  });
}

function move(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (rows.length > 0) {
    const at = rows.indexOf(document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + step))].focus();
    return;
  }
  const all = marks();
  if (all.length > 0) {
    const next = Math.max(0, Math.min(all.length - 1, currentMark() + step));
    choose(next);
    all[next].querySelector("button")?.focus();
    all[next].scrollIntoView({ block: "nearest" });
  }
}

function press(key) {
  if (key === "j" || key === "k") {
    move(key === "j" ? 1 : -1);
    return true;
  }
  if (key === "l") {
    window.location.href = "/balie/";
    return true;
  }
  if (key >= "1" && key <= "4") {
    const all = marks();
    const inside = document.activeElement.closest("[data-mark]");
    const mark = inside ?? all[Math.max(0, currentMark())];
    const button = mark?.querySelectorAll("button[data-new]")[Number(key) - 1];
    if (button) {
      choose(all.indexOf(mark));
      button.click();
    }
    return Boolean(button);
  }
  const target = document.querySelector(`[data-key="${key}"]`);
  const field = document.querySelector(`[data-focus="${key}"]`);
  if (target) {
    target.click();
  } else {
    field?.focus();
  }
  return Boolean(target || field);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || !sheet) {
    return;
  }
  if (event.key === "?") {
    sheet.showModal();
    event.preventDefault();
  } else if (!sheet.open && stored() === null && /^[a-z1-4]$/.test(event.key) && press(event.key)) {
    event.preventDefault();
  }
});
