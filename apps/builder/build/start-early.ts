import type { Plugin, Rolldown } from 'vite'

/**
 * Lets the page ask for `module` and all that it needs together with its first script, which would otherwise ask for it
 * only when it runs.
 */
export function startEarly(module: RegExp): Plugin {
  return {
    name: 'start-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const wanted = new Set<string>()
        const want = (file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined) => {
          if (file?.type !== 'chunk' || wanted.has(file.fileName)) return
          wanted.add(file.fileName)
          for (const name of file.imports) want(bundle[name])
        }
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk' && module.test(file.facadeModuleId ?? '')) want(file)
        }
        return [...wanted]
          .filter((name) => !html.includes(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/admin/${name}` },
            injectTo: 'head',
          }))
      },
    },
  }
}
