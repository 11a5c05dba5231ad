import { type Language, languages } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Fieldset, Input, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import type { TillSettingsPart } from './TillSettingsForm'

/** What receipts print besides the sale. */
export function ReceiptPanel({ values, errors, onChange }: TillSettingsPart) {
  const { t, language } = useText()
  const { receiptFooter } = values
  const ordered: readonly Language[] = [language, ...languages.filter((other) => other !== language)]
  const error = errors.receiptFooter ?? ordered.map((each) => errors[`receiptFooter.${each}`]).find(Boolean)
  return (
    <Panel title={t('tillSettings.receipts')}>
      <Stack>
        <TextInput
          label={t('tillSettings.taxNumber')}
          maxLength={60}
          maw={360}
          value={values.taxNumber}
          error={errors.taxNumber}
          onChange={(event) => onChange({ taxNumber: event.currentTarget.value })}
        />
        <Fieldset
          variant="unstyled"
          legend={t('tillSettings.footer')}
          styles={{ legend: { fontSize: 14, fontWeight: 500 } }}
        >
          <Input.Description mb={4}>{t('tillSettings.footerHint')}</Input.Description>
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
            {ordered.map((each) => (
              <Textarea
                key={each}
                aria-label={`${t('tillSettings.footer')}: ${languageNames[each]}`}
                placeholder={languageNames[each]}
                lang={each}
                autosize
                minRows={3}
                maxLength={500}
                value={receiptFooter[each]}
                error={error !== undefined && receiptFooter[each].trim() === ''}
                onChange={(event) =>
                  onChange({ receiptFooter: { ...receiptFooter, [each]: event.currentTarget.value } })
                }
              />
            ))}
          </SimpleGrid>
          {error !== undefined && <Input.Error mt={4}>{error}</Input.Error>}
        </Fieldset>
      </Stack>
    </Panel>
  )
}
