import module from 'node:module'
import { setPriority } from 'node:os'
import type { LoadedModel } from './loaded-model.ts'
import { type ModelAnswer, requestSchema } from './protocol.ts'
import { leaveImagesOut } from './without-images.ts'

// The process that runs the model: one request after the other, in the order in which they come.

/** From -20 to 19; 0 is that of all others. What was written is delivered before anybody says what it is about. */
const politeness = 5

setPriority(politeness)
// A seventh of the time until the first answer. A product that keeps compiled code elsewhere says so (NODE_COMPILE_CACHE).
module.enableCompileCache?.()
leaveImagesOut()
const answer = (message: ModelAnswer) => process.send?.(message)
let model: LoadedModel | undefined

process.on('message', async (message) => {
  const request = requestSchema.parse(message)
  if (request.kind === 'judge') {
    if (model !== undefined) answer({ kind: 'judged', shares: await model.judge(request.texts) })
    return
  }
  try {
    const { loadModel } = await import('./loaded-model.ts')
    model = await loadModel(request.source)
    answer({ kind: 'ready', modelVersion: model.version })
    // Compiled code for the next time: this process is killed once nobody needs it, and writes nothing then.
    module.flushCompileCache?.()
  } catch (error) {
    answer({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
  }
})

// It ends with the process that started it, and not before: Ctrl-C in a terminal goes to both of them.
process.on('disconnect', () => process.exit())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
