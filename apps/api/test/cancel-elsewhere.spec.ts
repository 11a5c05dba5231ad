import { once } from 'node:events'
import type { WorkflowDefinition } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CommerceModule } from '../src/commerce/commerce.module.js'
import { IdentityModule } from '../src/identity/identity.module.js'
import { startTestApplication, type TestApplication } from '../src/platform/http/test-application.js'
import { Runs } from '../src/workflows/runs/runs.js'
import { type OutsideService, startOutsideService } from './outside-service.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'
import { isPacked } from './workflow-shop.js'

const made = z.object({ id: z.string(), draftRevision: z.int() })

describe.skipIf(!isPacked)('a run that is cancelled in one process while another works on it', () => {
  /** Takes requests, and drives nothing. */
  let api: ShopApplication
  let worker: TestApplication
  let partner: OutsideService
  let answered: Promise<unknown>

  beforeAll(async () => {
    api = await startShop(wholeProduct())
    const product = wholeProduct()
    worker = await startTestApplication({
      ...product,
      modules: [...new Set([IdentityModule, CommerceModule, ...product.modules])],
      shared: api,
    })
    worker.application.get(Runs, { strict: false }).start()
    partner = await startOutsideService((_, response) => {
      answered = once(response, 'close')
    })
  })
  afterAll(async () => {
    await partner.close()
    await worker.close()
    await api.close()
  })

  const definition = (): WorkflowDefinition => ({
    schema: 1,
    name: 'Calls a partner who never answers',
    trigger: { type: 'http.webhook', config: {} },
    nodes: [
      {
        id: 'call',
        kind: 'action',
        action: 'http.request',
        input: { method: 'POST', url: partner.url, bodyJson: {} },
      },
    ],
    edges: [{ from: 'trigger', port: 'then', to: 'call' }],
    layout: {},
  })

  it('has its call broken off within a second, though no flush of it is due for long', async () => {
    const owner = await api.staff('owner')
    const { body } = await api.send(owner, 'POST', '/api/v1/workflows', {
      name: 'Calls',
      definition: definition(),
    })
    const { id, draftRevision: revision } = made.parse(body)
    await api.send(owner, 'POST', `/api/v1/workflows/${id}/turn-on`, { revision })
    const webhook = await api.send(owner, 'GET', `/api/v1/workflows/${id}/webhook`)
    const { url } = z.object({ url: z.url() }).parse(webhook.body)
    const taken = await fetch(`${api.url}${new URL(url).pathname}`, { method: 'POST' })
    const { runId } = z.object({ runId: z.string() }).parse(await taken.json())
    await expect.poll(() => partner.heard.length).toBe(1)

    const begun = performance.now()
    expect((await api.send(owner, 'POST', `/api/v1/runs/${runId}/cancel`)).status).toBe(200)
    await answered
    expect(performance.now() - begun).toBeLessThan(5_000)
    const run = await api.send(owner, 'GET', `/api/v1/runs/${runId}`)
    expect(run.body).toMatchObject({ status: 'cancelled' })
  })
})
