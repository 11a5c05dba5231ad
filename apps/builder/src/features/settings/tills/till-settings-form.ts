import { type Currency, decimalOf, exponentOf, type LocalizedText } from '@counterflow/core'
import { minorUnitsOf } from '../../../platform/forms/minor-units'
import type { ShopTillSettings, WrittenTillSettings } from './till-settings-queries'

/** The settings as a form holds them: what was typed, so that nothing is lost that does not fit. */
export interface TillSettingsForm {
  taxNumber: string
  /** Minor units; undefined: what is usual. */
  smallestCoin: number | undefined
  /** One amount a line, in units of the currency. */
  denominations: string
  mostCashDifference: number | undefined
  cardProviders: { key: string; name: string }[]
  blindCount: boolean
  mostSnapshotHours: number
  keepDays: number
  receiptFooter: LocalizedText
  lockMinutes: number
}

export function formOf(settings: ShopTillSettings): TillSettingsForm {
  const { currency, denominations, taxNumber, smallestCoin, mostCashDifference, receiptFooter } = settings
  const written = (amount: number) => decimalOf(amount, exponentOf(currency))
  return {
    taxNumber: taxNumber ?? '',
    smallestCoin: smallestCoin ?? undefined,
    denominations: (denominations ?? []).map(written).join('\n'),
    mostCashDifference: mostCashDifference ?? undefined,
    cardProviders: settings.cardProviders,
    blindCount: settings.blindCount,
    mostSnapshotHours: settings.mostSnapshotHours,
    keepDays: settings.keepDays,
    receiptFooter: receiptFooter ?? { en: '', ko: '', ja: '' },
    lockMinutes: settings.lockMinutes,
  }
}

/** The lines that were typed as amounts, and the first that is none. */
export function readDenominations(typed: string, currency: Currency): { amounts: number[]; bad?: string } {
  const amounts: number[] = []
  for (const line of typed.split('\n').map((each) => each.replaceAll(/[\s,]/g, ''))) {
    if (line === '') continue
    const amount = /^\d+(\.\d+)?$/.test(line) ? minorUnitsOf(line, exponentOf(currency)) : undefined
    if (amount === undefined || amount === 0) return { amounts, bad: line }
    amounts.push(amount)
  }
  return { amounts }
}

const isBlank = ({ en, ko, ja }: LocalizedText) => `${en}${ko}${ja}`.trim() === ''

/** Whether a text is written in some languages and not in others. */
export const isHalfWritten = (text: LocalizedText): boolean =>
  !isBlank(text) && [text.en, text.ko, text.ja].some((one) => one.trim() === '')

/** What the form sends. */
export function writtenSettings(
  form: TillSettingsForm,
  currency: Currency,
  version: number,
): WrittenTillSettings {
  const { amounts } = readDenominations(form.denominations, currency)
  return {
    taxNumber: form.taxNumber.trim() === '' ? null : form.taxNumber.trim(),
    smallestCoin: form.smallestCoin ?? null,
    denominations: amounts.length === 0 ? null : amounts,
    mostCashDifference: form.mostCashDifference ?? null,
    cardProviders: form.cardProviders.map(({ key, name }) => ({ key, name: name.trim() })),
    blindCount: form.blindCount,
    mostSnapshotHours: form.mostSnapshotHours,
    keepDays: form.keepDays,
    receiptFooter: isBlank(form.receiptFooter) ? null : form.receiptFooter,
    lockMinutes: form.lockMinutes,
    version,
  }
}

/** A key for a new card terminal that none of `taken` has. */
export function freshTerminalKey(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const key = `terminal_${number}`
    if (!taken.includes(key)) return key
  }
}
