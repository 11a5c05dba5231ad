import type { Json } from '@counterflow/core'
import { formatDateTime } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Button, Select, Stack, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../../../platform/api/problem'
import { problemText } from '../../../platform/api/problem-text'
import { JsonField } from '../editor/forms/JsonField'
import { samplesQuery } from '../editor/samples/samples-query'
import { WrongFields } from '../running/WrongFields'
import { jsonSchema } from '../workflow-queries'
import { AllowedEffects } from './AllowedEffects'
import { rehearsalAsRun } from './as-run'
import { RehearsedSteps } from './RehearsedSteps'
import { TrialBody, type TrialProps } from './TrialBody'
import { rehearse, type TriedOn } from './trying-queries'

const edited = 'edited'

/** Goes through the draft with one event, step by step; effects happen only where they are allowed one by one. */
export function EventTrial({ workflow, definition, ...shown }: TrialProps) {
  const text = useText()
  const { t, language } = text
  const { data: samples } = useQuery(samplesQuery(workflow.id, definition.trigger?.type))
  const [chosen, setChosen] = useState<string>()
  const [written, setWritten] = useState<Json>()
  const [valid, setValid] = useState(true)
  const [allowed, setAllowed] = useState<readonly string[]>([])
  const items = samples?.items ?? []
  const sample = chosen === edited ? undefined : (items.find(({ eventId }) => eventId === chosen) ?? items[0])
  const trial = useMutation({
    mutationFn: (on: TriedOn) => rehearse(workflow.id, on, allowed),
    // Once is once: what was allowed would otherwise happen again with the next look.
    onSuccess: () => setAllowed([]),
  })
  const run = trial.data === undefined ? undefined : rehearsalAsRun(definition, trial.data)
  const begin = () => {
    shown.onOpen(undefined)
    trial.mutate(sample === undefined ? { payload: written ?? null } : { eventId: sample.eventId })
  }
  const failure = trial.error ? problemText(trial.error, text) : undefined
  return (
    <TrialBody definition={definition} run={run} label={t('trying.view.event')} {...shown}>
      <Stack p="md" gap="sm">
        <Text size="sm">{t('trying.eventIntro')}</Text>
        {samples !== undefined && (
          <Select
            label={t('trying.on')}
            description={items.length === 0 ? t('trying.noEvents') : undefined}
            allowDeselect={false}
            data={[
              ...items.map(({ eventId, at, subject }) => ({
                value: eventId,
                label: [subject?.label, formatDateTime(at, language)].filter(Boolean).join(' · '),
              })),
              { value: edited, label: t('trying.edited') },
            ]}
            value={sample?.eventId ?? edited}
            onChange={(next) => {
              // Whoever edits begins with what was chosen last.
              if (next === edited && sample !== undefined) setWritten(jsonSchema.parse(sample.payload))
              setValid(true)
              setChosen(next ?? edited)
              trial.reset()
            }}
          />
        )}
        {samples !== undefined && sample === undefined && (
          <JsonField
            label={t('trying.data')}
            readOnly={false}
            value={written}
            onChange={setWritten}
            onValid={setValid}
            rows={12}
          />
        )}
        <AllowedEffects definition={definition} allowed={allowed} onChange={setAllowed} />
        <Button
          leftSection={<IconPlayerPlay size={16} stroke={1.75} aria-hidden />}
          loading={trial.isPending}
          disabled={!valid || (sample === undefined && written === undefined)}
          onClick={begin}
        >
          {t('trying.begin')}
        </Button>
        {failure && (
          <Notice tone="bad" title={failure.message} urgent>
            {isProblem(trial.error, 'invalid-input') ? (
              <WrongFields error={trial.error} />
            ) : (
              failure.fix && <Text size="sm">{failure.fix}</Text>
            )}
          </Notice>
        )}
      </Stack>
      {trial.data && <RehearsedSteps rehearsal={trial.data} opened={shown.opened} onOpen={shown.onOpen} />}
    </TrialBody>
  )
}
