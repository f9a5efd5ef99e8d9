const canvas = document.getElementById('canvas');
const stage = document.getElementById('stage');
const shown = document.getElementById('zoom');
const blocks = [...document.querySelectorAll('.block')];
const edges = [...document.querySelectorAll('.edge')];
const size = { width: Number(stage.dataset.width), height: Number(stage.dataset.height) };
const [least, most] = [0.1, 3];
let view = { x: 0, y: 0, scale: 1 };
let chosen = null;

/* ---------------------------------------------------------------- the view */
function show(next, glides = false) {
  view = next;
  stage.classList.toggle('glides', glides);
  stage.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  canvas.style.backgroundPosition = `${view.x}px ${view.y}px`;
  canvas.style.backgroundSize = `${24 * view.scale}px ${24 * view.scale}px`;
  shown.value = `${Math.round(view.scale * 100)} %`;
}

function zoomTo(scale, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2, glides = false) {
  const next = Math.min(most, Math.max(least, scale));
  const by = next / view.scale;
  show({ x: x - (x - view.x) * by, y: y - (y - view.y) * by, scale: next }, glides);
}

function fit(glides = false) {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const scale = Math.min(1, Math.max(least, Math.min(width / size.width, height / size.height)));
  show({ x: (width - size.width * scale) / 2, y: (height - size.height * scale) / 2, scale }, glides);
}

/* Scrolls a block that a key or a link selects into view, at a readable size. */
function reveal(block) {
  const scale = Math.max(view.scale, 0.75);
  const [x, y] = [block.offsetLeft + block.offsetWidth / 2, block.offsetTop + block.offsetHeight / 2];
  const box = block.getBoundingClientRect();
  const inside = canvas.getBoundingClientRect();
  const isSeen =
    view.scale === scale &&
    box.left >= inside.left &&
    box.right <= inside.right &&
    box.top >= inside.top &&
    box.bottom <= inside.bottom;
  if (!isSeen) {
    show({ x: canvas.clientWidth / 2 - x * scale, y: canvas.clientHeight / 2 - y * scale, scale }, true);
  }
}

/* -------------------------------------------------------------- the choice */
function choose(block, focuses = true) {
  chosen = block;
  stage.classList.toggle('chosen', block !== null);
  for (const other of blocks) {
    other.setAttribute('aria-pressed', String(other === block));
  }
  for (const edge of edges) {
    edge.classList.toggle('to', edge.dataset.from === block?.id);
    edge.classList.toggle('from', edge.dataset.to === block?.id && edge.dataset.from !== block?.id);
  }
  for (const facts of document.querySelectorAll('#facts section')) {
    facts.hidden = facts.dataset.of !== (block?.id ?? '');
  }
  document.getElementById('facts').scrollTop = 0;
  if (block) {
    hold(block);
    reveal(block);
    if (focuses) {
      block.focus({ preventScroll: true });
    }
    history.replaceState(null, '', `#${encodeURIComponent(block.dataset.name)}`);
  }
}

/* Only one block is in the tab order. The arrow keys move from it. */
function hold(block) {
  for (const other of blocks) {
    other.tabIndex = other === block ? 0 : -1;
  }
}

function neighbour(block, key) {
  const [across, along] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  let best = null;
  for (const other of blocks) {
    const [x, y] = [other.offsetLeft - block.offsetLeft, other.offsetTop - block.offsetTop];
    const ahead = x * across + y * along;
    const aside = Math.abs(across ? y : x);
    if (other !== block && ahead > 0 && (best === null || ahead + 3 * aside < best.far)) {
      best = { other, far: ahead + 3 * aside };
    }
  }
  return best?.other ?? null;
}

for (const block of blocks) {
  block.addEventListener('click', () => choose(block));
  block.addEventListener('focus', () => {
    hold(block);
    if (block.matches(':focus-visible')) {
      reveal(block);
    }
  });
}

document.addEventListener('click', (event) => {
  const target = event.target.closest('[data-goes]');
  if (target) {
    choose(document.getElementById(target.dataset.goes));
  }
});

/* ---------------------------------------------------------------- pointers */
const pointers = new Map();

function spread() {
  const [a, b] = [...pointers.values()];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, far: Math.hypot(a.x - b.x, a.y - b.y) };
}

canvas.addEventListener('pointerdown', (event) => {
  if (event.button === 0 && !event.target.closest('.block')) {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, moved: false });
    canvas.setPointerCapture(event.pointerId);
    canvas.classList.add('pans');
  }
});
canvas.addEventListener('pointermove', (event) => {
  const last = pointers.get(event.pointerId);
  if (!last) {
    return;
  }
  const now = { x: event.clientX, y: event.clientY, moved: true };
  if (pointers.size === 2) {
    const before = spread();
    pointers.set(event.pointerId, now);
    const after = spread();
    const box = canvas.getBoundingClientRect();
    zoomTo((view.scale * after.far) / Math.max(1, before.far), after.x - box.left, after.y - box.top);
  } else {
    pointers.set(event.pointerId, now);
    show({ ...view, x: view.x + now.x - last.x, y: view.y + now.y - last.y });
  }
});
for (const over of ['pointerup', 'pointercancel']) {
  canvas.addEventListener(over, (event) => {
    const last = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    canvas.classList.toggle('pans', pointers.size > 0);
    if (last && !last.moved && over === 'pointerup') {
      choose(null);
    }
  });
}
canvas.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    if (event.shiftKey) {
      show({ ...view, x: view.x - (event.deltaX || event.deltaY) });
    } else {
      const step = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
      zoomTo(
        view.scale * Math.exp(-step * (event.ctrlKey ? 0.01 : 0.0016)),
        event.clientX - box.left,
        event.clientY - box.top,
      );
    }
  },
  { passive: false },
);

/* -------------------------------------------------------------------- keys */
const search = document.getElementById('search');

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.target === search) {
    if (event.key === 'Escape') {
      search.value = '';
      find();
      search.blur();
    } else if (event.key === 'Enter') {
      const found = blocks.find((block) => search.value && !block.classList.contains('missed'));
      if (found) {
        choose(found);
      }
    }
    return;
  }
  const block = event.target.closest?.('.block');
  if (block && event.key.startsWith('Arrow')) {
    event.preventDefault();
    neighbour(block, event.key)?.focus({ preventScroll: true });
  } else if (event.key === '+' || event.key === '=') {
    zoomTo(view.scale * 1.25, undefined, undefined, true);
  } else if (event.key === '-') {
    zoomTo(view.scale / 1.25, undefined, undefined, true);
  } else if (event.key === '0') {
    fit(true);
  } else if (event.key === '/') {
    event.preventDefault();
    search.focus();
  } else if (event.key === 'Escape') {
    choose(null);
  }
});

function find() {
  const text = search.value.trim().toLowerCase();
  for (const block of blocks) {
    block.classList.toggle('missed', text !== '' && !block.dataset.text.includes(text));
  }
}
search.addEventListener('input', find);

/* ----------------------------------------------------------------- buttons */
document.getElementById('in').addEventListener('click', () => zoomTo(view.scale * 1.25, undefined, undefined, true));
document.getElementById('out').addEventListener('click', () => zoomTo(view.scale / 1.25, undefined, undefined, true));
document.getElementById('fit').addEventListener('click', () => fit(true));
document.getElementById('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
});

addEventListener('resize', () => chosen === null && fit());
fit();
const linked = decodeURIComponent(location.hash.slice(1));
const start = blocks.find((block) => block.dataset.name === linked);
if (start) {
  choose(start, false);
}
