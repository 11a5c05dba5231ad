import { builtinEnvironments, type Environment } from 'vitest/runtime'

const happyDom = builtinEnvironments['happy-dom']

let opened: Promise<unknown> | undefined

/**
 * One window for all the specs of a worker. They share their modules, and what those have taken from a window, such as
 * its document, must not change under them.
 */
const oneWindow: Environment = {
  name: 'one-window',
  viteEnvironment: happyDom.viteEnvironment ?? 'client',
  async setup(global, options) {
    opened ??= Promise.resolve(happyDom.setup(global, options))
    await opened
    return { teardown: () => {} }
  },
}

export default oneWindow
