import { describeType, jsonSchemaSchema, moneySchema, type Value } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { branching } from '../../../../../test/definitions'
import { Held } from '../../../../../test/Held'
import { renderInEditor } from '../../../../../test/render'
import { FieldList } from './ValueField'

const place = { nodeId: 'tag', path: ['nodes', 2, 'input'] }

async function draw(schema: z.ZodType, start: Record<string, Value> = {}, literal = false) {
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
        <FieldList place={{ ...place, literal }} fields={fields} values={values} onChange={change} />
      )}
    </Held>,
  )
  return { user: userEvent.setup(), values: () => latest }
}

describe('a form made from a schema', () => {
  it('has an input for every type', async () => {
    const { user, values } = await draw(
      z.object({
        subject: z.string(),
        count: z.int(),
        urgent: z.boolean(),
        tags: z.array(z.string()),
        amount: moneySchema,
        inner: z.object({ remark: z.string() }),
      }),
    )
    await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'Hello')
    await user.type(screen.getByRole('textbox', { name: 'Count' }), '12')
    await user.click(screen.getByRole('radio', { name: 'Yes' }))
    await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'vip{Enter}gift{Enter}')
    await user.type(screen.getByRole('textbox', { name: 'Amount' }), '9.99')
    await user.type(screen.getByRole('textbox', { name: 'Remark' }), 'deep')
    expect(values()).toEqual({
      subject: 'Hello',
      count: 12,
      urgent: true,
      tags: ['vip', 'gift'],
      amount: { amount: 999, currency: 'USD' },
      inner: { remark: 'deep' },
    })
  })

  it('leaves out what is emptied again', async () => {
    const { user, values } = await draw(z.object({ subject: z.string() }), { subject: 'x' })
    await user.clear(screen.getByRole('textbox', { name: 'Subject' }))
    expect(values()).toEqual({})
  })

  it('takes plain values only where nothing has happened yet', async () => {
    const headers = z.array(z.object({ name: z.string(), values: z.array(z.string()) }))
    const { user, values } = await draw(z.object({ url: z.string(), headers }), {}, true)
    expect(screen.queryByRole('button', { name: /Use a value of the run/ })).toBeNull()
    await user.type(screen.getByRole('textbox', { name: 'Address' }), 'https://example.com')
    const box = screen.getByRole('textbox', { name: 'Headers' })
    await user.click(box)
    await user.paste('[{ "name": "x-key", ')
    expect(values()).toEqual({ url: 'https://example.com' })
    expect(screen.getByText(/This is no JSON yet/)).toBeDefined()
    await user.paste('"values": ["1"] }]')
    expect(values()).toEqual({ url: 'https://example.com', headers: [{ name: 'x-key', values: ['1'] }] })
  })

  it('takes a value of the run instead of a literal, where one fits', async () => {
    const { user, values } = await draw(z.object({ count: z.int() }))
    await user.click(screen.getByRole('button', { name: 'Count: Use a value of the run' }))
    await user.type(await screen.findByRole('textbox', { name: 'Search values' }), 'number of orders')
    expect(screen.queryByRole('button', { name: /Total/ })).toBeNull()
    await user.keyboard('{Enter}')
    expect(values()).toEqual({ count: { $ref: ['trigger', 'order', 'customer', 'orderCount'] } })
    expect(screen.getByRole('button', { name: /Value: Number of orders/ })).toBeDefined()
  })

  it('offers the currency of an amount to those who search for it (R85)', async () => {
    const { user, values } = await draw(z.object({ count: z.unknown() }))
    await user.click(screen.getByRole('button', { name: 'Count: Use a value of the run' }))
    const search = await screen.findByRole('textbox', { name: 'Search values' })
    expect(screen.queryByRole('button', { name: /Total › Currency/ })).toBeNull()
    await user.type(search, 'total')
    const names = screen
      .getAllByRole('button', { name: /^Order › Total/ })
      .map(({ textContent }) => textContent)
    expect(names).toEqual([
      expect.stringMatching(/^Order › Total(?! ›)/),
      expect.stringMatching(/ › Currency/),
    ])
    await user.type(search, ' curr')
    await user.click(screen.getByRole('button', { name: /^Order › Total › Currency/ }))
    expect(values()).toEqual({ count: { $ref: ['trigger', 'order', 'total', 'currency'] } })
  })
})
