// Asks for what a workflow's page needs while the code that draws pages is still on its way: its own code, and the
// answers of the API that it begins with. Each would otherwise be asked for when what needs it has run. A classic script
// in a file, because it runs before the modules and the Content-Security-Policy allows none in the page. Pages that are
// not here lose nothing but that time; the router asks again, and shows what went wrong.
;(() => {
  const { code = '', typeface = '' } = document.currentScript?.dataset ?? {}
  const workflow = /^\/admin\/workflows\/(?!templates$)([^/]+)$/.exec(location.pathname)?.[1]
  if (workflow === undefined) return
  const ask = (properties) => document.head.append(Object.assign(document.createElement('link'), properties))
  for (const path of ['session', `workflows/${workflow}`, 'plugins']) {
    ask({ rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: `/api/v1/${path}` })
  }
  for (const href of code.split(' ').filter((name) => name !== '')) {
    ask(
      href.endsWith('.css')
        ? { rel: 'preload', as: 'style', crossOrigin: 'anonymous', href }
        : { rel: 'modulepreload', crossOrigin: 'anonymous', href },
    )
  }
  // In Korean, Latin words have the typeface of the others.
  const korean = /^"?ko/.test(localStorage.getItem('counterflow.language') ?? navigator.language)
  if (typeface !== '' && !korean) {
    ask({ rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href: typeface })
  }
})()
