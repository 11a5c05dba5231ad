import { type Json, type ReferencePath, valueAt } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '../../../session/useStaff'
import { jsonSchema } from '../../workflow-queries'
import { useEditor } from '../EditorContext'
import { FieldFrame } from '../forms/FieldFrame'
import { JsonField } from '../forms/JsonField'
import type { Place } from '../forms/Place'
import { samplesQuery } from '../samples/samples-query'

const route = getRouteApi('/shell/workflows/$workflowId')

interface SampleFieldProps {
  place: Place
  /** Where in the output the sample stands. */
  sampled: ReferencePath
  sample: Json | undefined
  onChange: (sample: Json | undefined) => void
}

/** What came in once: later steps choose from its fields. */
export function SampleField({ place, sampled, sample, onChange }: SampleFieldProps) {
  const { t } = useText()
  const may = useMay()
  const { workflowId } = route.useParams()
  const { definition, readOnly } = useEditor()
  const { data } = useQuery({
    ...samplesQuery(workflowId, definition.trigger?.type),
    enabled: may('runs.read'),
  })
  const latest = jsonSchema.safeParse(data?.items[0]?.payload)
  const received = latest.success ? valueAt(latest.data, sampled) : undefined
  return (
    <FieldFrame
      place={place}
      label={t('triggers.sample.title')}
      hint={t('triggers.sample.hint')}
      optional
      aside={
        received !== undefined && !readOnly ? (
          <Button variant="subtle" size="compact-xs" onClick={() => onChange(received)}>
            {t('triggers.sample.useLast')}
          </Button>
        ) : undefined
      }
    >
      <JsonField label={t('triggers.sample.title')} readOnly={readOnly} value={sample} onChange={onChange} />
    </FieldFrame>
  )
}
