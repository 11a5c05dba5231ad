import type { Plugin, Rolldown } from 'vite'

interface EarlyModules {
  /** What every page starts with. */
  start: RegExp
  /** What the page behind an address needs besides; `public/ahead.js` decides by the address. */
  ahead: RegExp
  /** The typeface of Latin words, which a browser asks for only when it has laid them out in another one. */
  typeface: RegExp
}

/**
 * Lets the page ask for code together with its first script, which would otherwise ask for it only when it runs: for
 * modules and all that they need.
 */
export function startEarly({ start, ahead, typeface }: EarlyModules): Plugin {
  return {
    name: 'start-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const first = neededBy(start, bundle).filter((name) => !html.includes(name))
        const later = neededBy(ahead, bundle).filter((name) => !first.includes(name) && !html.includes(name))
        const addresses = (names: string[]) => names.map((name) => `/admin/${name}`).join(' ')
        const faces = Object.keys(bundle).filter((name) => typeface.test(name))
        return {
          html: html.replace(
            '/ahead.js"',
            `/ahead.js" data-code="${addresses(later)}" data-typeface="${addresses(faces)}"`,
          ),
          tags: first.map((name) => ({
            tag: 'link',
            attrs: {
              ...(name.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' }),
              crossorigin: true,
              href: `/admin/${name}`,
            },
            injectTo: 'head',
          })),
        }
      },
    },
  }
}

/** The scripts that the modules are in, with all that those import at once, and their styles. */
function neededBy(modules: RegExp, bundle: Rolldown.OutputBundle): string[] {
  const wanted = new Set<string>()
  const want = (file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined) => {
    if (file?.type !== 'chunk' || wanted.has(file.fileName)) return
    wanted.add(file.fileName)
    for (const style of file.viteMetadata?.importedCss ?? []) wanted.add(style)
    for (const name of file.imports) want(bundle[name])
  }
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && modules.test(file.facadeModuleId ?? '')) want(file)
  }
  return [...wanted]
}
