import type { Schemas } from '@counterflow/api-client'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { branching } from '../../../../test/definitions'
import { failureCause } from '../../../../test/failure-cause'
import { renderInEditor } from '../../../../test/render'
import { api } from '../../../platform/api/client'
import { BulkRetry } from './BulkRetry'

const asked = z.object({ failedBefore: z.string().optional() })

const draw = (items: readonly Schemas['FailureCause'][]) =>
  renderInEditor(
    branching,
    <>
      <p>Runs</p>
      <BulkRetry workflowId={undefined} />
    </>,
    [],
    (client) => client.setQueryData(['runs', 'failures', null], { items }),
  )

describe('retrying failed runs', () => {
  it('is offered where runs have failed', async () => {
    await draw([failureCause])
    expect(await screen.findByRole('button', { name: 'Retry failed runs' })).toBeDefined()
  })

  it('is not offered where none has', async () => {
    await draw([])
    await screen.findByText('Runs')
    expect(screen.queryByRole('button')).toBeNull()
  })

  describe('of which there are more than one request takes', () => {
    const sent: unknown[] = []
    const moment = '2026-11-23T08:00:00.123456Z'
    /** A server that has more after the first request, and no more after the second. */
    const server: Parameters<typeof api.use>[0] = {
      onRequest: async ({ request }) => {
        if (request.method === 'GET') return Response.json({ items: [failureCause] })
        sent.push(await request.json())
        return Response.json({ retried: 1_000, skipped: 0, more: sent.length === 1, failedBefore: moment })
      },
    }
    afterEach(() => {
      api.eject(server)
      sent.length = 0
    })

    it('goes on at the second press with those that had failed at the first, and begins anew after that', async () => {
      api.use(server)
      await draw([failureCause])
      const user = userEvent.setup()
      for (const press of [1, 2, 3]) {
        await user.click(await screen.findByRole('button', { name: 'Retry failed runs' }))
        await user.click(await screen.findByRole('button', { name: 'Retry them' }))
        await expect.poll(() => sent.length).toBe(press)
        await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
      }
      expect(sent.map((body) => asked.parse(body).failedBefore)).toEqual([undefined, moment, undefined])
    })

    it('begins anew where other runs are meant', async () => {
      api.use(server)
      await draw([failureCause])
      const user = userEvent.setup()
      await user.click(await screen.findByRole('button', { name: 'Retry failed runs' }))
      await user.click(await screen.findByRole('button', { name: 'Retry them' }))
      await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
      await user.click(screen.getByRole('button', { name: 'Retry failed runs' }))
      await user.click(await screen.findByRole('combobox'))
      await user.click(await screen.findByRole('option', { name: 'the last hour' }))
      await user.click(screen.getByRole('button', { name: 'Retry them' }))
      await expect.poll(() => sent.length).toBe(2)
      expect(asked.parse(sent[1]).failedBefore).toBeUndefined()
    })
  })
})
