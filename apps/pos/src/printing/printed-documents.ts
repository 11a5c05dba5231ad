import {
  cashSlip,
  draftNote,
  giftReceipt,
  type Language,
  type ReceiptContext,
  type ReceiptDocument,
  type ReceiptWords,
  saleReceipt,
  shiftSlip,
  type TillSettings,
  type TillStaff,
  testSlip,
} from '@counterflow/core'
import { createTranslationOf, tillTexts } from '@counterflow/i18n'
import type { Printable } from './printing-port'

const spoken = new Map<Language, Promise<ReceiptWords>>()

/** What slips say, in the language of the shop: that of a customer is not known, and that of staff changes. */
function wordsOf(language: Language): Promise<ReceiptWords> {
  const known = spoken.get(language)
  if (known !== undefined) return known
  const words = createTranslationOf(language, [tillTexts]).then(
    (translation): ReceiptWords =>
      (word, values) =>
        translation.t(`receipts.paper.${word}`, { ...values }),
  )
  spoken.set(language, words)
  // What could not be loaded is asked for again with the next receipt.
  words.catch(() => spoken.delete(language))
  return words
}

/** What the till knows when it prints. */
export interface PrintingFacts {
  readonly settings: TillSettings
  readonly staff: readonly TillStaff[]
  readonly register: string
  /** Of this device's clock. */
  readonly now: string
}

/** What is printed of `what`. */
export async function documentOf(what: Printable, facts: PrintingFacts): Promise<ReceiptDocument> {
  switch (what.kind) {
    case 'ticket': {
      const context = await contextOf(facts, what.event.staffId)
      return what.isGift
        ? giftReceipt(what.event, context)
        : saleReceipt(what.event, context, { copy: what.isCopy })
    }
    case 'shift_report':
      return shiftSlip(what.report, facts.now, await contextOf(facts, what.report.openedBy), {
        hidesExpected: facts.settings.blindCount,
      })
    case 'cash_moved':
      return cashSlip(what.event, facts.settings.currency, await contextOf(facts, what.event.staffId))
    case 'draft':
      return draftNote(what.event, await contextOf(facts, what.event.staffId))
  }
}

/** What shows whether a printer prints. */
export async function testDocument(facts: PrintingFacts): Promise<ReceiptDocument> {
  return testSlip(facts.now, await contextOf(facts, null))
}

async function contextOf(
  { settings, staff, register }: PrintingFacts,
  staffId: string | null,
): Promise<ReceiptContext> {
  return {
    settings,
    language: settings.language,
    words: await wordsOf(settings.language),
    register,
    staffName: staff.find((person) => person.staffId === staffId)?.name ?? null,
  }
}
