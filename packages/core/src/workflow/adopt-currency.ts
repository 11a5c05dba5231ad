import { comparableAmount } from '../money/comparable.js'
import type { Currency } from '../money/currency.js'
import { type Money, MoneyRangeError, moneySchema } from '../money/money.js'
import { type WorkflowDefinition, workflowDefinitionSchema } from './definition.js'

/** What was seen once is kept as it was seen. */
const untouched = new Set(['sample'])

/**
 * `definition` with every written amount in `currency`: thresholds become the comparable round figure (R81). A
 * workflow that was made for another currency would otherwise compare amounts that have no order. Nothing changes
 * where the amounts are in `currency` already.
 */
export function adoptCurrency(definition: WorkflowDefinition, currency: Currency): WorkflowDefinition {
  return workflowDefinitionSchema.parse(adopted(definition, currency))
}

function adopted(value: unknown, currency: Currency): unknown {
  if (Array.isArray(value)) return value.map((item) => adopted(item, currency))
  if (typeof value !== 'object' || value === null) return value
  const money = moneySchema.safeParse(value)
  if (money.success) return comparable(money.data, currency)
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      untouched.has(name) ? member : adopted(member, currency),
    ]),
  )
}

/** An amount that is too large for the other currency stays, for validation to name. */
function comparable(amount: Money, currency: Currency): Money {
  try {
    return comparableAmount(amount, currency)
  } catch (error) {
    if (error instanceof MoneyRangeError) return amount
    throw error
  }
}
