// A frame of the page that tests pretend takes no time: they wait for answers, not for a screen.
window.requestAnimationFrame = (callback) => setTimeout(() => callback(performance.now())) as unknown as number;
window.cancelAnimationFrame = (handle) => clearTimeout(handle);
