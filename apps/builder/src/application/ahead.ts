const workflowAddress = /^\/admin\/workflows\/(?!templates$)(?<workflowId>[^/]+)$/

/**
 * Asks for what the page at `address` needs while the code that draws pages is still on its way: its own code, and the
 * answers of the API that it begins with. It would otherwise ask for one after the other, each when it knows that it
 * needs it. Pages that are not here lose nothing but that time.
 */
export function askAhead(address: string): void {
  const workflowId = workflowAddress.exec(address)?.groups?.workflowId
  if (workflowId === undefined) return
  for (const path of ['session', `workflows/${workflowId}`, 'plugins']) keepAnswer(`/api/v1/${path}`)
  for (const code of [import('./shell/Shell'), import('../features/workflows/editor/EditorPage')]) {
    // The router asks again, and shows what went wrong.
    code.catch(() => {})
  }
}

/** Has the browser ask for `address` now, and give the answer to whoever fetches it first. */
function keepAnswer(address: string): void {
  const link = document.createElement('link')
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: address })
  document.head.append(link)
}
