/** What is worth telling about a fall: `low` at or below the threshold, `out` when nothing is left to sell. */
export type StockAlert = 'low' | 'out'

/**
 * The alerts of a change of what is available over all locations. Each is raised by the change that crosses its line,
 * and not again until the stock rose above that line.
 *
 * @param threshold pieces at which stock is low; null: the shop does not want to be told.
 */
export function stockAlertsOf(before: number, after: number, threshold: number | null): StockAlert[] {
  const fellTo = (line: number) => before > line && after <= line
  const alerts: StockAlert[] = []
  if (threshold !== null && fellTo(threshold)) alerts.push('low')
  if (fellTo(0)) alerts.push('out')
  return alerts
}
