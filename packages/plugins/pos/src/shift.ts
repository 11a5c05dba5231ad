import { moneySchema, z } from '@counterflow/plugin-sdk'

const instant = z.iso.datetime()

/** A shift as the triggers tell it. */
export const shiftSchema = z
  .strictObject({
    id: z.uuid().meta({ title: 'Shift ID' }),
    register: z
      .strictObject({ id: z.uuid().meta({ title: 'ID' }), name: z.string().meta({ title: 'Name' }) })
      .meta({ title: 'Register' }),
    currency: z.string().meta({ title: 'Currency' }),
    openedAt: instant.meta({ title: 'Opened at' }),
    closedAt: instant.nullable().meta({ title: 'Closed at' }),
    tickets: z.int().meta({ title: 'Tickets' }),
    sold: moneySchema.meta({ title: 'Sold' }),
    returned: moneySchema.meta({ title: 'Returned' }),
    expected: moneySchema.meta({ title: 'Expected in the drawer' }),
    counted: moneySchema.nullable().meta({ title: 'Counted' }),
    difference: moneySchema
      .nullable()
      .meta({ title: 'Difference', description: 'Below zero there is too little.' }),
  })
  .meta({ title: 'Shift' })
