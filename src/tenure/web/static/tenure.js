// What pages do better with scripts; each works without.
import { createAll, Button, CharacterCount, ErrorSummary, PasswordInput } from "./vendor/govuk.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
[Button, CharacterCount, ErrorSummary, PasswordInput].forEach((component) => createAll(component));

// Opens every table before printing, so that what prints is what could be shown.
const closed = new Set();
addEventListener("beforeprint", () => {
  document.querySelectorAll("details.more:not([open])").forEach((one) => closed.add(one) && (one.open = true));
});
addEventListener("afterprint", () => {
  closed.forEach((one) => (one.open = false));
  closed.clear();
});

// Warns five minutes before a sign-in ends, and lets it go on.
const { minutes, stay } = document.body.dataset;
if (minutes) warnBefore(Number(minutes), stay);

function warnBefore(length, address) {
  const bar = document.createElement("div");
  bar.className = "time-up";
  bar.hidden = true;
  bar.setAttribute("role", "alertdialog");
  bar.setAttribute("aria-label", "Your sign-in is about to end");
  document.body.append(bar);
  setTimeout(() => show(bar, length, address), (length - 5) * 60000);
}

function show(bar, length, address) {
  const inside = document.createElement("div");
  inside.className = "in";
  const words = document.createElement("p");
  words.textContent = "You will be signed out in 5 minutes. What you have not sent will be lost.";
  const button = document.createElement("button");
  button.className = "govuk-button";
  button.textContent = "Stay signed in";
  button.addEventListener("click", async () => {
    const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token() } });
    bar.remove();
    answer.ok ? warnBefore(length, address) : location.reload();
  });
  inside.append(words, button);
  bar.replaceChildren(inside);
  bar.hidden = false;
  button.focus();
}

function token() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}
