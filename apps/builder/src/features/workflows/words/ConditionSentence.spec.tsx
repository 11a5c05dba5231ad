import type { Condition, Language } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ConditionSentence } from './ConditionSentence'

async function told(condition: Condition, language: Language): Promise<string | null> {
  const translation = await createTranslation(language)
  const { container } = render(
    <AppProviders translation={translation} environment="test">
      <p>
        <ConditionSentence condition={condition} />
      </p>
    </AppProviders>,
  )
  return container.querySelector('p')?.textContent ?? null
}

const about = (
  field: string,
  operator: 'equals' | 'not_equals' | 'starts_with',
  value: string,
): Condition => ({
  field: { $ref: ['trigger', field] },
  operator,
  value,
})

it.each([
  [about('riskLevel', 'not_equals', 'high'), '위험도가 높음과 다름'],
  [about('total', 'equals', '₩15,000'), '합계가 “₩15,000”'],
  [about('email', 'starts_with', 'Mina K'), '이메일이 “Mina K”로 시작'],
  [about('name', 'starts_with', '김'), '이름이 “김”으로 시작'],
])('lets Korean particles follow what is compared: %o', async (condition, sentence) => {
  expect(await told(condition, 'ko')).toBe(sentence)
})

it('is the same as ever in English', async () => {
  expect(await told(about('email', 'starts_with', 'Mina K'), 'en')).toBe('E-mail starts with “Mina K”')
})
