// For `node --import`: lets a test start a process from TypeScript sources, whose imports end in `.js`.
// Node removes the types by itself; only the names need help.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, nextResolve) {
    try {
      return nextResolve(specifier, context)
    } catch (error) {
      if (!specifier.startsWith('.') || !specifier.endsWith('.js')) throw error
      return nextResolve(specifier.replace(/\.js$/, '.ts'), context)
    }
  },
})
