import { type Context, type FilterImplOptions, filters } from 'liquidjs/dist/liquid.browser.mjs'
import { formatMoney } from '../money/format-money.js'
import { moneySchema } from '../money/money.js'
import { parseInstant } from '../reference/instant.js'
import { type Printing, printingSchema, UnprintableError } from './printing.js'

/** How the shop writes; it stands among the template's values whether or not the template names it. */
function printingOf({ environments }: Context): Printing {
  const shop: unknown = 'shop' in environments ? Reflect.get(environments, 'shop') : undefined
  return printingSchema.parse(shop ?? {})
}

/** `{{ trigger.order.total | money }}`: an amount; a whole number counts as minor units of the shop's currency. */
export const moneyFilter: FilterImplOptions = function (value: unknown): string {
  const { language, currency } = printingOf(this.context)
  const money = moneySchema.safeParse(typeof value === 'number' ? { amount: value, currency } : value)
  if (!money.success) throw new UnprintableError('"money" needs an amount')
  return formatMoney(money.data, language)
}

/**
 * `{{ trigger.order.placedAt | date }}`: an instant in the shop's time zone, as the shop's language writes it, or by a
 * format such as "%Y-%m-%d". There is no `now`: a run may be replayed, and has to come to the same text.
 */
export const dateFilter: FilterImplOptions = function (value: unknown, format?: unknown): unknown {
  const { language, timeZone } = printingOf(this.context)
  const instant = typeof value === 'string' ? parseInstant(value) : undefined
  if (instant === undefined) {
    throw new UnprintableError('"date" needs a date and time of the run, such as trigger.order.placedAt')
  }
  const { date } = filters
  if (format === undefined || typeof date !== 'function') {
    return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
      instant,
    )
  }
  return date.call(this, value, format, timeZone)
}
