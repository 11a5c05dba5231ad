import type { Json } from '@counterflow/core'
import { formatDateTime } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../../../platform/api/problem'
import { problemText } from '../../../platform/api/problem-text'
import { useReturnedFocus } from '../../../platform/keyboard/useReturnedFocus'
import { JsonField } from '../editor/forms/JsonField'
import { samplesQuery } from '../editor/samples/samples-query'
import { currentElement } from '../editor/stepping/element-of'
import { jsonSchema, type Workflow } from '../workflow-queries'
import { useStartRun } from './useStartRun'
import { WrongFields } from './WrongFields'

const byHand = 'by-hand'

interface RunNowProps {
  workflow: Workflow
  onClose: () => void
}

/** Starts a workflow at once, on something that came in lately or on data written by hand. */
export function RunNow({ workflow, onClose }: RunNowProps) {
  useReturnedFocus(currentElement)
  const text = useText()
  const { t, language } = text
  const { data: samples } = useQuery(samplesQuery(workflow.id))
  const start = useStartRun(workflow.id)
  const [chosen, setChosen] = useState<string>()
  const [written, setWritten] = useState<Json>()
  const [valid, setValid] = useState(true)
  const items = samples?.items ?? []
  const sample =
    items.find(({ eventId }) => eventId === chosen) ?? (chosen === undefined ? items[0] : undefined)
  const payload = sample === undefined ? written : jsonSchema.parse(sample.payload)
  const failure = start.error ? problemText(start.error, text) : undefined
  const unfit = isProblem(start.error, 'invalid-input')
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('triggers.run.title', { name: workflow.name })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        {workflow.draftDiffersFromLive && <Text size="sm">{t('triggers.run.live')}</Text>}
        {samples !== undefined && (
          <Select
            label={t('triggers.run.startWith')}
            description={items.length === 0 ? t('triggers.run.none') : undefined}
            allowDeselect={false}
            data={[
              ...items.map(({ eventId, at, subject }) => ({
                value: eventId,
                label: [subject?.label, formatDateTime(at, language)].filter(Boolean).join(' · '),
              })),
              { value: byHand, label: t('triggers.run.byHand') },
            ]}
            value={sample?.eventId ?? byHand}
            onChange={(next) => {
              // Whoever writes by hand begins with what was chosen last.
              if (next === byHand && written === undefined && sample !== undefined) setWritten(payload)
              setValid(true)
              setChosen(next ?? byHand)
              start.reset()
            }}
          />
        )}
        <JsonField
          key={sample?.eventId ?? byHand}
          label={t('triggers.run.data')}
          readOnly={sample !== undefined}
          value={payload}
          onChange={setWritten}
          onValid={setValid}
          rows={12}
        />
        {failure && (
          <Notice tone="bad" title={unfit ? t('triggers.run.unfit') : failure.message} urgent>
            {unfit ? (
              <WrongFields error={start.error} />
            ) : (
              failure.fix && <Text size="sm">{failure.fix}</Text>
            )}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button
            disabled={!valid || payload === undefined}
            loading={start.isPending}
            onClick={() => payload !== undefined && start.mutate(payload)}
          >
            {t('triggers.run.start')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
