import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './protocol.ts'
import { leaveImagesOut } from './without-images.ts'

// The thread that runs the model: one request after the other, in the order in which they come.

/** From -20 to 19; 0 is that of all other threads. */
const politeness = 5

// What was written is delivered before anybody says what it is about. Linux alone gives each thread its own priority.
if (process.platform === 'linux') setPriority(politeness)

const start: WorkerStart = workerData
const answer = (message: WorkerAnswer) => parentPort?.postMessage(message)

try {
  leaveImagesOut()
  const { loadModel } = await import('./loaded-model.ts')
  const model = await loadModel(start.source)
  parentPort?.on('message', async (request: WorkerRequest) => {
    answer({ kind: 'judged', shares: await model.judge(request.texts) })
  })
  answer({ kind: 'ready', modelVersion: model.version })
} catch (error) {
  answer({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
}
