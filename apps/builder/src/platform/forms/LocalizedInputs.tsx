import { type Language, type LocalizedText, languages } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Fieldset, Input, SimpleGrid, TextInput } from '@mantine/core'

interface LocalizedInputsProps {
  label: string
  description?: string
  value: LocalizedText
  maxLength: number
  error?: string | undefined
  onChange: (value: LocalizedText) => void
}

/** A text in each language, the reader's own first. */
export function LocalizedInputs({
  label,
  description,
  value,
  maxLength,
  error,
  onChange,
}: LocalizedInputsProps) {
  const { language } = useText()
  const ordered: readonly Language[] = [language, ...languages.filter((other) => other !== language)]
  return (
    <Fieldset variant="unstyled" legend={label} styles={{ legend: { fontSize: 14, fontWeight: 500 } }}>
      {description !== undefined && <Input.Description mb={4}>{description}</Input.Description>}
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
        {ordered.map((each) => (
          <TextInput
            key={each}
            aria-label={`${label}: ${languageNames[each]}`}
            placeholder={languageNames[each]}
            lang={each}
            maxLength={maxLength}
            value={value[each]}
            error={error !== undefined && value[each].trim() === ''}
            onChange={(event) => onChange({ ...value, [each]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      {error !== undefined && <Input.Error mt={4}>{error}</Input.Error>}
    </Fieldset>
  )
}
