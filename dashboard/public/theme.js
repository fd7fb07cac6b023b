// Runs before the first paint, so that a page opened at night never flashes white.
(function () {
  var stored = null;
  try {
    stored = localStorage.getItem('vigia.theme');
  } catch {
    // Storage may be forbidden; the system's preference decides then.
  }
  var dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
