import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const made = z.looseObject({
  id: z.string(),
  draftRevision: z.number(),
  findings: z.array(z.object({ code: z.string(), nodeId: z.string().nullable() })),
  draft: z.looseObject({ nodes: z.array(z.looseObject({ id: z.string(), input: z.unknown().optional() })) }),
})

describe.skipIf(!isPacked)('the template that tells of a payment that was not captured (R71)', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })
  afterAll(() => shop.close())

  it('lacks nothing but the address, and is named anew each time', async () => {
    const install = async () => {
      const address = '/api/v1/templates/commerce.capture_or_tell/install'
      return made.parse((await shop.send(owner, 'POST', address, { turnOn: false })).body)
    }
    const first = await install()
    expect(first.findings).toMatchObject([{ code: 'placeholder_left', nodeId: 'tell' }])
    expect(await install()).toMatchObject({ name: expect.stringMatching(/ 2$/) })

    const nodes = first.draft.nodes.map((node) =>
      node.id === 'tell' && typeof node.input === 'object'
        ? { ...node, input: { ...node.input, to: ['risk@example.com'] } }
        : node,
    )
    const body = { revision: first.draftRevision, definition: { ...first.draft, nodes } }
    const saved = await shop.send(owner, 'PUT', `/api/v1/workflows/${first.id}/draft`, body)
    expect(made.parse(saved.body).findings).toEqual([])
  })
})
