import {
  type LedgerStamp,
  ledgerEventIdSchema,
  ledgerRulesVersion,
  type StaffId,
  type TillSettings,
} from '@counterflow/core'
import { freshId } from '../till/fresh-id'
import type { TillRecords } from '../till/till-records'

interface StampParts {
  readonly staffId: StaffId
  readonly approvedBy: StaffId | null
  readonly records: Pick<TillRecords, 'snapshot' | 'settings'>
  readonly clockOffset: number | null
}

/** Who, when by every clock there is, and under which prices and taxes. */
export function ledgerStamp({ staffId, approvedBy, records, clockOffset }: StampParts): LedgerStamp {
  const now = new Date()
  const version = records.snapshot.read()?.version
  return {
    id: freshId(ledgerEventIdSchema),
    staffId,
    approvedBy,
    deviceTime: now.toISOString(),
    // A browser does not say when the device was started; the app's own start is as good against a clock set back.
    monoMs: Math.round(performance.now()),
    serverOffset: clockOffset,
    catalogVer: version === undefined ? null : `${version}`,
    taxVer: taxesSince(records.settings.read(), now.getTime() + (clockOffset ?? 0)),
    coreVer: ledgerRulesVersion,
  }
}

/** Which of the tax tables counts at `now`: since when it does. */
function taxesSince(settings: TillSettings | undefined, now: number): string | null {
  const taxes = settings?.taxes.filter(({ from }) => Date.parse(from) <= now) ?? []
  return taxes.at(-1)?.from ?? null
}
