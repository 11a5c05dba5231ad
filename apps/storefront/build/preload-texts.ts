import type { Plugin } from 'vite'

/**
 * Names the chunk of each language in the page, so that the server leaves in the one that the reader needs: it travels
 * beside the program, not after it.
 */
export function preloadTexts(): Plugin {
  return {
    name: 'preload-texts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle).flatMap((chunk) => {
          const source = chunk.type === 'chunk' ? chunk.facadeModuleId : null
          const language = /storefront[\\/](en|ko|ja)\.[jt]s$/.exec(source ?? '')?.[1]
          if (language === undefined) return []
          const attrs = {
            rel: 'modulepreload',
            crossorigin: true,
            'data-language': language,
            href: `/${chunk.fileName}`,
          }
          return [{ tag: 'link', attrs, injectTo: 'head' as const }]
        }),
    },
  }
}
