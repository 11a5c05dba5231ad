import { describeType, jsonSchemaSchema, type Value } from '@counterflow/core'
import type { QueryClient } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { branching } from '../../../../../test/definitions'
import { Held } from '../../../../../test/Held'
import { renderInEditor } from '../../../../../test/render'
import { FieldList } from './ValueField'

const connection = {
  id: '01980000-0000-7000-8000-0000000000aa',
  name: 'Parcel service',
  kind: 'http' as const,
  baseUrl: 'https://api.example.com',
  auth: { kind: 'bearer' as const },
  ratePerSecond: null,
  mostInFlight: null,
  secretLost: false,
  createdAt: '2026-11-22T00:00:00.000Z',
  updatedAt: '2026-11-22T00:00:00.000Z',
}

const schema = z.object({
  method: z.enum(['GET', 'POST']),
  connection: z.uuid().optional().meta({ 'x-counterflow-options': 'connections' }),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  bodyJson: z.unknown().optional(),
})

async function draw(start: Record<string, Value> = {}, prepare?: (client: QueryClient) => void) {
  const type = describeType(jsonSchemaSchema.parse(z.toJSONSchema(schema)))
  const fields = type.kind === 'object' ? type.fields : {}
  let latest = start
  await renderInEditor(
    branching,
    <Held
      start={start}
      onChange={(next) => {
        latest = next
      }}
    >
      {(values, change) => (
        <FieldList
          place={{ nodeId: 'tag', path: ['nodes', 2, 'input'] }}
          fields={fields}
          values={values}
          onChange={change}
        />
      )}
    </Held>,
    [connection],
    prepare,
  )
  return { user: userEvent.setup(), values: () => latest }
}

describe('the fields of a request', () => {
  it('offer the connections of the shop by name, and keep the id', async () => {
    const { user, values } = await draw()
    await user.click(screen.getByRole('combobox', { name: 'Connection' }))
    await user.click(await screen.findByRole('option', { name: 'Parcel service' }))
    expect(values()).toEqual({ connection: connection.id })
    expect(screen.queryByRole('button', { name: /^Connection: / })).toBeNull()
  })

  it('say that a connection is gone', async () => {
    const gone = '01980000-0000-7000-8000-0000000000bb'
    await draw({ connection: gone }, (client) =>
      client.setQueryData(['option', 'connections', gone, 'en'], null),
    )
    expect(await screen.findByDisplayValue('Deleted connection')).toBeTruthy()
  })

  it('take lines of name and value, with values of the run in them', async () => {
    const { user, values } = await draw()
    await user.click(screen.getByRole('button', { name: 'Headers: Add a line' }))
    await user.type(screen.getByRole('textbox', { name: 'Headers 1: Name' }), 'X-Shop')
    await user.type(screen.getByRole('textbox', { name: 'Headers 1: Value' }), '{{{{ shop.name }}')
    expect(values()).toEqual({ headers: [{ name: 'X-Shop', value: { $template: '{{ shop.name }}' } }] })
    await user.click(screen.getByRole('button', { name: 'Headers: Remove line 1' }))
    expect(values()).toEqual({})
  })

  it('take a body as JSON, and none that is not finished', async () => {
    const { user, values } = await draw()
    const body = screen.getByRole('textbox', { name: 'Body as JSON' })
    await user.type(body, '{{"a": 1')
    expect(values()).toEqual({})
    expect(await screen.findByText(/This is no JSON yet/)).toBeTruthy()
    await user.type(body, '}')
    expect(values()).toEqual({ bodyJson: { a: 1 } })
    expect(screen.queryByText(/This is no JSON yet/)).toBeNull()
  })

  it('name methods as they are', async () => {
    const { user } = await draw()
    await user.click(screen.getByRole('combobox', { name: 'Method' }))
    expect(await screen.findByRole('option', { name: 'POST' })).toBeTruthy()
  })
})
