"use strict";
// Finds items that hold every word of the query, as the beginning of a word of theirs.
// Blocks are scripts, since a page that was opened from a folder may not fetch anything.
const MOST = 60;
const root = document.getElementById("search");
const field = document.getElementById("words");
const told = document.getElementById("told");
const list = document.getElementById("found");
const briefs = [];
let loading = null;
let asked = 0;

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

// Called by each block: [file, title, cut-off, label, [[fragment, section, text], ...]].
window.briefingBlock = (block) => {
  for (const [file, title, cutOff, label, items] of block) {
    const named = folded(title);
    const own = items.map((item) => [...item, ` ${folded(item[2])}`]);
    briefs.push({ file, title, cutOff, label, named: ` ${named}`, items: own });
  }
};

function block(name) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = name;
    script.onload = done;
    script.onerror = () => failed(new Error(name));
    document.head.append(script);
  });
}

const names = (root.dataset.blocks || "").split(" ").filter(Boolean);
const lazily = "lazily" in root.dataset;
let left = names.length;

function sorted() {
  briefs.sort((a, b) => (a.cutOff < b.cutOff ? 1 : a.cutOff > b.cutOff ? -1 : a.file < b.file ? -1 : 1));
}

// All blocks at once; of a large site the first one, the newest.
function begin() {
  const first = lazily ? names.slice(0, 1) : names;
  loading ||= Promise.all(first.map(block)).then(() => {
    left -= first.length;
    sorted();
  });
  return loading;
}

// One more block of a large site.
function more() {
  loading = loading.then(async () => {
    if (!left) return;
    await block(names[names.length - left]);
    left -= 1;
    sorted();
  });
  return loading;
}

function holds(text, words) {
  return words.every((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (!/[\p{L}\p{N}]/u.test(text[at - 1] || " ") || /\p{Script=Han}/u.test(word)) return true;
    }
    return false;
  });
}

function element(name, text, kind) {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function hit(brief, fragment, section, text) {
  const made = document.createElement("li");
  const link = element("a", text);
  link.href = brief.file + (fragment ? `#${encodeURIComponent(fragment)}` : "");
  link.dir = "auto";
  const day = brief.cutOff.slice(0, 10);
  made.append(link, element("p", `${brief.label} \u00b7 ${day} \u00b7 ${section} \u00b7 ${brief.title}`, "whose"));
  return made;
}

function find(words) {
  const made = [];
  let count = 0;
  const add = (...each) => { if (count++ < MOST) made.push(hit(...each)); };
  for (const brief of briefs) {
    if (holds(brief.named, words)) add(brief, "", "Title", brief.title);
    for (const [fragment, section, text, own] of brief.items) {
      if (holds(own, words)) add(brief, fragment, section, text);
    }
  }
  list.replaceChildren(...made);
  const shown = count > MOST ? `, the first ${MOST} shown` : "";
  const where = left ? ` in the newest ${briefs.length} briefs` : "";
  told.textContent = count === 0 ? `Nothing found${where}.` : `${count} found${where}${shown}.`;
  return count;
}

async function ask() {
  const mine = ++asked;
  const words = folded(field.value).match(/[\p{L}\p{N}]+/gu) || [];
  if (!words.length) {
    list.replaceChildren();
    told.textContent = "";
    return;
  }
  if (!loading) told.textContent = "Loading the texts\u2026";
  try {
    await begin();
    while (mine === asked && find(words) < MOST && left) await more();
  } catch (error) {
    told.textContent = `A part of the search is missing: ${error.message}.`;
    return;
  }
}

root.hidden = false;
field.addEventListener("input", ask);
if (location.hash.startsWith("#find=")) {
  field.value = decodeURIComponent(location.hash.slice(6));
  ask();
}
