// Runs before the first paint, so that a dark screen never flashes white. A file because the
// Content-Security-Policy allows no inline script.
;(() => {
  const wanted = localStorage.getItem('counterflow.color-scheme') ?? 'auto'
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const scheme = wanted === 'auto' ? (dark ? 'dark' : 'light') : wanted
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme)
})()
