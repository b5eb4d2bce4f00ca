// Draws what has changed without ever keeping the page busy: one thing a frame, each only so often, and the longer it
// took the last time, the later it is drawn again.

const PAUSE_PER_COST = 8;

/** On a busy machine a drawing may seem dear that is not; nothing is out of date for longer than this. */
const LONGEST_PAUSE_MILLIS = 2500;

/** Gives back a function that makes jobs of drawing functions; a job is called whenever its drawing is out of date. */
export function painter() {
  const jobs = [];
  let waiting = false;

  function wait() {
    if (waiting) return;
    const asked = jobs.filter((job) => job.asked);
    if (!asked.length) return;
    waiting = true;
    const soonest = Math.min(...asked.map((job) => job.next)) - performance.now();
    const frame = () => requestAnimationFrame(paint);
    if (soonest > 16) setTimeout(frame, soonest);
    else frame();
  }

  function paint() {
    waiting = false;
    const start = performance.now();
    const due = jobs.filter((job) => job.asked && job.next <= start).sort((a, b) => a.next - b.next)[0];
    if (due) {
      due.asked = false;
      due.draw();
      const end = performance.now();
      due.next = end + Math.max(due.every, Math.min(PAUSE_PER_COST * (end - start), LONGEST_PAUSE_MILLIS));
    }
    wait();
  }

  return (draw, every) => {
    const job = { draw, every, next: 0, asked: false };
    jobs.push(job);
    return () => {
      job.asked = true;
      wait();
    };
  };
}
