import module from 'node:module'

const nothing = { url: 'data:text/javascript,export default () => {}', format: 'module', shortCircuit: true }

/**
 * Keeps the library for images out of this process: transformers.js loads it with itself, and it takes a seventh of the
 * time of starting and of the memory, though nobody here reads an image. To be called before transformers.js is loaded.
 */
export function leaveImagesOut(): void {
  // Node 20 has no such hooks; there, the library is loaded.
  if (!('registerHooks' in module)) return
  module.registerHooks({
    resolve: (name, context, next) => (name === 'sharp' ? nothing : next(name, context)),
  })
}
