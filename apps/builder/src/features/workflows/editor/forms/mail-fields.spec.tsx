import { describeType, jsonSchemaSchema, type Value } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { branching } from '../../../../../test/definitions'
import { Held } from '../../../../../test/Held'
import { helper, renderInEditor } from '../../../../../test/render'
import { FieldList } from './ValueField'

const schema = z.object({
  staffId: z.uuid().meta({ 'x-counterflow-options': 'staff' }),
  fields: z.array(z.object({ label: z.string(), value: z.json() })).optional(),
})

async function draw(start: Record<string, Value> = {}) {
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
  )
  return { user: userEvent.setup(), values: () => latest }
}

describe('the fields of a mail (R82)', () => {
  it('offer the members of the team by name, and keep the id', async () => {
    const { user, values } = await draw()
    await user.click(screen.getByRole('combobox', { name: 'To' }))
    await user.click(await screen.findByRole('option', { name: `${helper.name} (${helper.email})` }))
    expect(values()).toEqual({ staffId: helper.id })
  })

  it('take labels with texts, and with values of the run that keep their type', async () => {
    const { user, values } = await draw()
    await user.click(screen.getByRole('button', { name: 'Additional fields: Add a line' }))
    await user.type(screen.getByRole('textbox', { name: 'Additional fields 1: Label' }), 'Amount')
    await user.type(screen.getByRole('textbox', { name: 'Additional fields 1: Value' }), 'much')
    expect(values()).toEqual({ fields: [{ label: 'Amount', value: 'much' }] })

    await user.click(
      screen.getByRole('button', { name: 'Additional fields 1: Value: Use a value of the run' }),
    )
    await user.click(await screen.findByRole('button', { name: /^Order › Total/ }))
    expect(values()).toEqual({
      fields: [{ label: 'Amount', value: { $ref: ['trigger', 'order', 'total'] } }],
    })
  })

  it('show the value that a line refers to', async () => {
    const value = { $ref: ['trigger', 'order', 'number'] }
    await draw({ fields: [{ label: 'Order', value }] })
    expect(screen.queryByRole('textbox', { name: 'Additional fields 1: Value' })).toBeNull()
    expect(screen.getByRole('button', { name: /Order Number/ })).toBeTruthy()
  })
})
