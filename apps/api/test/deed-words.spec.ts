import { languages } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { expect, it } from 'vitest'
import { apiContract } from '../src/api-contract.js'
import { isRecorded } from '../src/audit/recorded-request.js'

/** The keys of the catalogue of which one has to be there for each part of a deed's name. */
function wordsOf(deed: string): string[][] {
  const [verb = deed] = /^[a-z]+/.exec(deed) ?? []
  const object = deed.slice(verb.length)
  const whole = `audit.whole.${deed}`
  return [[whole, `audit.verb.${verb}`], ...(object === '' ? [] : [[whole, `audit.object.${object}`]])]
}

it.each(languages)('every deed that is recorded has words in %s', async (language) => {
  const { exists } = await createTranslation(language)
  const deeds = apiContract
    .filter((route) => isRecorded(route) && route.servedBare !== true)
    .map(({ operationId }) => operationId)
  expect(deeds.length).toBeGreaterThan(100)
  const lacking = deeds.filter((deed) =>
    wordsOf(deed).some((keys) => !keys.some((key) => exists(key, { fallbackLng: [] }))),
  )
  expect(lacking, 'Add them to packages/i18n/src/catalogues/audit.').toEqual([])
})
