// The page of a signature under way looks again by itself, and only reloads when there is news.
const state = () => document.querySelector('[data-state]')?.dataset.state;
let pause = 1500;

async function look() {
  try {
    const answer = await fetch(location.pathname, { credentials: 'same-origin' });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.querySelector('[data-state]')?.dataset.state;
      if (now !== state()) {
        location.reload();
        return;
      }
    }
  } catch {
    // Offline: look again later.
  }
  pause = Math.min(pause * 1.5, 10000);
  setTimeout(look, pause);
}

setTimeout(look, pause);
