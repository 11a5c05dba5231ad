import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'

it('puts nothing in the place of the library for images, which this package could not even find', async () => {
  const source = new URL('./without-images.ts', import.meta.url)
  const code = `
    const { leaveImagesOut } = await import(${JSON.stringify(source.href)})
    const found = () => import('sharp').then(({ default: made }) => String(made), () => 'not found')
    const before = await found()
    leaveImagesOut()
    const { parentPort } = await import('node:worker_threads')
    parentPort.postMessage([before, await found()])
  `
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`))
  const [answer] = await once(worker, 'message')
  expect(answer).toEqual(['not found', '() => {}'])
})
