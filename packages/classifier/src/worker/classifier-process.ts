import module from 'node:module'
import { type LoadedModel, loadModel } from './loaded-model.ts'
import { type ModelAnswer, requestSchema } from './protocol.ts'

// The process that runs the model: one request after the other, in the order in which they come.

const answer = (message: ModelAnswer) => process.send?.(message)
let model: LoadedModel | undefined

process.on('message', async (message) => {
  const request = requestSchema.parse(message)
  if (request.kind === 'judge') {
    if (model !== undefined) answer({ kind: 'judged', shares: await model.judge(request.texts) })
    return
  }
  try {
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
